using System.Globalization;
using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>Reads a list of the API page by page, on demand.</summary>
internal static class PageWalker
{
    // A search may return many empty pages in a row.
    private const int MaxEmptyPages = 1000;

    /// <summary>
    /// Returns every item of every page. A page without a cursor ends the list, even after short or empty pages. So does an empty
    /// page that repeats its own cursor: lists whose cursor is a time or the last item have one on every page, and end like this.
    /// Any other repeated cursor is an endless loop.
    /// </summary>
    /// <param name="fetch">Reads the page of a cursor; null is the first page.</param>
    /// <param name="items">The items of a page.</param>
    /// <param name="cursor">The cursor of the next page; null or empty on the last page.</param>
    /// <param name="cancellation">Stops the walk.</param>
    /// <param name="isTruncated">Whether a page says that another one follows, for lists with such a member beside the
    /// cursor.</param>
    /// <exception cref="NeonApiException">The list cannot be read to its end. The items read so far have been
    /// returned.</exception>
    public static async IAsyncEnumerable<TItem> WalkAsync<TPage, TItem>(
        Func<string?, CancellationToken, Task<TPage>> fetch,
        Func<TPage, IReadOnlyList<TItem>?> items,
        Func<TPage, string?> cursor,
        [EnumeratorCancellation] CancellationToken cancellation,
        Func<TPage, bool>? isTruncated = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (count, emptyPages) = (0L, 0);
        string? sent = null;
        while (true)
        {
            var page = await fetch(sent, cancellation).ConfigureAwait(false);
            var found = items(page) ?? [];
            foreach (var item in found)
            {
                yield return item;
            }

            count += found.Count;
            emptyPages = found.Count == 0 ? emptyPages + 1 : 0;
            var next = cursor(page);
            if (string.IsNullOrEmpty(next))
            {
                if (isTruncated?.Invoke(page) == true)
                {
                    throw Incomplete(count, "the response announces more items but has no cursor for them");
                }

                yield break;
            }

            if (found.Count == 0 && next == sent)
            {
                yield break;
            }

            if (!seen.Add(next))
            {
                throw Incomplete(count, "the next page is one that was already read");
            }

            if (emptyPages == MaxEmptyPages)
            {
                throw Incomplete(count, string.Create(CultureInfo.InvariantCulture, $"{MaxEmptyPages} pages in a row were empty"));
            }

            sent = next;
        }
    }

    private static NeonApiException Incomplete(long count, string why) => new(
        NeonFailure.InvalidResponse,
        string.Create(CultureInfo.InvariantCulture, $"The list is incomplete: after {count} item{(count == 1 ? string.Empty : "s")} {why}."))
    {
        Advice = "The returned items are valid, but others may be missing. Run the command again, and do not treat a missing item as deleted.",
    };
}
