using System.Globalization;

namespace Neon.Commands;

/// <summary>Validates the time parameters of a log query and converts them to Neon's format.</summary>
internal static class LogTime
{
    /// <summary>The time range of <c>-Last</c>, <c>-From</c> and <c>-To</c>.</summary>
    /// <exception cref="NeonApiException">They contradict each other or do not specify a time in the past.</exception>
    public static LogWindow Window(TimeSpan? last, DateTimeOffset? from, DateTimeOffset? to, TimeProvider clock)
    {
        if (last is not null && from is not null)
        {
            throw Invalid("-Last and -From cannot be used together.", "Specify one of them.");
        }

        // PowerShell converts a bare 30 to 3 microseconds.
        if (last < TimeSpan.FromMilliseconds(1))
        {
            throw Invalid("-Last must be at least one millisecond.", "Specify a time span such as 30m; a bare number is in ticks.");
        }

        if (from > clock.GetUtcNow())
        {
            throw Invalid($"-From {from:u} is in the future.", "Specify a time in the past, and check the time zone.");
        }

        return from >= to
            ? throw Invalid($"-To {to:u} is not after -From {from:u}.", "Specify the earlier time with -From.")
            : new LogWindow { Since = last is { } span ? Text(span) : null, StartTime = from, EndTime = to };
    }

    private static string Text(TimeSpan span) => span.Ticks % TimeSpan.TicksPerSecond == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / TimeSpan.TicksPerSecond}s")
        : string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / TimeSpan.TicksPerMillisecond}ms");

    private static NeonApiException Invalid(string message, string advice) => new(NeonFailure.InvalidInput, message) { Advice = advice };
}
