using System.Text.Json.Nodes;

namespace Neon.Tests.Contract;

/// <summary>Finds the members of JSON with a path such as <c>.branches[].id</c>.</summary>
internal static class JsonPlaces
{
    /// <summary>Runs an action for every member with a path.</summary>
    public static void At(JsonNode? node, string path, Action<JsonObject, string> change)
    {
        foreach (var parent in Nodes(node, path[..path.LastIndexOf('.')]).OfType<JsonObject>().ToArray())
        {
            change(parent, path[(path.LastIndexOf('.') + 1)..]);
        }
    }

    private static IEnumerable<JsonNode?> Nodes(JsonNode? node, string path)
    {
        var nodes = new[] { node }.AsEnumerable();
        foreach (var step in path.Split('.'))
        {
            var name = step.Replace("[]", string.Empty, StringComparison.Ordinal);
            nodes = name.Length == 0 ? nodes : nodes.OfType<JsonObject>().Select(parent => parent[name]);
            nodes = step.EndsWith("[]", StringComparison.Ordinal) ? nodes.OfType<JsonArray>().SelectMany(list => list) : nodes;
        }

        return nodes;
    }
}
