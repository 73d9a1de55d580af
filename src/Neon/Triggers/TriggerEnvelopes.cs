namespace Neon;

/// <summary>The answers that hold one trigger.</summary>
internal sealed class TriggerEnvelope
{
    [RequiredInResponse]
    public Trigger? Trigger { get; init; }

    public Trigger ToTrigger(string projectId, string branchId) => Trigger!.On(projectId, branchId);
}

internal sealed class TriggerList
{
    [RequiredInResponse]
    public IReadOnlyList<Trigger>? Triggers { get; init; }
}
