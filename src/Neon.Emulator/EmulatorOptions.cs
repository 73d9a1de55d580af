namespace Neon.Emulator;

/// <summary>How an emulator behaves. Every property has a default that suits a person who tries things out.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The clock that operations, limits, latency and expiry run on. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Requests per minute and account before 429; null means no limit. Default: 700, as Neon documents.</summary>
    public int? RequestsPerMinute { get; init; } = 700;

    /// <summary>Requests per second, route and account before 429; null means no limit. Default: 40, as Neon documents.</summary>
    public int? RequestsPerSecondPerRoute { get; init; } = 40;

    /// <summary>
    /// Requests about consumption per minute and account before 429; null means no limit. They count apart from the others.
    /// Default: 30, as Neon documents.
    /// </summary>
    public int? ConsumptionRequestsPerMinute { get; init; } = 30;

    /// <summary>Whether a project with unfinished operations answers 423 to changes. Default: true.</summary>
    public bool Locks { get; init; } = true;

    /// <summary>How long one operation runs. Default: one second; zero finishes operations at once.</summary>
    public TimeSpan OperationDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long every request waits on the clock before it is worked on. Default: zero.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// The seed of all ids, passwords and keys: the same seed and the same requests give the same answers. Default: ids and
    /// passwords are the same each time, but the key and the signatures of addresses are new.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>
    /// The Retry-After header of 429 answers: a text that is sent as it is, <c>auto</c> for the seconds until a request would
    /// be let through, or null to send none. Default: null, as Neon documents none.
    /// </summary>
    public string? RetryAfter { get; init; }

    /// <summary>
    /// The plan of the organizations in Neon's words: <c>free_v3</c>, <c>launch_v3</c>, <c>scale_v3</c>, or an older one. It
    /// decides how much they may have and whether their consumption can be read. Default: <c>launch_v3</c>.
    /// </summary>
    public string Plan { get; init; } = "launch_v3";

    /// <summary>The personal key; null creates one, from the seed if there is one.</summary>
    public string? ApiKey { get; init; }

    /// <summary>What the time-outs of slow HTTP clients run on, whatever the time is in the emulator.</summary>
    internal TimeProvider NetworkClock { get; init; } = TimeProvider.System;

    /// <summary>How many HTTP clients are served at once; others wait. Default: 1,000.</summary>
    internal int MaxConnections { get; init; } = 1000;
}
