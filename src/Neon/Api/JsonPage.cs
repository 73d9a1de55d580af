using System.Text.Json;

namespace Neon.Commands;

/// <summary>A page of any list of the API: its items and what names the next page, whichever of the three shapes it has.</summary>
/// <param name="Items">The items.</param>
/// <param name="Cursor">Where the next page begins; null on the last one.</param>
/// <param name="Unavailable">The projects that Neon left out.</param>
/// <param name="IsTruncated">Whether the page says that another follows it.</param>
internal sealed record JsonPage(IReadOnlyList<object?> Items, string? Cursor, IReadOnlyList<string> Unavailable, bool IsTruncated = false)
{
    private const string UnavailableName = "unavailable_project_ids";

    public static JsonPage Of(ApiReply reply, Action<string> warn)
    {
        if (reply.Text.Length == 0)
        {
            // The end of a list says so; nothing at all may be the loss of what is still to come.
            throw reply.Failure(NeonFailure.InvalidResponse, "Neon's answer is empty.");
        }

        try
        {
            using var document = JsonDocument.Parse(reply.ReadText(warn));
            return Of(document.RootElement);
        }
        catch (Exception broken) when (JsonNulls.IsUnreadable(broken))
        {
            throw reply.Failure(NeonFailure.InvalidResponse, "Neon's answer cannot be read as a list.", broken);
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
            throw new JsonException("The answer is neither a list nor an object with one.");
        }

        // Maps beside the list (annotations, applications) and ids that were left out are not part of it. A page of a bucket
        // has two lists: the folders, then the objects.
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
