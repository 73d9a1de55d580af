using Xunit;

namespace Neon.Tests.Support;

public sealed class VirtualClockTests
{
    /// <summary>
    /// The end of a delay resumes the waiting code before the delay disposes its timer. Without waiting for that, a count of
    /// timers after a command would sometimes be one too high.
    /// </summary>
    [Fact]
    public void A_timer_whose_callback_is_still_running_is_not_counted_as_leaked()
    {
        using var clock = new VirtualClock { Automatic = false };
        using var woken = new ManualResetEventSlim();
        using var counting = new ManualResetEventSlim();
        _ = Task.Delay(TimeSpan.FromSeconds(1), clock).ContinueWith(
            _ =>
            {
                woken.Set();
                counting.Wait();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        var moving = new Thread(() => clock.Advance(TimeSpan.FromSeconds(1)));
        moving.Start();
        woken.Wait();

        counting.Set();
        var count = clock.UndisposedTimers;

        Assert.Equal(0, count);
        moving.Join();
    }
}
