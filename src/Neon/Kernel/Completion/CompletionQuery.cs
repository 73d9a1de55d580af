namespace Neon.Commands;

/// <summary>The request that one Tab may send to Neon.</summary>
/// <param name="Call">The command.</param>
/// <param name="Connection">The connection that it would use.</param>
/// <param name="Context">The default parents.</param>
/// <param name="Cancellation">Ends the wait.</param>
internal sealed record CompletionQuery(CompletionCall Call, NeonConnection Connection, NeonContext Context, CancellationToken Cancellation)
{
    /// <summary>Sends one request.</summary>
    public NeonClient Client { get; } = new(Connection) { SendsOnce = true };

    /// <summary>
    /// Whether to send no request and use lists that are no longer fresh, which is enough to look up the id of a parent.
    /// </summary>
    public bool OnlyRecalls { get; init; }

    public CompletionCache Cache => CompletionCache.Of(Connection);

    /// <summary>A cached list.</summary>
    public CompletionList? Find(CompletionKey key) => OnlyRecalls ? Cache.Recall(key) : Cache.Find(key);
}
