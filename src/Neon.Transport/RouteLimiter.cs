using System.Threading.RateLimiting;

namespace Neon.Transport;

/// <summary>
/// The limiter of one route of one account. What it grants has passed both the route's window and the account's
/// bucket; who has to wait stands in the account's queue.
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

    /// <summary>How many requests of this route were let go; the account's lock guards it.</summary>
    public long Granted { get; set; }

    /// <summary>How many requests of this route could not wait long enough; the account's lock guards it.</summary>
    public long Rejected { get; set; }

    /// <summary>Waits until a request may leave, but not when it is known beforehand that this takes too long.</summary>
    /// <param name="patience">How long the caller can wait at most.</param>
    /// <param name="cancellationToken">Gives up the place in the queue at once.</param>
    public ValueTask<RateLimitLease> AcquireAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        _account.AcquireAsync(this, patience, cancellationToken);

    /// <summary>Tells the account that the server refused a request with 429.</summary>
    /// <param name="grantedAt">When that request was let go.</param>
    /// <param name="retryAfter">How long the server asks to wait, if it said so.</param>
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
