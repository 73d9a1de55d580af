using System.Globalization;

namespace Neon.Commands;

/// <summary>Checks the parameters that name a part of a log, and puts them into Neon's terms.</summary>
internal static class LogTime
{
    /// <summary>The window that <c>-Last</c>, <c>-From</c> and <c>-To</c> name.</summary>
    /// <exception cref="NeonApiException">They contradict each other or name no time that has passed.</exception>
    public static LogWindow Window(TimeSpan? last, DateTimeOffset? from, DateTimeOffset? to, TimeProvider clock)
    {
        if (last is not null && from is not null)
        {
            throw Invalid("-Last and -From both name the beginning.", "Give one of them.");
        }

        // PowerShell takes a bare 30 for 3 microseconds.
        if (last < TimeSpan.FromMilliseconds(1))
        {
            throw Invalid($"The last {last} hold nothing.", "Give a time span such as 00:30:00 for half an hour; a bare number counts ticks.");
        }

        if (from > clock.GetUtcNow())
        {
            throw Invalid($"-From {from:u} is in the future.", "Give a time that has passed; mind the time zone.");
        }

        return from >= to
            ? throw Invalid($"-To {to:u} is not after -From {from:u}.", "Give the earlier time as -From.")
            : new LogWindow { Since = last is { } span ? Text(span) : null, StartTime = from, EndTime = to };
    }

    private static string Text(TimeSpan span) => span.Ticks % TimeSpan.TicksPerSecond == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / TimeSpan.TicksPerSecond}s")
        : string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / TimeSpan.TicksPerMillisecond}ms");

    private static NeonApiException Invalid(string message, string advice) => new(NeonFailure.InvalidInput, message) { Advice = advice };
}
