using System.Globalization;
using System.Text.Json;

namespace Neon;

/// <summary>
/// Compares the body of a change with a resource: each member of the body must equal the member of the same name. The resource
/// can have more members.
/// </summary>
internal static class SentMembers
{
    /// <summary>Whether the resource has each member of the body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="present">The resource, as Neon would write it.</param>
    /// <param name="replaced">The members whose value the change replaces as a whole, such as a map of settings.</param>
    public static bool Match(ReadOnlyMemory<byte> body, JsonElement present, params string[] replaced)
    {
        using var sent = JsonDocument.Parse(body);
        var root = sent.RootElement;
        // Most bodies contain the resource in a member with its name.
        var only = root.EnumerateObject().Take(2).ToArray() is [var member] && member.Value.ValueKind == JsonValueKind.Object && !present.TryGetProperty(member.Name, out _)
            ? member.Value
            : root;
        return AreSame(only, present, isWhole: false, replaced);
    }

    /// <summary>Whether a new resource has each member of the body. Those that Neon never returns are not compared.</summary>
    /// <param name="body">The body.</param>
    /// <param name="present">The resource, as Neon would write it.</param>
    /// <param name="returned">The members that Neon returns and that can be compared.</param>
    public static bool MatchNew(ReadOnlyMemory<byte> body, JsonElement present, IReadOnlySet<string> returned)
    {
        using var sent = JsonDocument.Parse(body);
        return ResourceIn(sent.RootElement, returned).EnumerateObject()
            .Where(member => returned.Contains(member.Name))
            .All(member => AreSame(member.Value, present.TryGetProperty(member.Name, out var value) ? value : default, isWhole: false, []));
    }

    // A new resource may be sent beside others, such as the endpoints of a branch, or within another member.
    private static JsonElement ResourceIn(JsonElement body, IReadOnlySet<string> returned) =>
        !body.EnumerateObject().Any(member => returned.Contains(member.Name))
        && body.EnumerateObject().FirstOrDefault(member => member.Value.ValueKind == JsonValueKind.Object) is { Value.ValueKind: JsonValueKind.Object } inner
            ? ResourceIn(inner.Value, returned)
            : body;

    private static bool AreSame(JsonElement sent, JsonElement present, bool isWhole, string[] replaced) => sent.ValueKind switch
    {
        JsonValueKind.Null => present.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined,
        _ when sent.ValueKind != present.ValueKind => false,
        JsonValueKind.Object => (!isWhole || sent.EnumerateObject().Count() == present.EnumerateObject().Count())
            && sent.EnumerateObject().All(member => AreSame(
                member.Value, present.TryGetProperty(member.Name, out var value) ? value : default, isWhole || replaced.Contains(member.Name), replaced)),
        // Neon may list addresses or libraries in another order.
        JsonValueKind.Array => Multiset.AreSame(sent.EnumerateArray(), present.EnumerateArray(), (item, found) => AreSame(item, found, isWhole, replaced)),
        JsonValueKind.String => present.GetString() == sent.GetString() || (SecondOf(sent) is { } second && second == SecondOf(present)),
        JsonValueKind.Number => present.GetDouble().Equals(sent.GetDouble()),
        _ => true,
    };

    // Neon keeps points in time to the second.
    private static long? SecondOf(JsonElement time) =>
        DateTimeOffset.TryParseExact(time.GetString(), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var point)
            ? point.ToUnixTimeSeconds()
            : null;
}
