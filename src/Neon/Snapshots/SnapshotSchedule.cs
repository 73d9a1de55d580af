using System.Text.Json.Serialization;

namespace Neon;

/// <summary>When snapshots of a branch are taken by themselves.</summary>
[Listed("BranchId", "Schedule", Keys = ["ProjectId", "BranchId"])]
[RowKey("Schedule", In = "BranchId")]
[ShownBy<SnapshotScheduleView>]
public sealed class SnapshotSchedule : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that snapshots are taken of.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The entries of the schedule; empty when no snapshots are taken by themselves.</summary>
    [RequiredInResponse]
    public IReadOnlyList<SnapshotScheduleItem>? Schedule { get; init => field = NeonList.Of(value); }

    private protected override object?[] Keys => [ProjectId, BranchId];

    /// <summary>The entries in words.</summary>
    /// <returns>Text such as <c>daily at 3:00, kept 7 d</c>; empty for a schedule without entries.</returns>
    private protected override string AsText() => string.Join("; ", Schedule ?? []);

    internal SnapshotSchedule On(string projectId, string branchId)
    {
        ProjectId = projectId;
        BranchId = branchId;
        return this;
    }
}
