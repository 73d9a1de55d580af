using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(SnapshotEnvelope))]
[JsonSerializable(typeof(SnapshotList))]
[JsonSerializable(typeof(SnapshotUpdateBody))]
[JsonSerializable(typeof(SnapshotRestore))]
[JsonSerializable(typeof(RestoreCompletion))]
[JsonSerializable(typeof(SnapshotSchedule))]
internal sealed partial class SnapshotJson : JsonSerializerContext;

/// <summary>The state and name of a new snapshot; the API takes them as query parameters.</summary>
internal sealed record SnapshotCreate
{
    public string? Name { get; init; }

    public string? Slug { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? Lsn { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether a snapshot matches this request, which has no body; scheduled snapshots never do.</summary>
    public bool Matches(Snapshot snapshot, string branchId) =>
        snapshot.Name == Name
        && snapshot.SourceBranchId == branchId
        && snapshot.Manual != false
        && (Slug is null || snapshot.Slug == Slug)
        && (ExpiresAt is null || snapshot.ExpiresAt?.ToUnixTimeSeconds() == ExpiresAt.Value.ToUnixTimeSeconds());
}

internal sealed class SnapshotUpdateBody
{
    public required SnapshotUpdate Snapshot { get; init; }
}

internal sealed class SnapshotUpdate
{
    public string? Name { get; init; }

    [JsonConverter(typeof(ExplicitTimestamp))]
    public Explicit<DateTimeOffset>? ExpiresAt { get; init; }
}

internal sealed class SnapshotRestore
{
    public string? Name { get; init; }

    public string? TargetBranchId { get; init; }

    public bool? FinalizeRestore { get; init; }

    /// <summary>Whether this restore may have created a branch from the snapshot.</summary>
    public bool MayHaveCreated(Branch branch, string snapshotId) =>
        branch.RestoredFrom == snapshotId
        && (TargetBranchId is null || branch.RestoredAs == TargetBranchId)
        // A restore that is finalized immediately gives the branch the name of the branch it replaces.
        && (FinalizeRestore == true ? branch.RestoreStatus == "finalized" : branch.Name == Name);
}

internal sealed class RestoreCompletion
{
    /// <summary>The new name of the replaced branch.</summary>
    public string? Name { get; init; }
}

/// <summary>Responses with one snapshot and the operations of a change.</summary>
internal sealed class SnapshotEnvelope
{
    [RequiredInResponse]
    public Snapshot? Snapshot { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Snapshot ToSnapshot(string projectId) => Snapshot!.WithProject(projectId).With(Operations ?? []);
}

internal sealed class SnapshotList
{
    [RequiredInResponse]
    public IReadOnlyList<Snapshot>? Snapshots { get; init; }
}
