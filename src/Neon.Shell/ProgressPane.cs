using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace Neon.Shell;

/// <summary>The activities that are under way, and the one line that shows them.</summary>
internal sealed class ProgressPane(TimeProvider time)
{
    private const string Spinner = @"|/-\";
    private readonly List<Activity> _activities = [];
    private int _turn;

    /// <summary>Gets a value indicating whether nothing is under way.</summary>
    public bool IsEmpty => _activities.Count == 0;

    /// <summary>Takes a progress record in.</summary>
    /// <param name="sourceId">Which pipeline wrote it: activity numbers are unique within one.</param>
    /// <param name="record">The record.</param>
    public void Update(long sourceId, ProgressRecord record)
    {
        Activity? known = Find(sourceId, record.ActivityId);
        if (record.RecordType == ProgressRecordType.Completed)
        {
            if (known is not null)
            {
                Remove(known);
            }

            return;
        }

        if (known is null)
        {
            _activities.Add(new Activity(sourceId, record, time.GetTimestamp()));
        }
        else
        {
            known.Record = record;
        }
    }

    /// <summary>Forgets every activity.</summary>
    public void Clear() => _activities.Clear();

    /// <summary>Turns the spinner by one step.</summary>
    public void Turn() => _turn = (_turn + 1) % Spinner.Length;

    /// <summary>Writes the line: the percentage or a spinner, each activity with its children, the time since the first began.</summary>
    /// <param name="width">The columns of the line at most.</param>
    /// <returns>The line, without colour.</returns>
    public string Render(int width)
    {
        Activity[] roots = [.. _activities.Where(a => a.Record.ParentActivityId < 0 || Find(a.SourceId, a.Record.ParentActivityId) is null)];
        var text = new StringBuilder();
        foreach (Activity root in roots)
        {
            text.Append(text.Length == 0 ? "" : " | ");
            Describe(root, text);
        }

        bool measured = _activities.Any(a => a.Record.PercentComplete >= 0);
        string head = measured ? "" : Spinner[_turn] + " ";
        long begun = _activities.Count == 0 ? time.GetTimestamp() : _activities.Min(a => a.Started);
        TimeSpan elapsed = time.GetElapsedTime(begun);
        string tail = elapsed.ToString(elapsed.TotalHours < 1 ? @"\ m\:ss" : @"\ h\:mm\:ss", CultureInfo.InvariantCulture);
        return head + CellWidth.Fit(text.ToString(), width - head.Length - tail.Length) + tail;
    }

    private void Describe(Activity activity, StringBuilder text)
    {
        ProgressRecord record = activity.Record;
        text.Append(OneLine(record.Activity));
        Append(text, ": ", record.StatusDescription);
        Append(text, ", ", record.CurrentOperation);
        if (record.PercentComplete >= 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" {record.PercentComplete}%");
        }

        if (record.SecondsRemaining >= 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" ({TimeSpan.FromSeconds(record.SecondsRemaining):m\\:ss} left)");
        }

        foreach (Activity child in Children(activity))
        {
            text.Append(" > ");
            Describe(child, text);
        }
    }

    private static void Append(StringBuilder text, string separator, string? part)
    {
        if (!string.IsNullOrWhiteSpace(part))
        {
            text.Append(separator).Append(OneLine(part));
        }
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private Activity? Find(long sourceId, int id) => _activities.Find(a => a.SourceId == sourceId && a.Record.ActivityId == id);

    private Activity[] Children(Activity parent) => [.. _activities.Where(a => a != parent && a.SourceId == parent.SourceId
        && a.Record.ParentActivityId == parent.Record.ActivityId)];

    private void Remove(Activity activity)
    {
        // Removed before its children are looked for, so that two activities that claim each other cannot loop.
        _activities.Remove(activity);
        foreach (Activity child in Children(activity))
        {
            Remove(child);
        }
    }

    private sealed class Activity(long sourceId, ProgressRecord record, long started)
    {
        public long SourceId { get; } = sourceId;

        public ProgressRecord Record { get; set; } = record;

        public long Started { get; } = started;
    }
}
