namespace Neon.Commands;

/// <summary>Validates the arguments of trigger cmdlets before a request is sent.</summary>
internal static class TriggerInput
{
    private const int CronFields = 5;

    /// <summary>Refuses a schedule that does not have the five fields that the service accepts.</summary>
    public static TriggerSchedule? Schedule(string? cron) =>
        cron is null ? null
        : cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == CronFields ? new TriggerSchedule { Cron = cron }
        : throw InputErrors.Invalid(
            $"'{cron}' is not a schedule with five fields.",
            "Specify minute, hour, day of the month, month and day of the week, in UTC, such as '0 3 * * *' for three o'clock every night.");
}
