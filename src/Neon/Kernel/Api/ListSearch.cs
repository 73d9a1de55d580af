namespace Neon;

/// <summary>Searches lists of the API, which arrive at once or page by page.</summary>
internal static class ListSearch
{
    /// <summary>The first item that matches, or null if the complete list has none.</summary>
    public static async Task<T?> FirstAsync<T>(this Task<IReadOnlyList<T>> list, Func<T, bool> isMatch)
        where T : class =>
        (await list.ConfigureAwait(false)).FirstOrDefault(isMatch);

    /// <summary>The first item that matches, or null if the complete list has none. Later pages are not read.</summary>
    /// <param name="list">The list.</param>
    /// <param name="isMatch">Whether an item matches.</param>
    /// <param name="onRead">Called for each item that is read.</param>
    public static async Task<T?> FirstAsync<T>(this IAsyncEnumerable<T> list, Func<T, bool> isMatch, Action<T>? onRead = null)
        where T : class
    {
        await foreach (var item in list.ConfigureAwait(false))
        {
            onRead?.Invoke(item);
            if (isMatch(item))
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>A part of each item. Pages are read on demand.</summary>
    public static async IAsyncEnumerable<TPart> Select<T, TPart>(this IAsyncEnumerable<T> list, Func<T, TPart> part)
    {
        await foreach (var item in list.ConfigureAwait(false))
        {
            yield return part(item);
        }
    }

    /// <summary>All items, or those that match.</summary>
    public static async Task<IReadOnlyList<T>> ToListAsync<T>(this IAsyncEnumerable<T> list, Func<T, bool>? isMatch = null)
    {
        var matches = new List<T>();
        await foreach (var item in list.ConfigureAwait(false))
        {
            if (isMatch?.Invoke(item) != false)
            {
                matches.Add(item);
            }
        }

        return matches;
    }
}
