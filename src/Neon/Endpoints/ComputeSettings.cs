using System.Collections;

namespace Neon.Commands;

/// <summary>Converts the compute parameters shared by several cmdlets to the format of the API.</summary>
internal static class ComputeSettings
{
    private const long MaxSuspendTimeout = 604_800;

    /// <summary>The suspend time-out in seconds: -1 for never, 0 for Neon's default, null if not specified.</summary>
    public static long? SuspendTimeout(TimeSpan? timeout, bool never)
    {
        if (never)
        {
            return timeout is null
                ? -1
                : throw InputErrors.Together("SuspendTimeout", "NeverSuspend");
        }

        var seconds = timeout is { } given ? (long?)given.TotalSeconds : null;
        // PowerShell converts a bare 300 to 30 microseconds, which must not be rounded to zero, the default.
        return seconds is < 0 or > MaxSuspendTimeout || (seconds == 0 && timeout != TimeSpan.Zero)
            ? throw new NeonApiException(NeonFailure.InvalidInput, $"The value {timeout} of -SuspendTimeout is out of range.")
            {
                Advice = "Specify zero for Neon's default, or at most seven days (7d). -NeverSuspend keeps the compute running.",
            }
            : seconds;
    }

    /// <summary>The suspend time-out in seconds, as it is compared and shown.</summary>
    public static RequestedSetting OfSuspendTimeout(long? requested, long? current) => new("SuspendTimeoutSeconds", requested, current)
    {
        Parameter = "SuspendTimeout",
        Shown = seconds => seconds is -1L ? "never" : seconds is 0L ? "default" : RequestedSetting.Seconds(seconds),
    };

    /// <summary>The settings to send; null if none are specified.</summary>
    /// <param name="pgSettings">All Postgres parameters.</param>
    /// <param name="preloadLibraries">All libraries to load.</param>
    /// <param name="useDefaults">Whether Neon's default libraries are loaded. Default: false if libraries are
    /// specified.</param>
    /// <param name="current">The current settings, which supply the values that are not specified.</param>
    public static EndpointSettings? Of(
        Hashtable? pgSettings, string[]? preloadLibraries, bool? useDefaults = null, EndpointSettings? current = null)
    {
        if (pgSettings is null && preloadLibraries is null && useDefaults is null)
        {
            return null;
        }

        return new EndpointSettings
        {
            // Neon refuses settings without this member, even if it is empty.
            PgSettings = TextMap.Of(pgSettings) ?? current?.PgSettings ?? new Dictionary<string, string>(),
            PgbouncerSettings = current?.PgbouncerSettings,
            PreloadLibraries = preloadLibraries is null && useDefaults is null
                ? current?.PreloadLibraries
                : new PreloadLibraries
                {
                    UseDefaults = useDefaults ?? false,
                    EnabledLibraries = preloadLibraries ?? current?.PreloadLibraries?.EnabledLibraries,
                },
            Unknown = current?.Unknown,
        };
    }
}
