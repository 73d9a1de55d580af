using System.Text.Json;

namespace Neon;

/// <summary>Turns JSON of unknown shape into the plain objects that scripts work with.</summary>
internal static class JsonValue
{
    /// <summary>Gives strings, numbers, booleans, arrays and dictionaries; null for null.</summary>
    public static object? ToObject(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.Array => element.EnumerateArray().Select(ToObject).ToArray(),
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(member => member.Name, member => ToObject(member.Value)),
        _ => null,
    };
}
