namespace Neon.Commands;

/// <summary>
/// The progress of a wait for operations: how many of each project have finished, and the status of the
/// others.
/// </summary>
internal sealed class OperationProgress : IDisposable
{
    private readonly Func<Operation, bool> _hasEnded;
    private readonly OperationLines _lines;
    private readonly LiveProgress _live;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private Operation[] _operations = [];

    /// <summary>Starts without lines.</summary>
    /// <param name="host">The waiting cmdlet.</param>
    /// <param name="client">The client.</param>
    /// <param name="hasEnded">Whether an operation has finished.</param>
    /// <param name="nameOf">Returns the name of a project, branch or endpoint, if known.</param>
    public OperationProgress(IProgressHost host, NeonClient client, Func<Operation, bool> hasEnded, Func<string, string?> nameOf)
    {
        _hasEnded = hasEnded;
        _clock = client.Clock;
        _start = _clock.GetTimestamp();
        _lines = new OperationLines(() => client.Connection.ServerClock.Now, nameOf);
        _live = new LiveProgress(host, _clock, Draw);
    }

    /// <summary>Shows the current state of all operations, including finished ones.</summary>
    public void Show(IEnumerable<Operation> operations)
    {
        if (_live.IsWanted)
        {
            _operations = [.. operations];
            _live.Update();
        }
    }

    public void Dispose() => _live.Dispose();

    private IEnumerable<ProgressLine> Draw() => _lines.Draw([.. _operations
        .GroupBy(operation => operation.ProjectId ?? string.Empty)
        .Select(Describe)
        .Where(project => project.Running.Count > 0)]);

    private ProjectWork Describe(IGrouping<string, Operation> project)
    {
        var count = project.Count();
        Operation[] running = [.. project.Where(operation => !_hasEnded(operation))];
        var done = count - running.Length;
        return new ProjectWork(
            project.Key,
            "Waiting for",
            $"{OperationLines.Elapsed(_clock.GetElapsedTime(_start))}, {done} of {count} done",
            running,
            // The progress of a single operation is unknown.
            count > 1 ? done * 100 / count : -1);
    }
}
