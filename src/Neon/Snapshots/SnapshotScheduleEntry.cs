using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// A schedule argument of Set-NeonSnapshotSchedule: an entry, a whole schedule, a hashtable or a row of a CSV file.
/// </summary>
public sealed class SnapshotScheduleEntry
{
    /// <summary>The minimum retention in seconds that Neon accepts for a snapshot.</summary>
    internal const int MinRetention = 3600;

    private static readonly string[] Names = ["Frequency", "Hour", "Day", "Month", "RetentionSeconds", "Retention"];

    /// <summary>Uses an entry unchanged.</summary>
    /// <param name="item">The entry.</param>
    public SnapshotScheduleEntry(SnapshotScheduleItem item) => Items = [item];

    /// <summary>Uses all entries of a schedule, such as one read from another branch.</summary>
    /// <param name="schedule">The schedule.</param>
    public SnapshotScheduleEntry(SnapshotSchedule schedule)
    {
        Items = schedule.Schedule ?? [];
        Target = new SnapshotScheduleIdentity(schedule);
        ProjectId = schedule.ProjectId;
    }

    /// <summary>Creates an entry from a hashtable.</summary>
    /// <param name="table">A table with <c>Frequency</c>, and <c>Hour</c>, <c>Day</c>, <c>Month</c>, <c>RetentionSeconds</c> or <c>Retention</c> as needed.</param>
    /// <exception cref="PSInvalidCastException">The table has no frequency, or another key.</exception>
    public SnapshotScheduleEntry(IDictionary table) => Items = [Read(table)];

    /// <summary>Creates an entry from a plain object, such as a row of a CSV file.</summary>
    /// <param name="plain">
    /// An object with <c>Frequency</c>, and <c>ProjectId</c> and <c>BranchId</c> if the entry belongs to a specific branch.
    /// </param>
    /// <exception cref="PSInvalidCastException">The object has no frequency, or is a row of something else.</exception>
    public SnapshotScheduleEntry(PSObject plain)
    {
        RowOrigin.From(this, plain);
        Items = [Read(name => PlainObject.Find(plain, name))];
        Target = plain.Properties["BranchId"] is null ? null : new SnapshotScheduleIdentity(plain);
        ProjectId = ProjectIdentity.IdIn(plain);
    }

    /// <summary>The specified entries.</summary>
    internal IReadOnlyList<SnapshotScheduleItem> Items { get; }

    /// <summary>The schedule that the entries belong to; null if they do not identify its branch.</summary>
    internal SnapshotScheduleIdentity? Target { get; }

    /// <summary>The project that the entries belong to; null if they do not identify it.</summary>
    internal string? ProjectId { get; }

    /// <summary>The entries as text.</summary>
    /// <returns>Text such as <c>daily at 3:00, kept 7 d</c>.</returns>
    public override string ToString() => string.Join("; ", Items);

    private static SnapshotScheduleItem Read(IDictionary table)
    {
        var values = table.Cast<DictionaryEntry>().ToDictionary(entry => $"{entry.Key}", entry => entry.Value, StringComparer.OrdinalIgnoreCase);
        var stranger = values.Keys.FirstOrDefault(key => !Names.Contains(key, StringComparer.OrdinalIgnoreCase));
        return stranger is null
            ? Read(name => values.GetValueOrDefault(name) is { } value ? TextOf(name, value) : null)
            : throw new PSInvalidCastException($"'{VisibleText.Of(stranger)}' is not a property of a snapshot schedule entry. Use {string.Join(", ", Names)}.");
    }

    private static string TextOf(string name, object value) =>
        TextMap.Find(value) ?? (ParameterInput.Unwrap(value) is TimeSpan span ? span.ToString() : null)
        ?? throw new PSInvalidCastException($"The {name} of a snapshot schedule entry is of type {ParameterInput.Unwrap(value)!.GetType().Name}, which {TextMap.Unsendable}.");

    private static SnapshotScheduleItem Read(Func<string, string?> find) => new()
    {
        Frequency = find("Frequency") ?? throw new PSInvalidCastException("The object has no Frequency property."),
        Hour = (int?)Number(find, "Hour"),
        Day = (int?)Number(find, "Day"),
        Month = (int?)Number(find, "Month"),
        RetentionSeconds = Retention(Number(find, "RetentionSeconds") ?? Span(find("Retention"))),
    };

    private static long? Retention(long? seconds) => seconds < MinRetention
        ? throw new PSInvalidCastException($"The retention of a snapshot must be at least one hour, not {Display.Seconds(seconds)}.")
        : seconds;

    private static long? Number(Func<string, string?> find, string name) => find(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new PSInvalidCastException($"{name} '{VisibleText.Of($"{text}")}' is not a number."),
    };

    private static long? Span(string? text) => text switch
    {
        null => null,
        _ when DurationText.Read(text) is { } span => (long)span.TotalSeconds,
        _ => throw new PSInvalidCastException($"Retention '{VisibleText.Of($"{text}")}' is not a valid time span. Specify a time span such as 7d."),
    };
}
