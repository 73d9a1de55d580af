namespace Neon.Emulator;

/// <summary>A bucket that starts full and refills evenly: its whole capacity within one period.</summary>
internal sealed class TokenBucket(int capacity, TimeSpan period)
{
    private double _tokens = capacity;
    private DateTimeOffset? _filledAt;

    /// <summary>Takes a token; returns zero if there was one, otherwise the time until there is one.</summary>
    public TimeSpan Take(DateTimeOffset now)
    {
        if (_filledAt is { } last && now > last)
        {
            _tokens = Math.Min(capacity, _tokens + ((now - last) / period * capacity));
        }

        _filledAt = now;
        if (_tokens >= 1)
        {
            _tokens--;
            return TimeSpan.Zero;
        }

        return period * ((1 - _tokens) / capacity);
    }
}
