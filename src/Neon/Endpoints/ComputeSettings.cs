using System.Collections;

namespace Neon.Commands;

/// <summary>Turns the compute parameters that several cmdlets share into what the API takes.</summary>
internal static class ComputeSettings
{
    private const long LongestSuspendTimeout = 604_800;

    /// <summary>The suspend time-out in seconds: -1 for never, 0 for Neon's default, null when nothing is asked for.</summary>
    public static long? SuspendTimeout(TimeSpan? timeout, bool never)
    {
        if (never)
        {
            return timeout is null
                ? -1
                : throw new NeonApiException(NeonFailure.InvalidInput, "-SuspendTimeout and -NeverSuspend contradict each other.")
                {
                    Advice = "Give one of them.",
                };
        }

        var seconds = timeout is { } given ? (long?)given.TotalSeconds : null;
        // PowerShell takes a bare 300 for 30 microseconds, which is not the zero that stands for the default.
        return seconds is < 0 or > LongestSuspendTimeout || (seconds == 0 && timeout != TimeSpan.Zero)
            ? throw new NeonApiException(NeonFailure.InvalidInput, $"A suspend time-out of {timeout} is out of range.")
            {
                Advice = "Give zero for Neon's default or at most seven days (7.00:00:00); -NeverSuspend keeps the compute running.",
            }
            : seconds;
    }

    /// <summary>Settings to send; null when nothing is asked for.</summary>
    /// <param name="pgSettings">Parameters of Postgres, all of them.</param>
    /// <param name="preloadLibraries">Libraries to load, all of them.</param>
    /// <param name="useDefaults">Whether Neon's default libraries are loaded; when only libraries are named they are not.</param>
    /// <param name="current">The settings as they are: what is not asked for is taken from there.</param>
    public static EndpointSettings? Of(
        Hashtable? pgSettings, string[]? preloadLibraries, bool? useDefaults = null, EndpointSettings? current = null)
    {
        if (pgSettings is null && preloadLibraries is null && useDefaults is null)
        {
            return null;
        }

        return new EndpointSettings
        {
            // The service refuses settings without this member, even if it holds nothing.
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
