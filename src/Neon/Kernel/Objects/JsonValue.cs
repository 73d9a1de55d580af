using System.Text.Json;

namespace Neon;

/// <summary>Converts JSON of unknown shape into plain objects for scripts.</summary>
internal static class JsonValue
{
    /// <summary>Returns strings, numbers, booleans, arrays and dictionaries; null for null.</summary>
    public static object? ToObject(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.Array => NeonList.Of<object?>([.. element.EnumerateArray().Select(ToObject)]),
        // JSON may repeat a name. The last one wins, as in JavaScript.
        JsonValueKind.Object => ToMap(element.EnumerateObject().GroupBy(member => member.Name).Select(same => KeyValuePair.Create(same.Key, same.Last().Value))),
        _ => null,
    };

    /// <summary>Returns the values by name; an empty map for null.</summary>
    public static IReadOnlyDictionary<string, object?> ToMap(IEnumerable<KeyValuePair<string, JsonElement>>? members) =>
        new NeonMap<object?>((members ?? []).Select(member => KeyValuePair.Create(member.Key, ToObject(member.Value))));
}
