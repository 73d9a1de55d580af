namespace Neon.Emulator;

/// <summary>A status of an operation, and since when it has it.</summary>
internal sealed record OperationPhase(
    DateTimeOffset At, string Status, int Failures = 0, DateTimeOffset? RetryAt = null, string? Error = null);
