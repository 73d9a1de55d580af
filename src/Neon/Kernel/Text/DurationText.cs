using System.Globalization;

namespace Neon.Commands;

/// <summary>
/// Reads durations as people write them: <c>7d</c>, <c>12h</c>, <c>90m</c>, <c>1d 12h</c>, <c>2 weeks</c>. The units are weeks,
/// days, hours, minutes, seconds and milliseconds, from the longest to the shortest.
/// </summary>
internal static class DurationText
{
    private static readonly (string[] Names, long Ticks)[] Units =
    [
        (["w", "week", "weeks"], 7 * TimeSpan.TicksPerDay),
        (["d", "day", "days"], TimeSpan.TicksPerDay),
        (["h", "hr", "hrs", "hour", "hours"], TimeSpan.TicksPerHour),
        (["m", "min", "mins", "minute", "minutes"], TimeSpan.TicksPerMinute),
        (["s", "sec", "secs", "second", "seconds"], TimeSpan.TicksPerSecond),
        (["ms", "millisecond", "milliseconds"], TimeSpan.TicksPerMillisecond),
    ];

    /// <summary>
    /// The duration of text with units or in the notation of .NET, <c>1.12:00:00</c>; null if it is neither. A bare number is
    /// refused: .NET reads it as days.
    /// </summary>
    public static TimeSpan? Read(string text) =>
        Parse(text) ?? (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
            && (span == TimeSpan.Zero || (text.Contains(':', StringComparison.Ordinal) && !HasDaysForHours(text))) ? span : null);

    /// <summary>The duration of text with units; null if it has none. A minus sign makes it negative.</summary>
    public static TimeSpan? Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        var isNegative = rest.StartsWith("-");
        rest = isNegative ? rest[1..] : rest;
        var (total, next) = (0m, 0);
        do
        {
            var digits = rest[..Count(rest, character => char.IsAsciiDigit(character) || character == '.')];
            rest = rest[digits.Length..].TrimStart();
            var unit = rest[..Count(rest, char.IsAsciiLetter)];
            rest = rest[unit.Length..].TrimStart();
            var index = UnitOf(unit);
            if (index < next || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || number > TimeSpan.MaxValue.Ticks / Units[index].Ticks)
            {
                return null;
            }

            total += number * Units[index].Ticks;
            next = index + 1;
        }
        while (!rest.IsEmpty);

        return total > TimeSpan.MaxValue.Ticks ? null : TimeSpan.FromTicks(isNegative ? -(long)total : (long)total);
    }

    /// <summary>A positive duration with units, such as <c>14d</c> or <c>1d 12h</c>.</summary>
    public static string Write(TimeSpan span)
    {
        var (parts, left) = (new List<string>(), span.Ticks);
        foreach (var (names, ticks) in Units[1..])
        {
            if (left >= ticks)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{left / ticks}{names[0]}"));
                left %= ticks;
            }
        }

        return parts.Count > 0 ? string.Join(' ', parts) : span.ToString();
    }

    // .NET reads 24:00:00 as 24 days, because 24 cannot be hours.
    private static bool HasDaysForHours(string text) =>
        text.Split(':') is [var first, _, _] && int.TryParse(first, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var hours)
        && Math.Abs((long)hours) > 23;

    private static int Count(ReadOnlySpan<char> text, Func<char, bool> matches)
    {
        var count = 0;
        while (count < text.Length && matches(text[count]))
        {
            count++;
        }

        return count;
    }

    private static int UnitOf(ReadOnlySpan<char> unit)
    {
        // Many programs write months as M. Nothing may be six minutes old that was meant to be six months old.
        if (unit is "M")
        {
            return -1;
        }

        for (var index = 0; index < Units.Length; index++)
        {
            foreach (var name in Units[index].Names)
            {
                if (unit.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return index;
                }
            }
        }

        return -1;
    }
}
