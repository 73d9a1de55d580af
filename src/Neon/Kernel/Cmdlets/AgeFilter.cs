namespace Neon.Commands;

/// <summary>
/// Narrows a list to what is older than a time span, or has not been used for it. What is younger never passes, and neither
/// does anything with an unknown time: in PowerShell an empty time is less than every other. Ages are counted to the service's
/// present time, which a wrong clock on this machine does not change once the service has answered.
/// </summary>
internal readonly struct AgeFilter
{
    // PowerShell takes a bare 90 for 9 microseconds.
    private static readonly TimeSpan ShortestAge = TimeSpan.FromSeconds(1);

    // Services written in Go send the first of January of the year 1 for a time that is not set.
    private const int NoYear = 1;

    private readonly TimeSpan? _age;
    private readonly ServerClock? _clock;

    private AgeFilter(TimeSpan? age, ServerClock clock) => (_age, _clock) = (age, clock);

    /// <summary>The filter of a parameter; without a value it lets everything through.</summary>
    /// <param name="age">The parameter's value.</param>
    /// <param name="parameter">The parameter's name, for the error about a value that cannot be meant.</param>
    /// <param name="client">The client whose service counts the time.</param>
    public static AgeFilter Of(TimeSpan? age, string parameter, NeonClient client) => age < ShortestAge
        ? throw new NeonApiException(NeonFailure.InvalidInput, $"-{parameter} {age} is shorter than one second.")
        {
            Advice = "Specify a time span such as 90.00:00 for 90 days or 12:00:00 for twelve hours. A bare number is in ticks.",
        }
        : new(age, client.Connection.ServerClock);

    /// <summary>Whether all these times are known and that long ago.</summary>
    public bool Matches(params ReadOnlySpan<DateTimeOffset?> times)
    {
        if (_age is not { } age)
        {
            return true;
        }

        var now = _clock!.Now;
        foreach (var time in times)
        {
            // Compared as a span: a long one would reach back beyond the calendar.
            if (time is null || time.Value.UtcDateTime.Year == NoYear || now - time.Value < age)
            {
                return false;
            }
        }

        return true;
    }
}
