namespace Neon.Commands;

/// <summary>
/// The progress of a file transfer. Pieces are reported from any thread; the screen is updated a few times per second.
/// </summary>
internal sealed class TransferProgress : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BeforeEstimate = TimeSpan.FromSeconds(3);
    private readonly IProgressHost _host;
    private readonly TimeProvider _clock;
    private readonly string _activity;
    private readonly LiveProgress _live;
    private readonly long _start;
    private long _done = -1;
    private long _total = -1;
    private long _next;

    /// <summary>Starts without lines.</summary>
    /// <param name="host">The cmdlet.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="activity">The description of the transfer.</param>
    public TransferProgress(IProgressHost host, TimeProvider clock, string activity)
    {
        _host = host;
        _clock = clock;
        _activity = activity;
        _start = clock.GetTimestamp();
        _live = new LiveProgress(host, clock, Draw);
    }

    /// <summary>Reports the progress.</summary>
    /// <param name="done">Bytes so far.</param>
    /// <param name="total">Bytes in all, if known.</param>
    public void Report(long done, long? total)
    {
        Interlocked.Exchange(ref _total, total ?? -1);
        Interlocked.Exchange(ref _done, done);
        var elapsed = _clock.GetElapsedTime(_start).Ticks;
        var due = Interlocked.Read(ref _next);
        if (_live.IsWanted && elapsed >= due && Interlocked.CompareExchange(ref _next, elapsed + Pause.Ticks, due) == due)
        {
            _host.Post(_live.Update);
        }
    }

    public void Dispose() => _live.Dispose();

    private IEnumerable<ProgressLine> Draw()
    {
        var (done, total) = (Interlocked.Read(ref _done), Interlocked.Read(ref _total));
        if (done < 0)
        {
            return [];
        }

        var elapsed = _clock.GetElapsedTime(_start);
        var amount = total < 0 ? Display.Size(done) : $"{Display.Size(done)} of {Display.Size(total)}";
        return
        [
            new ProgressLine(
                "transfer",
                _activity,
                $"{OperationLines.Elapsed(elapsed)}, {amount}",
                Percent: total > 0 ? (int)(done * 100 / total) : -1,
                SecondsLeft: total > 0 && done > 0 && elapsed >= BeforeEstimate ? (int)(elapsed.TotalSeconds * (total - done) / done) : -1),
        ];
    }
}
