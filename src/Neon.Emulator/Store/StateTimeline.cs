namespace Neon.Emulator;

/// <summary>The states of a branch or endpoint over time: the current one, and the future ones due to running operations.</summary>
internal sealed class StateTimeline
{
    private readonly List<(DateTimeOffset At, string State)> _changes = [];

    public StateTimeline(DateTimeOffset at, string state) => _changes.Add((at, state));

    /// <summary>Adds a change. Changes planned for that time or later are dropped.</summary>
    public void Change(DateTimeOffset at, string state)
    {
        _changes.RemoveAll(change => change.At >= at);
        _changes.Add((at, state));
    }

    public string Current(DateTimeOffset now) => Last(now).State;

    public DateTimeOffset ChangedAt(DateTimeOffset now) => Last(now).At;

    /// <summary>The next state, or null if there is none.</summary>
    public string? Pending(DateTimeOffset now) => _changes.Find(change => change.At > now).State;

    /// <summary>The final state after all planned changes.</summary>
    public string Final => _changes[^1].State;

    /// <summary>When the state was last entered, or null if it never was.</summary>
    public DateTimeOffset? LastEntered(string state, DateTimeOffset now) =>
        _changes.Where(change => change.State == state && change.At <= now)
            .Select(change => (DateTimeOffset?)change.At)
            .LastOrDefault();

    /// <summary>When the state last applied: now, if it is the current one, or else when it last ended; null if it never applied.</summary>
    public DateTimeOffset? LastIn(string state, DateTimeOffset now) =>
        Current(now) == state
            ? now
            : _changes.Zip(_changes.Skip(1))
                .Where(change => change.First.State == state && change.Second.At <= now)
                .Select(change => (DateTimeOffset?)change.Second.At)
                .LastOrDefault();

    private (DateTimeOffset At, string State) Last(DateTimeOffset now) => _changes.FindLast(change => change.At <= now);
}
