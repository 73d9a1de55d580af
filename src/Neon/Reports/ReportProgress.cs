namespace Neon.Commands;

/// <summary>Shows how many projects of a report have been read.</summary>
internal sealed class ReportProgress : IDisposable
{
    private readonly IProgressHost _host;
    private readonly TimeProvider _clock;
    private readonly LiveProgress _live;
    private readonly DateTimeOffset _start;
    private volatile Tuple<int, int>? _state;

    /// <summary>Starts without lines.</summary>
    public ReportProgress(IProgressHost host, TimeProvider clock)
    {
        (_host, _clock, _start) = (host, clock, clock.GetUtcNow());
        _live = new LiveProgress(host, clock, Draw);
    }

    /// <summary>Reports how many projects have been read, and how many there are; from any thread.</summary>
    public void Report(int done, int total)
    {
        _state = Tuple.Create(done, total);
        if (_live.IsWanted)
        {
            _host.Post(_live.Update);
        }
    }

    public void Dispose() => _live.Dispose();

    private IEnumerable<ProgressLine> Draw() => _state is not var (done, total) ? [] :
    [
        new ProgressLine(
            "report",
            "Reading projects",
            $"{OperationLines.Elapsed(_clock.GetUtcNow() - _start)}, {done} of {total}",
            Percent: total > 0 ? done * 100 / total : -1),
    ];
}
