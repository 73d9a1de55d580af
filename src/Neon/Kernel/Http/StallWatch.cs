namespace Neon;

/// <summary>
/// Ends a stalled transfer. A large file may take long; only a stall is a failure. It watches from the first piece on: earlier
/// phases have their own time-outs.
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

    /// <summary>Cancelled when the user stops the command or the transfer stalls.</summary>
    public CancellationToken Token => _either.Token;

    public bool HasStalled => _stalled.IsCancellationRequested;

    /// <summary>Data was transferred: restarts the watch.</summary>
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
            // The last piece and the end may coincide.
        }
    }
}
