namespace Neon.Tests.Reliability;

/// <summary>What a script sleeps with in virtual time.</summary>
internal sealed class Rest(TimeProvider clock)
{
    private int _resting;

    /// <summary>How many scripts sleep.</summary>
    public int Resting => Volatile.Read(ref _resting);

    /// <summary>Sleeps; a script calls it.</summary>
    public void Minutes(double minutes)
    {
        using var isOver = new ManualResetEventSlim();
        // Who is woken no longer sleeps, even before its thread has noticed.
        using var timer = clock.CreateTimer(
            _ =>
            {
                Interlocked.Decrement(ref _resting);
                isOver.Set();
            },
            null,
            TimeSpan.FromMinutes(minutes),
            Timeout.InfiniteTimeSpan);
        // Who has no timer yet does not sleep.
        Interlocked.Increment(ref _resting);
        isOver.Wait();
    }
}
