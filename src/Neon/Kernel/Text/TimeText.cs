using System.Globalization;
using System.Text.RegularExpressions;

namespace Neon.Commands;

/// <summary>
/// Reads points in time as people write them: <c>2026-12-01T09:00Z</c>, <c>-30m</c>, <c>+7d</c>, <c>yesterday 18:00</c>, and dates
/// in the notation of the current culture. Text without a time zone is local time.
/// </summary>
internal static partial class TimeText
{
    private static readonly (string Word, int Days)[] Days = [("yesterday", -1), ("today", 0), ("tomorrow", 1)];

    /// <summary>The point in time; null if the text is not one, or not the same one in every notation.</summary>
    /// <param name="text">The text.</param>
    /// <param name="clock">The clock that relative times refer to.</param>
    public static DateTimeOffset? Parse(string text, TimeProvider clock)
    {
        text = text.Trim();
        return text.Equals("now", StringComparison.OrdinalIgnoreCase) ? clock.GetUtcNow()
            : Relative(text) is { } span ? Shifted(clock, span)
            : Day(text, clock) ?? (!IsDate(text) || IsAmbiguous(text) ? null : In(CultureInfo.CurrentCulture, text) ?? In(CultureInfo.InvariantCulture, text));
    }

    /// <summary>
    /// Whether the text can be another date in the current culture than in the invariant one: <c>01/02/2026</c> is the first of February
    /// in some cultures and the second of January in others.
    /// </summary>
    public static bool IsAmbiguous(string text) =>
        In(CultureInfo.InvariantCulture, text) is { } other
        && (In(CultureInfo.CurrentCulture, text) is { } own ? own != other || (IsYearFirst && !IsOrderKnown(text)) : !IsOrderKnown(text));

    // Where the year comes first, 10-11-2026 is unusual, and .NET guesses that the month precedes the day.
    private static bool IsYearFirst => CultureInfo.CurrentCulture.DateTimeFormat.ShortDatePattern.StartsWith('y');

    private static bool IsOrderKnown(string text) => !IsDigitsOnly(DateOf(text)) || StartsWithYear(text);

    // A duration without a sign can be either, so it is not a point in time.
    private static TimeSpan? Relative(string text) => text switch
    {
        ['-', ..] => DurationText.Parse(text),
        ['+', .. var rest] => Ahead(rest),
        _ when text.EndsWith(" ago", StringComparison.OrdinalIgnoreCase) => -Ahead(text[..^4]),
        _ when text.StartsWith("in ", StringComparison.OrdinalIgnoreCase) => Ahead(text[3..]),
        _ => null,
    };

    private static TimeSpan? Ahead(string text) => DurationText.Parse(text) is { } span && span >= TimeSpan.Zero ? span : null;

    private static DateTimeOffset? Shifted(TimeProvider clock, TimeSpan span)
    {
        var now = clock.GetUtcNow();
        return span > DateTimeOffset.MaxValue - now || span < DateTimeOffset.MinValue - now ? null : now + span;
    }

    private static DateTimeOffset? Day(string text, TimeProvider clock)
    {
        foreach (var (word, days) in Days)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && Time(text[word.Length..]) is { } time)
            {
                var local = clock.GetLocalNow().Date.AddDays(days) + time;
                return new DateTimeOffset(local, clock.LocalTimeZone.GetUtcOffset(local));
            }
        }

        return null;
    }

    /// <summary>The time that follows a day; midnight if there is none.</summary>
    private static TimeSpan? Time(string text) =>
        text.Length == 0 ? TimeSpan.Zero
        : text[0] == ' ' && (TimeOnly.TryParse(text, CultureInfo.CurrentCulture, out var time) || TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out time)) ? time.ToTimeSpan()
        : null;

    private static DateTimeOffset? In(CultureInfo culture, string text) => DateTimeOffset.TryParse(text, culture, out var time) ? time : null;

    // .NET reads 12.5 as the fifth of December, and 26 Nov as November 2026.
    private static bool IsDate(string text) => DateOf(text) is var date && (date.Length == 0 || (FullYear().IsMatch(date) && Parts().Count(date) >= 3));

    private static bool IsDigitsOnly(string date) => date.Length > 0 && !date.Any(char.IsLetter);

    private static bool StartsWithYear(string text) => text.Length > 4 && text[..4].All(char.IsAsciiDigit);

    /// <summary>The text before the time of day; empty if there is only a time.</summary>
    private static string DateOf(string text) => TimeOfDay().Match(text) is { Success: true } time ? text[..time.Index] : text;

    [GeneratedRegex(@"(?:^|[T\s])\d{1,2}:\d{2}")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"(?<!\d)\d{4}(?!\d)")]
    private static partial Regex FullYear();

    [GeneratedRegex(@"\d+|\p{L}+")]
    private static partial Regex Parts();
}
