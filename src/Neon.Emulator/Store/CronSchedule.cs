using System.Globalization;

namespace Neon.Emulator;

/// <summary>A schedule of five numeric fields: minute, hour, day of the month, month, day of the week, in UTC.</summary>
internal sealed class CronSchedule
{
    private static readonly (int Low, int High)[] Ranges = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];

    // A day that exists only in leap years occurs within eight years.
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(366 * 8);

    private readonly HashSet<int>[] _fields;
    private readonly bool _eitherDay;

    private CronSchedule(string text, HashSet<int>[] fields, bool eitherDay)
    {
        Text = text;
        _fields = fields;
        _eitherDay = eitherDay;
    }

    public string Text { get; }

    /// <summary>The schedule, or null if the text is not a valid one.</summary>
    public static CronSchedule? Parse(string text)
    {
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        HashSet<int>?[] fields = parts.Length == Ranges.Length ? [.. parts.Zip(Ranges, Field)] : [null];
        return Array.Exists(fields, field => field is null)
            ? null
            // If both days are specified, either one is sufficient.
            : new CronSchedule(text, fields!, eitherDay: parts[2] != "*" && parts[4] != "*");
    }

    /// <summary>The next time, or null if there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset now)
    {
        DateTimeOffset utc = now.ToUniversalTime();
        DateTimeOffset time = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, 0, TimeSpan.Zero).AddMinutes(1);
        DateTimeOffset end = time + Horizon;
        while (time < end)
        {
            if (!_fields[3].Contains(time.Month) || !IsDay(time))
            {
                time = new DateTimeOffset(time.Year, time.Month, time.Day, 0, 0, 0, TimeSpan.Zero).AddDays(1);
            }
            else if (!_fields[1].Contains(time.Hour) || !_fields[0].Contains(time.Minute))
            {
                time = time.AddMinutes(1);
            }
            else
            {
                return time;
            }
        }

        return null;
    }

    private static HashSet<int>? Field(string text, (int Low, int High) range)
    {
        HashSet<int> values = [];
        foreach (string item in text.Split(','))
        {
            string[] steps = item.Split('/');
            string[] bounds = steps[0] == "*" ? [Number(range.Low), Number(range.High)] : steps[0].Split('-');
            int step = 1;
            if (steps.Length > 2 || (steps.Length == 2 && (!TryNumber(steps[1], out step) || step == 0))
                || bounds.Length > 2 || !TryNumber(bounds[0], out int low) || !TryNumber(bounds[^1], out int high)
                || low < range.Low || high > range.High || low > high)
            {
                return null;
            }

            for (int value = low; value <= high; value += step)
            {
                // Sunday is both 0 and 7.
                values.Add(range.High == 7 ? value % 7 : value);
            }
        }

        return values;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private bool IsDay(DateTimeOffset time)
    {
        bool ofMonth = _fields[2].Contains(time.Day);
        bool ofWeek = _fields[4].Contains((int)time.DayOfWeek);
        return _eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
    }
}
