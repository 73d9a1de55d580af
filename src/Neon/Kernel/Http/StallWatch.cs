namespace Neon;

/// <summary>
/// Ends a transfer that no longer moves. However large a file is, it may take its time; only standing still is a failure.
/// It watches from the first movement on: what comes before has budgets of its own.
/// </summary>
internal sealed class StallWatch : IDisposable
{
    private readonly CancellationTokenSource _stalled;
    private readonly CancellationTokenSource _either;
    private readonly TimeSpan _longest;

    public StallWatch(TimeSpan longest, TimeProvider clock, CancellationToken cancellation)
    {
        _longest = longest;
        _stalled = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stalled.Token);
    }

    /// <summary>Cancelled by the user's stop and when nothing has moved for too long.</summary>
    public CancellationToken Token => _either.Token;

    public bool HasStalled => _stalled.IsCancellationRequested;

    /// <summary>Something moved: the watch begins anew.</summary>
    public void Moved() => Arm(_longest);

    /// <summary>Nothing is under way for now.</summary>
    public void Rest() => Arm(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _either.Dispose();
        _stalled.Dispose();
    }

    private void Arm(TimeSpan time)
    {
        try
        {
            _stalled.CancelAfter(time);
        }
        catch (ObjectDisposedException)
        {
            // The last piece and the end may come together.
        }
    }
}
