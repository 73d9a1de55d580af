namespace Neon.Transport;

/// <summary>
/// A token bucket that adapts to the server: a refusal empties it, closes it for a while and lowers its rate, which then recovers
/// steadily (additive increase, multiplicative decrease). Times are spans since any fixed origin. Not thread-safe: its owner
/// locks.
/// </summary>
internal sealed class AdaptiveBucket(RateLimit limit)
{
    // Three refusals in a row reach a third of the documented rate; a single one is forgotten after three minutes.
    private const double Decrease = 0.7;
    private const double IncreasePerSecond = 0.1 / 60;
    private const double MinShare = 0.05;
    private static readonly TimeSpan MinPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxComputedPause = TimeSpan.FromSeconds(10);

    private double _tokens = limit.Burst;
    private double _share = 1;
    private TimeSpan _filledAt;
    private TimeSpan _refusedAt = TimeSpan.MinValue;

    /// <summary>The part of the documented rate that is used now: 1 unless the server has refused recently.</summary>
    public double Share => _share;

    /// <summary>Until when nothing is sent because the server refused; in the past if open.</summary>
    public TimeSpan ShutUntil { get; private set; }

    /// <summary>How many requests could be sent at once.</summary>
    public long Available(TimeSpan now)
    {
        Fill(now);
        return now < ShutUntil ? 0 : (long)_tokens;
    }

    /// <summary>How long until one request may be sent; zero if it may be sent now.</summary>
    public TimeSpan Wait(TimeSpan now)
    {
        Fill(now);
        // Tokens do not accumulate before ShutUntil: the first one after it takes as long as any other.
        var held = ShutUntil > now ? ShutUntil - now : TimeSpan.Zero;
        return _tokens >= 1 ? held : held + TimeSpan.FromSeconds((1 - _tokens) / (_share * limit.PerSecond));
    }

    /// <summary>Takes the token of one request.</summary>
    public void Take() => _tokens--;

    /// <summary>Whether nothing here differs from a new bucket.</summary>
    public bool IsRested(TimeSpan now)
    {
        Fill(now);
        // A closed bucket is empty, and one with a reduced rate never contains a whole burst.
        return _tokens >= limit.Burst;
    }

    /// <summary>The server responded with 429.</summary>
    /// <param name="now">When the response was received.</param>
    /// <param name="grantedAt">When the refused request was released.</param>
    /// <param name="retryAfter">How long the server asks to wait, if specified.</param>
    public void Refuse(TimeSpan now, TimeSpan grantedAt, TimeSpan? retryAfter)
    {
        Fill(now);
        // Concurrent requests hit the same limit: they count once, not once each.
        if (grantedAt > _refusedAt)
        {
            _refusedAt = now;
            _share = Math.Max(MinShare, _share * Decrease);
        }

        var pause = retryAfter ?? MinPause / _share;
        var until = now + (retryAfter is null && pause > MaxComputedPause ? MaxComputedPause : pause);
        if (until > ShutUntil)
        {
            ShutUntil = until;
        }

        _tokens = Math.Min(_tokens, 0);
        _filledAt = ShutUntil;
    }

    /// <summary>Opens a closed bucket, with one token to test whether the server still refuses.</summary>
    public void Reopen(TimeSpan now)
    {
        if (ShutUntil > now)
        {
            ShutUntil = now;
            _filledAt = now;
            _tokens = 1;
        }
    }

    private void Fill(TimeSpan now)
    {
        var elapsed = (now - _filledAt).TotalSeconds;
        if (elapsed <= 0)
        {
            return;
        }

        _filledAt = now;
        var gained = elapsed * limit.PerSecond * _share;
        _share = Math.Min(1, _share + (elapsed * IncreasePerSecond));
        _tokens = Math.Min(limit.Burst * _share, _tokens + gained);
    }
}
