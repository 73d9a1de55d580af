using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The progress of one wait. All lines are drawn together; new and changed lines are written, and removed ones are completed,
/// children before their parents. One tick per second updates the elapsed time without a request. If progress is off, nothing is
/// drawn.
/// </summary>
/// <remarks>Used on the pipeline thread only.</remarks>
internal sealed class LiveProgress : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    // Jobs and remote sessions see the lines of all cmdlets together, and other modules count from 0.
    private const int FirstId = 0x4E000000;
    private static int _lastId;

    private readonly IProgressHost _host;
    private readonly Func<IEnumerable<ProgressLine>> _draw;
    private readonly List<(ProgressLine Line, int Id)> _shown = [];
    private ITimer? _timer;

    /// <summary>Starts the ticks; the first tick or <see cref="Update"/> shows the progress.</summary>
    public LiveProgress(IProgressHost host, TimeProvider clock, Func<IEnumerable<ProgressLine>> draw)
    {
        _host = host;
        _draw = draw;
        IsWanted = host.ShowsProgress;
        host.BeginProgress(this);
        _timer = IsWanted ? clock.CreateTimer(_ => host.Post(Update), null, Tick, Tick) : null;
    }

    /// <summary>Whether it is shown.</summary>
    public bool IsWanted { get; }

    /// <summary>Shows the current state.</summary>
    public void Update()
    {
        if (_timer is null)
        {
            return;
        }

        ProgressLine[] lines = [.. _draw()];
        // Children were shown after their parents, so they are completed before them.
        for (var index = _shown.Count - 1; index >= 0; index--)
        {
            if (!Array.Exists(lines, line => line.Key == _shown[index].Line.Key))
            {
                Complete(index);
            }
        }

        foreach (var line in lines)
        {
            Show(line);
        }
    }

    /// <summary>Removes all lines from the screen.</summary>
    public void Dispose()
    {
        _host.ForgetProgress(this);
        _timer?.Dispose();
        _timer = null;
        while (_shown.Count > 0)
        {
            Complete(_shown.Count - 1);
        }
    }

    private void Show(ProgressLine line)
    {
        var index = _shown.FindIndex(shown => shown.Line.Key == line.Key);
        if (index < 0)
        {
            index = _shown.Count;
            _shown.Add((line, FirstId + (Interlocked.Increment(ref _lastId) & 0xFFFFFF)));
        }
        else if (_shown[index].Line == line)
        {
            return;
        }

        var id = _shown[index].Id;
        _shown[index] = (line, id);
        _host.WriteProgress(new ProgressRecord(id, line.Activity, line.Status)
        {
            ParentActivityId = line.Parent is null ? -1 : _shown.Find(shown => shown.Line.Key == line.Parent).Id,
            // The engine refuses more than 100 percent, as for a growing file.
            PercentComplete = Math.Clamp(line.Percent, -1, 100),
            SecondsRemaining = Math.Max(line.SecondsLeft, -1),
        });
    }

    private void Complete(int index)
    {
        var (line, id) = _shown[index];
        _shown.RemoveAt(index);
        _host.CompleteProgress(id, line.Activity);
    }
}
