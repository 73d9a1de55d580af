namespace Neon;

/// <summary>
/// The service's clock, estimated from the <c>Date</c> of its responses, which has whole seconds and is late by the transfer
/// time. Each response yields a range for the difference to our clock; several responses narrow it.
/// </summary>
internal sealed class ServerClock(TimeProvider clock)
{
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(1);
    private readonly object _lock = new();
    private (TimeSpan Least, TimeSpan Most)? _ahead;

    /// <summary>The earliest possible current time of the service.</summary>
    public DateTimeOffset Now => EarliestOf(clock.GetUtcNow());

    /// <summary>The earliest possible service time for a local time; the local time if nothing is known.</summary>
    public DateTimeOffset EarliestOf(DateTimeOffset moment) => moment + (Ahead?.Least ?? TimeSpan.Zero);

    /// <summary>The latest possible service time for a local time; the local time if nothing is known.</summary>
    public DateTimeOffset LatestOf(DateTimeOffset moment) => moment + (Ahead?.Most ?? TimeSpan.Zero);

    /// <summary>The current time by the service's clock or by ours, whichever is behind. A proxy can send any date.</summary>
    public DateTimeOffset EarlierNow => clock.GetUtcNow() is var ours && EarliestOf(ours) is var its && its < ours ? its : ours;

    /// <summary>How far the service's clock is ahead of ours, at least; negative if it is behind; zero if nothing is known.</summary>
    public TimeSpan Difference => Ahead is not { } known ? TimeSpan.Zero : known.Least > TimeSpan.Zero ? known.Least : known.Most < TimeSpan.Zero ? known.Most : TimeSpan.Zero;

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

    /// <summary>Updates the estimate from a response that was just received.</summary>
    /// <param name="date">The time in the response.</param>
    /// <param name="sentAt">When the request was sent, by our clock.</param>
    public void Learn(DateTimeOffset date, DateTimeOffset sentAt)
    {
        var (least, most) = (date - clock.GetUtcNow(), date + Precision - sentAt);
        lock (_lock)
        {
            // If the ranges exclude each other, one of the clocks was changed in between.
            _ahead = _ahead is { } known && known.Least <= most && least <= known.Most
                ? (known.Least > least ? known.Least : least, known.Most < most ? known.Most : most)
                : (least, most);
        }
    }
}
