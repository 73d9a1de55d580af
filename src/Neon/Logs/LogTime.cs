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
            throw InputErrors.Together("Last", "From");
        }

        if (last < TimeSpan.FromMilliseconds(1))
        {
            throw InputErrors.Duration("-Last must be at least one millisecond.", "30m");
        }

        if (from > clock.GetUtcNow())
        {
            throw InputErrors.InFuture("From", from.Value);
        }

        return from >= to
            ? throw InputErrors.Invalid($"-To {to:u} is not after -From {from:u}.", "Specify the earlier time with -From.")
            : new LogWindow { Since = last is { } span ? Text(span) : null, StartTime = from, EndTime = to };
    }

    private static string Text(TimeSpan span) => span.Ticks % TimeSpan.TicksPerSecond == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / TimeSpan.TicksPerSecond}s")
        : string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / TimeSpan.TicksPerMillisecond}ms");
}
