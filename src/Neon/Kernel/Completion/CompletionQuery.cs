namespace Neon.Commands;

/// <summary>What one Tab may ask of Neon.</summary>
/// <param name="Call">The command.</param>
/// <param name="Connection">The connection that it would use.</param>
/// <param name="Context">The parents that count where none is named.</param>
/// <param name="Cancellation">Ends the wait.</param>
internal sealed record CompletionQuery(CompletionCall Call, NeonConnection Connection, NeonContext Context, CancellationToken Cancellation)
{
    /// <summary>Sends one request.</summary>
    public NeonClient Client { get; } = new(Connection) { SendsOnce = true };

    /// <summary>
    /// Whether to ask nothing and to take lists that are no longer fresh, as will do for the id of a parent's name.
    /// </summary>
    public bool OnlyRecalls { get; init; }

    public CompletionCache Cache => CompletionCache.Of(Connection);

    /// <summary>A list that is kept.</summary>
    public CompletionList? Find(CompletionKey key) => OnlyRecalls ? Cache.Recall(key) : Cache.Find(key);
}
