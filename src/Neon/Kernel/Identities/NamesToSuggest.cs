namespace Neon;

/// <summary>Reads the names that an error can suggest, for lists that are searched by name.</summary>
internal static class NamesToSuggest
{
    /// <summary>
    /// The names that the search has found, if one of them is similar. Otherwise the first page of the whole list, which is requested
    /// once per pipeline, and only if the error will be reported. For a name with several possible spellings, the whole list is read.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="name">The name that was not found.</param>
    /// <param name="found">The names that the search has found.</param>
    /// <param name="place">What distinguishes the list from others in the same pipeline.</param>
    /// <param name="list">Reads the whole list.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task<IReadOnlyList<string?>> NamesToSuggestAsync(
        this NeonClient client,
        string kind,
        string name,
        IEnumerable<string?> found,
        string place,
        Func<NeonClient, IAsyncEnumerable<string?>> list,
        CancellationToken cancellation)
    {
        string?[] names = [.. found];
        if (SimilarNames.Hint(kind, name, names).Length > 0)
        {
            return names;
        }

        return LookAlikes.IsLikely(name) ? await ReadAsync(client, list, cancellation).ConfigureAwait(false)
            : client.IsAbsenceExpected ? names
            : await client.KnownIds.NamesAsync($"{kind} {place}", () => ReadAsync(client.ForOneRequest(), list, cancellation)).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<string?>> ReadAsync(
        NeonClient client, Func<NeonClient, IAsyncEnumerable<string?>> list, CancellationToken cancellation)
    {
        var names = new List<string?>();
        try
        {
            await foreach (var name in list(client).WithCancellation(cancellation).ConfigureAwait(false))
            {
                names.Add(name);
            }
        }
        catch (OperationCanceledException) when (client.WantedMore && !cancellation.IsCancellationRequested)
        {
            // The first page has arrived, and there are more.
        }
        catch (NeonApiException)
        {
            // The error about the name is reported anyway.
        }

        return names;
    }
}
