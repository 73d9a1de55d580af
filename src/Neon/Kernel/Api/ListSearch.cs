namespace Neon;

/// <summary>Searches lists of the API, which arrive at once or page by page.</summary>
internal static class ListSearch
{
    /// <summary>The first item that matches, or null if the complete list has none.</summary>
    public static async Task<T?> FirstAsync<T>(this Task<IReadOnlyList<T>> list, Func<T, bool> isMatch)
        where T : class =>
        (await list.ConfigureAwait(false)).FirstOrDefault(isMatch);

    /// <summary>The first item that matches, or null if the complete list has none. Later pages are not read.</summary>
    public static async Task<T?> FirstAsync<T>(this IAsyncEnumerable<T> list, Func<T, bool> isMatch)
        where T : class
    {
        await foreach (var item in list.ConfigureAwait(false))
        {
            if (isMatch(item))
            {
                return item;
            }
        }

        return null;
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
