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
        JsonValueKind.Object => MapOf(element),
        _ => null,
    };

    private static Dictionary<string, object?> MapOf(JsonElement element)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            // JSON may repeat a name; the last one counts, as in every JavaScript engine.
            map[member.Name] = ToObject(member.Value);
        }

        return map;
    }
}
