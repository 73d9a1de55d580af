namespace Neon.Tests.Reliability;

/// <summary>How a script sleeps in virtual time.</summary>
internal sealed class Rest(TimeProvider clock)
{
    private int _resting;

    /// <summary>The number of sleeping scripts.</summary>
    public int Resting => Volatile.Read(ref _resting);

    /// <summary>Sleeps; called by a script.</summary>
    public void Minutes(double minutes)
    {
        using var isOver = new ManualResetEventSlim();
        // A script that is woken no longer sleeps, even before its thread has continued.
        using var timer = clock.CreateTimer(
            _ =>
            {
                Interlocked.Decrement(ref _resting);
                isOver.Set();
            },
            null,
            TimeSpan.FromMinutes(minutes),
            Timeout.InfiniteTimeSpan);
        // A script without a timer does not sleep yet.
        Interlocked.Increment(ref _resting);
        isOver.Wait();
    }
}
