using System.Threading.RateLimiting;

namespace Neon.Transport;

/// <summary>
/// The limiter of one route of one account. A released request has passed both the route's window and the account's bucket;
/// waiting requests are in the account's queue.
/// </summary>
internal sealed class RouteLimiter : RateLimiter
{
    private readonly AccountLimiter _account;

    /// <summary>A route that may be requested so often per second.</summary>
    public RouteLimiter(AccountLimiter account, int perSecond)
    {
        _account = account;
        Window = new SlidingWindow(perSecond, Limits.RouteSpan);
    }

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration => _account.IdleDuration(this);

    /// <summary>The route's own share of the limits; the account's lock guards it.</summary>
    public SlidingWindow Window { get; }

    /// <summary>When the route was last asked for; the account's lock guards it.</summary>
    public TimeSpan UsedAt { get; set; }

    /// <summary>How many requests of this route wait; the account's lock guards it.</summary>
    public int Queued { get; set; }

    /// <summary>How many requests of this route were released; the account's lock guards it.</summary>
    public long Granted { get; set; }

    /// <summary>How many requests of this route could not wait long enough; the account's lock guards it.</summary>
    public long Rejected { get; set; }

    /// <summary>Waits until a request may be sent, unless it is known that this takes too long.</summary>
    /// <param name="timeout">How long the caller can wait at most.</param>
    /// <param name="cancellationToken">Leaves the queue immediately.</param>
    public ValueTask<RateLimitLease> AcquireAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        _account.AcquireAsync(this, timeout, cancellationToken);

    /// <summary>Records that the server refused a request of the account with 429.</summary>
    /// <param name="grantedAt">When that request was released.</param>
    /// <param name="retryAfter">How long the server asks to wait, if specified.</param>
    public void Refuse(TimeSpan grantedAt, TimeSpan? retryAfter) => _account.Refuse(grantedAt, retryAfter);

    /// <inheritdoc/>
    public override RateLimiterStatistics GetStatistics() => _account.GetStatistics(this);

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        CheckSingle(permitCount);
        return _account.AttemptAcquire(this);
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        CheckSingle(permitCount);
        return _account.AcquireAsync(this, TimeSpan.MaxValue, cancellationToken);
    }

    private static void CheckSingle(int permitCount) => ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);
}
