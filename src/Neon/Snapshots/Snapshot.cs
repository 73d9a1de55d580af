using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A snapshot: the state of a root branch at one point in time, kept until it expires or is removed.</summary>
[Listed("Name", "SnapshotId", "FullSize", "CreatedAt", "ExpiresAt", "SourceBranchId", "ProjectId", Keys = ["ProjectId", "SnapshotId"], Headings = [nameof(Kind), nameof(Size), nameof(Age)])]
[RowKey("SnapshotId", In = "ProjectId", Details = ["SourceBranchId", "Slug"])]
[ShownBy<SnapshotView>]
public sealed class Snapshot : NeonObject, IHasOperations, IRefreshable, IProjectResource
{
    /// <summary>The id of the snapshot; other cmdlets bind to it by property name.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? SnapshotId { get; set; }

    /// <summary>The project that the snapshot belongs to.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The name of the snapshot.</summary>
    public string? Name { get; set; }

    /// <summary>The short identifier of the snapshot in addition to its name.</summary>
    public string? Slug { get; set; }

    /// <summary>The branch that the snapshot was created from.</summary>
    public string? SourceBranchId { get; set; }

    /// <summary>The point in time that the snapshot contains.</summary>
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>The log position that the snapshot contains.</summary>
    public string? Lsn { get; set; }

    /// <summary>Whether the snapshot was created manually; false if a schedule created it.</summary>
    public bool? Manual { get; set; }

    /// <summary>
    /// The size of the snapshot's data in bytes; empty until Neon has measured it, and 0 if it is not charged.
    /// </summary>
    public long? FullSize { get; set; }

    /// <summary>
    /// The bytes that changed since the previous scheduled snapshot, for snapshots that are charged by the difference.
    /// </summary>
    public long? DiffSize { get; set; }

    /// <summary>When the snapshot was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the snapshot is deleted automatically; empty if it does not expire.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The operations that the last change of the snapshot started; empty if it was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Operation> Operations { get; set => field = NeonList.Of(value); } = NeonList<Operation>.Empty;

    /// <summary>The origin of the snapshot: <c>manual</c> or <c>scheduled</c>; empty if unknown.</summary>
    internal string? Kind => Manual switch { true => "manual", false => "scheduled", null => null };

    /// <summary>The size of the snapshot in bytes.</summary>
    internal long? Size => FullSize;

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    private protected override object?[] Keys => [ProjectId, SnapshotId];

    private protected override DateTimeOffset? Time => CreatedAt;

    /// <summary>The name of the snapshot.</summary>
    /// <returns>The name, or the id if there is none.</returns>
    private protected override string AsText() => string.IsNullOrEmpty(Name) ? SnapshotId ?? string.Empty : Name;

    /// <summary>The same snapshot with the operations of a change.</summary>
    internal Snapshot With(IReadOnlyList<Operation> operations)
    {
        var same = Copy<Snapshot>();
        same.Operations = operations;
        return same;
    }

    async Task<object> IRefreshable.RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var fresh = await new SnapshotApi(client).FindAsync(ProjectId!, SnapshotId, cancellation).ConfigureAwait(false);
        return (fresh ?? this).With(operations);
    }
}
