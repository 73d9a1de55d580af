namespace Neon.Emulator;

/// <summary>The options of an emulator. The defaults suit interactive use.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The clock for operations, limits, latency and expiry. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Requests per minute and account before 429; null means no limit. Default: 700, as Neon documents.</summary>
    public int? RequestsPerMinute { get; init; } = 700;

    /// <summary>Requests per second, route and account before 429; null means no limit. Default: 40, as Neon documents.</summary>
    public int? RequestsPerSecondPerRoute { get; init; } = 40;

    /// <summary>
    /// Consumption requests per minute and account before 429; null means no limit. They are counted separately.
    /// Default: 30, as Neon documents.
    /// </summary>
    public int? ConsumptionRequestsPerMinute { get; init; } = 30;

    /// <summary>Whether a project with unfinished operations returns 423 for changes. Default: true.</summary>
    public bool Locks { get; init; } = true;

    /// <summary>How long one operation runs. Default: one second; zero finishes operations at once.</summary>
    public TimeSpan OperationDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long every request waits on the clock before it is processed. Default: zero.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// The seed of all ids, passwords and keys: the same seed and the same requests produce the same responses.
    /// Default: ids and passwords are the same each time, but the key and the signatures of URLs are new.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>
    /// The Retry-After header of 429 responses: a text that is sent unchanged, <c>auto</c> for the seconds until a request would
    /// be accepted, or null for no header. Default: null, because Neon documents none.
    /// </summary>
    public string? RetryAfter { get; init; }

    /// <summary>
    /// Neon's name of the plan of the organizations: <c>free_v3</c>, <c>launch_v3</c>, <c>scale_v3</c>, or an older one. It
    /// sets their limits and whether their consumption can be read. Default: <c>launch_v3</c>.
    /// </summary>
    public string Plan { get; init; } = "launch_v3";

    /// <summary>
    /// Whether the emulator starts with the sample: projects, branches, keys and other resources of different ages, as if the
    /// organization had used Neon for months. Default: false, without projects.
    /// </summary>
    public bool Sample { get; init; }

    /// <summary>The personal key; null creates one, from the seed if there is one.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The clock for the time-outs of slow HTTP clients, independent of the emulator's clock.</summary>
    internal TimeProvider NetworkClock { get; init; } = TimeProvider.System;

    /// <summary>The number of HTTP clients that are served at once; others wait. Default: 1,000.</summary>
    internal int MaxConnections { get; init; } = 1000;
}
