using System.Globalization;

namespace Neon;

/// <summary>One entry of a snapshot schedule: the frequency, the time and the retention.</summary>
[Listed("Frequency", "Hour", "Day", "Month", "RetentionSeconds")]
[ShownBy<SnapshotScheduleItemView>]
public sealed class SnapshotScheduleItem : NeonObject
{
    /// <summary>
    /// The frequency of snapshots: <c>daily</c>, <c>weekly</c>, <c>monthly</c> or another value from Neon.
    /// </summary>
    public string? Frequency { get; set; }

    /// <summary>The hour of the day, 0 to 23, in UTC.</summary>
    public int? Hour { get; set; }

    /// <summary>The day of the week or month, depending on the frequency.</summary>
    public int? Day { get; set; }

    /// <summary>The month of the year, 1 to 12.</summary>
    public int? Month { get; set; }

    /// <summary>How many seconds a snapshot is kept; empty if it is kept until it is removed.</summary>
    public long? RetentionSeconds { get; set; }

    /// <summary>The entry as text.</summary>
    /// <returns>Text such as <c>weekly on day 1 at 3:00 UTC, kept 28 d</c>.</returns>
    private protected override string AsText()
    {
        var words = Frequency ?? string.Empty;
        words += Part(" in month ", Month) + Part(" on day ", Day) + Part(" at ", Hour, ":00 UTC");
        return RetentionSeconds is { } seconds ? $"{words}, kept {Display.Seconds(seconds)}" : words;
    }

    /// <summary>Whether two entries create the same snapshots. A value that one of them omits differs from any other.</summary>
    internal bool IsSameAs(SnapshotScheduleItem other) =>
        (Frequency, Hour, Day, Month, RetentionSeconds) == (other.Frequency, other.Hour, other.Day, other.Month, other.RetentionSeconds);

    private static string Part(string before, int? number, string after = "") =>
        number is { } value ? before + value.ToString(CultureInfo.InvariantCulture) + after : string.Empty;
}
