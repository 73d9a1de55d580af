namespace Neon.Commands;

/// <summary>
/// Shows why requests are delayed: the pause before a retry, the operations that lock a project, changes ahead in the queue, the
/// rate limit. Delays under one second are not shown.
/// </summary>
internal sealed class DelayProgress(IProgressHost host, NeonConnection connection)
{
    private readonly OperationLines _lines = new(() => connection.ServerClock.Now, connection.Names.Find);
    private LiveProgress? _live;
    private RequestDelay? _delay;

    /// <summary>Reports the present delay of a request, or that there is none; from any thread.</summary>
    public void Report(RequestDelay? delay) => host.Post(() =>
    {
        _delay = delay;
        if (delay is null)
        {
            _live?.Dispose();
            _live = null;
        }
        else
        {
            _live ??= new LiveProgress(host, connection.Clock, Draw);
        }
    });

    private IEnumerable<ProgressLine> Draw()
    {
        var now = connection.Clock.GetUtcNow();
        if (_delay is { ProjectId: { } project } locked)
        {
            return _lines.Draw([new ProjectWork(project, "Waiting for", $"{OperationLines.Elapsed(now - locked.Since)}, {locked.Reason}", locked.Operations)]);
        }

        return _delay is null ? [] : [new ProgressLine("request", "Waiting for Neon", Status(_delay, now), SecondsLeft: SecondsLeft(_delay, now))];
    }

    private static string Status(RequestDelay delay, DateTimeOffset now) =>
        delay.Until is null ? $"{OperationLines.Elapsed(now - delay.Since)}, {delay.Reason}" : delay.Reason;

    private static int SecondsLeft(RequestDelay delay, DateTimeOffset now) =>
        delay.Until is { } until ? (int)Math.Max(0, Math.Ceiling((until - now).TotalSeconds)) : -1;
}
