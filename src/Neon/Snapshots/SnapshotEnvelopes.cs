namespace Neon;

/// <summary>The answers that hold one snapshot, with the operations of a change.</summary>
internal sealed class SnapshotEnvelope
{
    public Snapshot? Snapshot { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Snapshot ToSnapshot(string projectId, string? snapshotId) =>
        (Snapshot ?? new Snapshot { SnapshotId = snapshotId }).In(projectId).With(Operations ?? []);
}

internal sealed class SnapshotList
{
    public IReadOnlyList<Snapshot>? Snapshots { get; init; }
}
