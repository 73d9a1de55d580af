using System.Globalization;

namespace Neon;

public static partial class Display
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(1);

    /// <summary>The clock for ages, if it is not the system clock.</summary>
    internal static AsyncLocal<TimeProvider?> Clock { get; } = new();

    internal static TimeProvider ClockInForce => Clock.Value ?? TimeProvider.System;

    /// <summary>How old something is.</summary>
    /// <param name="created">When it was created.</param>
    /// <returns>Text such as <c>3 d</c>; empty for no time.</returns>
    public static string Age(DateTimeOffset? created) => created is { } time
        ? Largest(TimeSpan.FromTicks(Math.Max(0, (ClockInForce.GetUtcNow() - time).Ticks)))
        : string.Empty;

    /// <summary>The time that has passed since something was created.</summary>
    internal static TimeSpan? SinceNow(DateTimeOffset? created) => ClockInForce.GetUtcNow() - created;

    /// <summary>How long ago, or how far ahead, a time is.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Text such as <c>5 min ago</c> or <c>in 3 d</c>; empty for no time.</returns>
    public static string When(DateTimeOffset? time) => When(time, ClockInForce.GetUtcNow());

    internal static string When(DateTimeOffset? time, DateTimeOffset now)
    {
        if (time is not { } moment)
        {
            return string.Empty;
        }

        var distance = now - moment;
        return distance.Ticks switch
        {
            < 0 => "in " + Left(-distance),
            < TimeSpan.TicksPerSecond => "now",
            _ => Largest(distance) + " ago",
        };
    }

    /// <summary>When something ends, colored if that is soon or past.</summary>
    /// <param name="end">The end.</param>
    /// <returns>Text such as <c>in 3 d</c>; empty for no end.</returns>
    public static string Expiry(DateTimeOffset? end) => Paint(When(end), ExpiryTone(end));

    /// <summary>A time in the local time zone, to the second.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Text such as <c>2026-03-01 13:00:00</c>; empty for no time.</returns>
    public static string LocalTime(DateTimeOffset? time) => time is { } moment
        ? TimeZoneInfo.ConvertTime(moment, ClockInForce.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : string.Empty;

    /// <summary>A time in the local time zone, and how far away it is.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Text such as <c>2026-03-01 13:00:00 (3 d ago)</c>; empty for no time.</returns>
    public static string Time(DateTimeOffset? time) => time is null ? string.Empty : $"{LocalTime(time)} ({When(time)})";

    /// <summary>A number of seconds.</summary>
    /// <param name="seconds">The seconds.</param>
    /// <returns>Text such as <c>5 min</c>, <c>2 h 30 min</c> or <c>7 d</c>; empty for no number.</returns>
    public static string Seconds(long? seconds)
    {
        if (seconds is not { } count)
        {
            return string.Empty;
        }

        var span = TimeSpan.FromSeconds(Math.Abs(count));
        var words = span switch
        {
            { TotalMinutes: < 1 } => $"{span.Seconds} s",
            { TotalHours: < 1 } => Two(span.Minutes, "min", span.Seconds, "s"),
            { TotalDays: < 1 } => Two(span.Hours, "h", span.Minutes, "min"),
            _ => Two(span.Days, "d", span.Hours, "h"),
        };
        return count < 0 ? "-" + words : words;
    }

    /// <summary>How long a piece of work took.</summary>
    /// <param name="milliseconds">The milliseconds.</param>
    /// <returns>Text such as <c>1.2 s</c> or <c>2 min 5 s</c>; empty for no number.</returns>
    public static string Took(long? milliseconds) => milliseconds switch
    {
        null => string.Empty,
        < 59_950 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:0.0} s"),
        _ => Seconds((milliseconds + 500) / 1000),
    };

    internal static Tone ExpiryTone(DateTimeOffset? end) => (end - ClockInForce.GetUtcNow()) switch
    {
        null => Tone.Plain,
        { Ticks: <= 0 } => Tone.Bad,
        var left => left < Soon ? Tone.Busy : Tone.Plain,
    };

    /// <summary>
    /// The time that is left, rounded to the nearest unit: a branch that expires after 7 days has 7 d left at first. If that would be one
    /// hour or one day, the rest is shown as well.
    /// </summary>
    internal static string Left(TimeSpan span) => span.TotalHours switch
    {
        >= 1.1 and < 1.99 => Two(1, "h", (int)Math.Round(span.TotalMinutes - 60), "min"),
        >= 26.5 and < 47.5 => Two(1, "d", (int)Math.Round(span.TotalHours - 24), "h"),
        _ => Nearest(span),
    };

    private static string Nearest(TimeSpan span) => Largest(span + span.TotalDays switch
    {
        >= 1 => TimeSpan.FromHours(12),
        >= 1.0 / 24 => TimeSpan.FromMinutes(30),
        >= 1.0 / 24 / 60 => TimeSpan.FromSeconds(30),
        _ => TimeSpan.FromSeconds(0.5),
    });

    internal static string Largest(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{(int)span.TotalSeconds} s",
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min",
        { TotalHours: < 24 } => $"{(int)span.TotalHours} h",
        { TotalDays: < 365 } => $"{(int)span.TotalDays} d",
        _ => $"{(int)(span.TotalDays / 365)} y",
    };

    private static string Two(int first, string firstUnit, int second, string secondUnit) =>
        second == 0 ? $"{first} {firstUnit}" : $"{first} {firstUnit} {second} {secondUnit}";
}
