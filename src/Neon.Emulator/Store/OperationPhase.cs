namespace Neon.Emulator;

/// <summary>From when on an operation has a status.</summary>
internal sealed record OperationPhase(
    DateTimeOffset At, string Status, int Failures = 0, DateTimeOffset? RetryAt = null, string? Error = null);
