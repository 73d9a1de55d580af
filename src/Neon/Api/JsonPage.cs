using System.Text.Json;

namespace Neon.Commands;

/// <summary>A page of any list of the API: its items and what names the next page, whichever of the three shapes it has.</summary>
internal sealed record JsonPage(IReadOnlyList<object?> Items, string? Cursor)
{
    public static JsonPage Of(ApiReply reply)
    {
        try
        {
            using var document = JsonDocument.Parse(reply.Text.Length == 0 ? "{}" : reply.Text);
            return Of(document.RootElement);
        }
        catch (JsonException broken)
        {
            throw reply.Failure(NeonFailure.InvalidResponse, "Neon's answer is no JSON.", broken);
        }
    }

    private static JsonPage Of(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return new JsonPage(Objects(root), null);
        }

        // The list is the first array; maps beside it (annotations, applications) and ids that were left out are not.
        var list = root.EnumerateObject()
            .FirstOrDefault(member => member.Value.ValueKind == JsonValueKind.Array && member.Name != "unavailable_project_ids");
        return new JsonPage(list.Value.ValueKind == JsonValueKind.Array ? Objects(list.Value) : [], CursorOf(root));
    }

    private static object?[] Objects(JsonElement array) => [.. array.EnumerateArray().Select(JsonText.ToPSObject)];

    private static string? CursorOf(JsonElement root)
    {
        if (root.TryGetProperty("is_truncated", out var truncated))
        {
            return truncated.ValueKind == JsonValueKind.True && root.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }

        if (!root.TryGetProperty("pagination", out var pagination) || pagination.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in new[] { "next", "cursor" })
        {
            if (pagination.TryGetProperty(name, out var cursor) && cursor.ValueKind == JsonValueKind.String)
            {
                return cursor.GetString();
            }
        }

        return null;
    }
}
