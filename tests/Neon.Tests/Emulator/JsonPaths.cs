using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Tests.Emulator;

/// <summary>Short ways into JSON: <c>"endpoints.0.id"</c>.</summary>
public static class JsonPaths
{
    public static JsonNode? At(this JsonNode node, string path) => path.Split('.').Aggregate(
        (JsonNode?)node,
        (current, name) => current is JsonArray array ? array[int.Parse(name, CultureInfo.InvariantCulture)] : current?[name]);

    public static string Text(this JsonNode node, string path) =>
        node.At(path)?.ToString() ?? throw new InvalidOperationException($"No '{path}' in {node.ToJsonString()}");

    /// <summary>One member of every item of a list, in order.</summary>
    public static string[] Texts(this JsonNode node, string list, string member) =>
        [.. node.At(list)!.AsArray().Select(item => item!.Text(member))];
}
