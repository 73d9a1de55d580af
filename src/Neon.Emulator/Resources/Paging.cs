using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The three kinds of paging in Neon's lists.</summary>
internal static class Paging
{
    /// <summary>The first items, up to the page size.</summary>
    public static List<T> Page<T>(IEnumerable<T> items, int limit, out bool more)
    {
        List<T> page = [.. items.Take(limit + 1)];
        more = page.Count > limit;
        return more ? page[..limit] : page;
    }

    /// <summary>Adds <c>pagination.cursor</c>; Neon returns one even on the last page, but not on an empty page.</summary>
    public static JsonObject WithCursor(this JsonObject response, string? cursor)
    {
        if (cursor is not null)
        {
            response["pagination"] = new JsonObject { ["cursor"] = cursor };
        }

        return response;
    }

    /// <summary>Adds <c>pagination.next</c> with the sort order; without <c>next</c> the page is the last.</summary>
    public static JsonObject WithNext(this JsonObject response, string? next, string sortBy, string sortOrder)
    {
        response["pagination"] = new JsonObject { ["sort_by"] = sortBy, ["sort_order"] = sortOrder }.AddIf("next", next);
        return response;
    }

    /// <summary>Adds <c>is_truncated</c> and, when it is true, <c>next_cursor</c>.</summary>
    public static JsonObject WithTruncation(this JsonObject response, string? next)
    {
        response["is_truncated"] = next is not null;
        return response.AddIf("next_cursor", next);
    }
}
