namespace Neon.Commands;

/// <summary>
/// Shows why requests are delayed: the pause before a retry, the operations that lock a project, changes ahead in the queue, the
/// rate limit. Delays under one second are not shown.
/// </summary>
internal sealed class HoldupProgress(IProgressHost host, NeonConnection connection, Func<string, string?> nameOf)
{
    private readonly OperationLines _lines = new(() => connection.ServerClock.Now, nameOf);
    private LiveProgress? _live;
    private Holdup? _holdup;

    /// <summary>Reports the present delay of a request, or that there is none; from any thread.</summary>
    public void Report(Holdup? holdup) => host.Post(() =>
    {
        _holdup = holdup;
        if (holdup is null)
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
        if (_holdup is { ProjectId: { } project } locked)
        {
            return _lines.Draw([new ProjectWork(project, "Waiting for", $"{OperationLines.Elapsed(now - locked.Since)}, {locked.Reason}", locked.Operations)]);
        }

        return _holdup is null ? [] : [new ProgressLine("request", "Waiting for Neon", Status(_holdup, now), SecondsLeft: SecondsLeft(_holdup, now))];
    }

    private static string Status(Holdup holdup, DateTimeOffset now) =>
        holdup.Until is null ? $"{OperationLines.Elapsed(now - holdup.Since)}, {holdup.Reason}" : holdup.Reason;

    private static int SecondsLeft(Holdup holdup, DateTimeOffset now) =>
        holdup.Until is { } until ? (int)Math.Max(0, Math.Ceiling((until - now).TotalSeconds)) : -1;
}
