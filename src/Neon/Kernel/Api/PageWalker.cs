using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>Walks a list of the API page by page while its reader wants more.</summary>
internal static class PageWalker
{
    /// <summary>
    /// Gives every item of every page. It ends at a page without cursor, an empty page or a cursor seen before; a page
    /// shorter than asked for is no end, because the service leaves out what it cannot reach just now.
    /// </summary>
    public static async IAsyncEnumerable<TItem> WalkAsync<TPage, TItem>(
        Func<string?, CancellationToken, Task<TPage>> fetch,
        Func<TPage, IReadOnlyList<TItem>?> items,
        Func<TPage, string?> cursor,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? next = null;
        do
        {
            var page = await fetch(next, cancellation).ConfigureAwait(false);
            var found = items(page);
            if (found is not { Count: > 0 })
            {
                yield break;
            }

            foreach (var item in found)
            {
                yield return item;
            }

            next = cursor(page);
        }
        while (!string.IsNullOrEmpty(next) && seen.Add(next));
    }
}
