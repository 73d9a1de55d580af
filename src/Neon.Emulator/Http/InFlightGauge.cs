namespace Neon.Emulator;

/// <summary>
/// Counts the requests that are being processed, except those that wait on the clock, so that a test with a
/// virtual clock knows when it may advance it.
/// </summary>
internal sealed class InFlightGauge(TimeProvider clock)
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Enter() => Interlocked.Increment(ref _count);

    public void Leave() => Interlocked.Decrement(ref _count);

    /// <summary>Waits on the clock; <see cref="Timeout.InfiniteTimeSpan"/> waits until cancelled.</summary>
    public async Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay == TimeSpan.Zero)
        {
            return;
        }

        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        // The request is counted again before its wait is removed, so it is always either waiting or
        // counted.
        void Resume(Action complete)
        {
            Enter();
            complete();
        }

        int ended = 0;
        void Once(Action complete)
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
            {
                Resume(complete);
            }
        }

        ITimer timer = clock.CreateTimer(_ => Once(() => done.TrySetResult()), null, delay, Timeout.InfiniteTimeSpan);
        await using (timer.ConfigureAwait(false))
        {
            CancellationTokenRegistration registration =
                cancellationToken.Register(() => Once(() => done.TrySetCanceled(cancellationToken)));
            await using (registration.ConfigureAwait(false))
            {
                Leave();
                await done.Task.ConfigureAwait(false);
            }
        }
    }
}
