namespace Neon.Commands;

/// <summary>Checks what the cmdlets of triggers are given, before anything is sent.</summary>
internal static class TriggerInput
{
    private const int CronFields = 5;

    /// <summary>Refuses a schedule of another form than the five fields that the service knows.</summary>
    public static TriggerSchedule? Schedule(string? cron) =>
        cron is null ? null
        : cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == CronFields ? new TriggerSchedule { Cron = cron }
        : throw Invalid(
            $"'{cron}' is no schedule of five fields.",
            "Give minute, hour, day of the month, month and day of the week, in UTC, such as '0 3 * * *' for three o'clock every night.");

    public static NeonApiException Invalid(string message, string advice) => new(NeonFailure.InvalidInput, message) { Advice = advice };
}
