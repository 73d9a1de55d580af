namespace Neon.Commands;

/// <summary>
/// Filters a list by age or by time since last use. Items that are younger or have no known time never match: in PowerShell an
/// empty time is less than any other. Ages are measured by the service's clock or by that of this computer, whichever is behind:
/// one of them may be wrong, and nothing is selected that is younger by the other one.
/// </summary>
internal readonly struct AgeFilter
{
    // PowerShell reads a bare 90 as 9 microseconds.
    private static readonly TimeSpan ShortestAge = TimeSpan.FromSeconds(1);

    // Services written in Go send January 1 of the year 1 for a time that is not set.
    private const int NoYear = 1;

    // Clocks that are set automatically differ by less.
    private static readonly TimeSpan AcceptedDifference = TimeSpan.FromMinutes(1);

    private readonly TimeSpan? _age;
    private readonly NeonClient? _client;

    private AgeFilter(TimeSpan? age, NeonClient client) => (_age, _client) = (age, client);

    /// <summary>The filter for a parameter; without a value it matches everything.</summary>
    /// <param name="age">The parameter's value.</param>
    /// <param name="parameter">The parameter's name, for the error about an invalid value.</param>
    /// <param name="client">The client of the service.</param>
    public static AgeFilter Of(TimeSpan? age, string parameter, NeonClient client) => age < ShortestAge
        ? throw InputErrors.Duration($"-{parameter} must be at least one second.", "90d or 12h")
        : new(age, client);

    /// <summary>Whether all these times are known and old enough.</summary>
    public bool Matches(params ReadOnlySpan<DateTimeOffset?> times)
    {
        if (_age is not { } age)
        {
            return true;
        }

        var now = Now();
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

    private DateTimeOffset Now()
    {
        var clock = _client!.Connection.ServerClock;
        if (clock.Difference is var difference && difference.Duration() > AcceptedDifference)
        {
            var (behind, ahead) = difference > TimeSpan.Zero ? ("the clock of this computer", "the clock of the service") : ("the clock of the service", "the clock of this computer");
            _client.WarnOnce($"{Capitalized.Of(ahead)} is ahead of {behind} by {Display.Seconds((long)difference.Duration().TotalSeconds)}. Ages are measured by {behind}, so that nothing is selected too early.");
        }

        return clock.EarlierNow;
    }
}
