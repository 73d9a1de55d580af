using System.Text.Json;

namespace Neon.Commands;

/// <summary>A page of any list of the API: its items and the cursor of the next page, in any of the three formats.</summary>
/// <param name="Items">The items.</param>
/// <param name="Cursor">The start of the next page; null on the last page.</param>
/// <param name="Unavailable">The projects that Neon omitted.</param>
/// <param name="IsTruncated">Whether the page says that another follows it.</param>
internal sealed record JsonPage(IReadOnlyList<object?> Items, string? Cursor, IReadOnlyList<string> Unavailable, bool IsTruncated = false)
{
    private const string UnavailableName = "unavailable_project_ids";

    public static JsonPage Of(ApiReply reply, Action<string> warn)
    {
        if (reply.Text.Length == 0)
        {
            // The end of a list is explicit. An empty response may mean that the rest was lost.
            throw reply.Failure(NeonFailure.InvalidResponse, "Neon's response is empty.");
        }

        try
        {
            using var document = JsonDocument.Parse(reply.ReadText(warn));
            return Of(document.RootElement);
        }
        catch (Exception broken) when (JsonNulls.IsUnreadable(broken))
        {
            throw reply.Failure(NeonFailure.InvalidResponse, "Neon's response is not a valid list.", broken);
        }
    }

    private static JsonPage Of(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return new JsonPage(Objects(root), null, []);
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The response is neither a list nor an object that contains one.");
        }

        // Maps next to the list (annotations, applications) and omitted ids are not part of it. A page of a bucket has two
        // lists: the folders, then the objects.
        var lists = root.EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.Array && member.Name != UnavailableName);
        return new JsonPage(
            [.. lists.SelectMany(list => Objects(list.Value))],
            CursorOf(root),
            root.TryGetProperty(UnavailableName, out var ids) && ids.ValueKind == JsonValueKind.Array
                ? [.. ids.EnumerateArray().Select(id => id.ToString())]
                : [],
            root.TryGetProperty("is_truncated", out var truncated) && truncated.ValueKind == JsonValueKind.True);
    }

    private static object?[] Objects(JsonElement array) => [.. array.EnumerateArray().Select(JsonText.ToPSObject)];

    private static string? CursorOf(JsonElement root)
    {
        if (root.TryGetProperty("is_truncated", out var truncated))
        {
            return truncated.ValueKind == JsonValueKind.True ? TextOf(root, "next_cursor") : null;
        }

        if (!root.TryGetProperty("pagination", out var pagination) || pagination.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return TextOf(pagination, "next") ?? TextOf(pagination, "cursor");
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
