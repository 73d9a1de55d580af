namespace Neon;

/// <summary>
/// The service's clock, as far as the <c>Date</c> of its answers tells it: in whole seconds, and late by the way the answer
/// took. Each answer leaves a range that the difference to our clock lies in; several together leave a narrower one.
/// </summary>
internal sealed class ServerClock(TimeProvider clock)
{
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(1);
    private readonly object _lock = new();
    private (TimeSpan Least, TimeSpan Most)? _ahead;

    /// <summary>What the time is at the service, at least.</summary>
    public DateTimeOffset Now => EarliestOf(clock.GetUtcNow());

    /// <summary>The service's time at a moment of ours, at least; ours where nothing is known.</summary>
    public DateTimeOffset EarliestOf(DateTimeOffset moment) => moment + (Ahead?.Least ?? TimeSpan.Zero);

    /// <summary>The service's time at a moment of ours, at most; ours where nothing is known.</summary>
    public DateTimeOffset LatestOf(DateTimeOffset moment) => moment + (Ahead?.Most ?? TimeSpan.Zero);

    private (TimeSpan Least, TimeSpan Most)? Ahead
    {
        get
        {
            lock (_lock)
            {
                return _ahead;
            }
        }
    }

    /// <summary>Learns from an answer that came just now.</summary>
    /// <param name="date">The time that the service gave.</param>
    /// <param name="sentAt">When the request was sent, by our clock.</param>
    public void Learn(DateTimeOffset date, DateTimeOffset sentAt)
    {
        var (least, most) = (date - clock.GetUtcNow(), date + Precision - sentAt);
        lock (_lock)
        {
            // Where the two exclude each other, one of the clocks was set meanwhile.
            _ahead = _ahead is { } known && known.Least <= most && least <= known.Most
                ? (known.Least > least ? known.Least : least, known.Most < most ? known.Most : most)
                : (least, most);
        }
    }
}
