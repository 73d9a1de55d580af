namespace Neon;

/// <summary>The answers that hold one trigger.</summary>
internal sealed class TriggerEnvelope
{
    public Trigger? Trigger { get; init; }

    public Trigger ToTrigger(string projectId, string branchId, string? triggerId) =>
        (Trigger ?? new Trigger { TriggerId = triggerId }).On(projectId, branchId);
}

internal sealed class TriggerList
{
    public IReadOnlyList<Trigger>? Triggers { get; init; }
}
