using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The schedule of automatic snapshots of a branch.</summary>
[Listed("BranchId", "Schedule", Keys = ["ProjectId", "BranchId"], Headings = [nameof(Snapshots)])]
[RowKey("Schedule", In = "BranchId")]
[ShownBy<SnapshotScheduleView>]
public sealed class SnapshotSchedule : NeonObject, IBranchResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch of the schedule.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The entries of the schedule; empty if no snapshots are created automatically.</summary>
    [RequiredInResponse]
    public IReadOnlyList<SnapshotScheduleItem>? Schedule { get; init => field = NeonList.Of(value); }

    /// <summary>When snapshots are created and how long they are kept, as text.</summary>
    internal string[]? Snapshots => Schedule?.Select(item => item.ToString()).ToArray();

    private protected override object?[] Keys => [ProjectId, BranchId];

    /// <summary>The entries as text.</summary>
    /// <returns>Text such as <c>daily at 3:00 UTC, kept 7 d</c>; empty for a schedule without entries.</returns>
    private protected override string AsText() => string.Join("; ", Schedule ?? []);
}
