using System.Threading.RateLimiting;

namespace Neon.Transport;

/// <summary>One request that waits for its turn.</summary>
internal sealed class Waiter(RouteLimiter route, TimeSpan latest, bool inline)
{
    private readonly TaskCompletionSource<RateLimitLease> _turn =
        new(inline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The route that the request goes to.</summary>
    public RouteLimiter Route { get; } = route;

    /// <summary>When the request must have been sent; after that its turn is useless.</summary>
    public TimeSpan Latest { get; } = latest;

    /// <summary>Ends with the lease, or cancelled.</summary>
    public Task<RateLimitLease> Turn => _turn.Task;

    /// <summary>The action after the lock is released: the response to this waiter.</summary>
    public RateLimitLease? Lease { get; set; }

    /// <summary>Passes on the result.</summary>
    public void Release() => _turn.TrySetResult(Lease!);

    /// <summary>Ends the wait without a result.</summary>
    public void Cancel(CancellationToken cancellationToken) => _turn.TrySetCanceled(cancellationToken);
}
