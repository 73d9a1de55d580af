namespace Neon.Emulator;

/// <summary>An operation to schedule.</summary>
internal sealed record OperationStep(string Action, string? BranchId = null, string? EndpointId = null);
