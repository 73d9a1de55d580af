namespace Neon.Commands;

/// <summary>
/// Filters a list by age or by time since last use. Items that are younger or have no known time never match: in PowerShell an
/// empty time is less than any other. Ages are measured against the service's clock, so a wrong clock on this machine does not
/// matter once the service has responded.
/// </summary>
internal readonly struct AgeFilter
{
    // PowerShell reads a bare 90 as 9 microseconds.
    private static readonly TimeSpan ShortestAge = TimeSpan.FromSeconds(1);

    // Services written in Go send January 1 of the year 1 for a time that is not set.
    private const int NoYear = 1;

    private readonly TimeSpan? _age;
    private readonly ServerClock? _clock;

    private AgeFilter(TimeSpan? age, ServerClock clock) => (_age, _clock) = (age, clock);

    /// <summary>The filter for a parameter; without a value it matches everything.</summary>
    /// <param name="age">The parameter's value.</param>
    /// <param name="parameter">The parameter's name, for the error about an invalid value.</param>
    /// <param name="client">The client of the service.</param>
    public static AgeFilter Of(TimeSpan? age, string parameter, NeonClient client) => age < ShortestAge
        ? throw new NeonApiException(NeonFailure.InvalidInput, $"-{parameter} {age} is shorter than one second.")
        {
            Advice = "Specify a time span such as 90d or 12h. A bare number is in ticks.",
        }
        : new(age, client.Connection.ServerClock);

    /// <summary>Whether all these times are known and old enough.</summary>
    public bool Matches(params ReadOnlySpan<DateTimeOffset?> times)
    {
        if (_age is not { } age)
        {
            return true;
        }

        var now = _clock!.Now;
        foreach (var time in times)
        {
            // Compared as a span, because subtracting a long one could leave the calendar.
            if (time is null || time.Value.UtcDateTime.Year == NoYear || now - time.Value < age)
            {
                return false;
            }
        }

        return true;
    }
}
