namespace Neon;

/// <summary>The answers that hold one snapshot, with the operations of a change.</summary>
internal sealed class SnapshotEnvelope
{
    [RequiredInResponse]
    public Snapshot? Snapshot { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Snapshot ToSnapshot(string projectId) => Snapshot!.In(projectId).With(Operations ?? []);
}

internal sealed class SnapshotList
{
    [RequiredInResponse]
    public IReadOnlyList<Snapshot>? Snapshots { get; init; }
}
