using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The schedule of a branch's snapshots, and since when it is waiting for the next one.</summary>
internal sealed record SnapshotScheduleState(JsonArray Items, DateTimeOffset Since)
{
    private const int DaysPerWeek = 7;

    public static SnapshotScheduleState None { get; } = new([], default);

    /// <summary>The times until a moment at which snapshots are due, each with its retention; the earliest first.</summary>
    public IEnumerable<(DateTimeOffset At, string Frequency, TimeSpan? Retention)> Due(DateTimeOffset now) => Items
        .Select(item => item!.AsObject())
        .SelectMany(item => Times(item, now).Select(time => (time, item.String("frequency")!, Retention(item))))
        .OrderBy(due => due.time);

    private static TimeSpan? Retention(JsonObject item) =>
        item.Integer("retention_seconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private IEnumerable<DateTimeOffset> Times(JsonObject item, DateTimeOffset now)
    {
        if (Items.Count == 0)
        {
            yield break;
        }

        TimeSpan hour = TimeSpan.FromHours(item.Integer("hour") ?? 0);
        for (DateTimeOffset day = new(Since.UtcDateTime.Date, TimeSpan.Zero); day + hour <= now; day = day.AddDays(1))
        {
            if (day + hour > Since && IsDay(item, day))
            {
                yield return day + hour;
            }
        }
    }

    /// <summary>Weeks start on Monday; in a month that is too short, the snapshot is taken on the last day.</summary>
    private static bool IsDay(JsonObject item, DateTimeOffset day)
    {
        long wanted = item.Integer("day") ?? 1;
        return item.String("frequency") switch
        {
            "weekly" => (((int)day.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek) + 1 == wanted,
            "monthly" => day.Day == Math.Min(wanted, CultureInfo.InvariantCulture.Calendar.GetDaysInMonth(day.Year, day.Month)),
            _ => true,
        };
    }
}
