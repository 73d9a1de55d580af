namespace Neon.Commands;

/// <summary>What one Tab asks Neon.</summary>
/// <param name="Call">The command.</param>
/// <param name="Connection">The connection that it would use.</param>
/// <param name="Context">The default parents.</param>
/// <param name="Cancellation">Ends the wait.</param>
internal sealed record CompletionQuery(CompletionCall Call, NeonConnection Connection, NeonContext Context, CancellationToken Cancellation)
{
    /// <summary>The requests that are left; those of a parent count, too.</summary>
    public CompletionRequests Requests { get; } = new(Connection);

    /// <summary>Sends the current request.</summary>
    public NeonClient Client => Requests.Client;

    /// <summary>Whether one item with an exact name is looked up, so that further lists are not needed once it is found.</summary>
    public bool IsLookup { get; init; }

    /// <summary>
    /// Whether to send no request and use lists that are no longer fresh, which is enough to look up the id of a parent.
    /// </summary>
    public bool OnlyRecalls { get; init; }

    public CompletionCache Cache => CompletionCache.Of(Connection);

    /// <summary>A cached list.</summary>
    public CompletionList? Find(CompletionKey key) => OnlyRecalls ? Cache.Recall(key) : Cache.Find(key);
}
