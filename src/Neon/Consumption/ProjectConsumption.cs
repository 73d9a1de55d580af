using System.Text.Json.Serialization;

namespace Neon;

/// <summary>What a project used in one timeframe. A metric that was not asked for is empty.</summary>
[Listed("From", "ProjectId", "ComputeUnitSeconds", "RootBranchBytesMonth", "ChildBranchBytesMonth", "PeriodPlan", Keys = ["ProjectId", "Granularity", "From"])]
[ShownBy<ProjectConsumptionView>]
public sealed class ProjectConsumption : MeteredConsumption
{
    private const string ExtraBranches = "extra_branches_month";
    private const string SnapshotStorage = "snapshot_storage_bytes_month";

    /// <summary>Branches beyond those that the plan includes, in branch-months.</summary>
    [JsonIgnore]
    public decimal? ExtraBranchesMonth
    {
        get => Metric(ExtraBranches);
        set => SetMetric(ExtraBranches, value);
    }

    /// <summary>Storage of snapshots, in byte-months.</summary>
    [JsonIgnore]
    public decimal? SnapshotStorageBytesMonth
    {
        get => Metric(SnapshotStorage);
        set => SetMetric(SnapshotStorage, value);
    }

    /// <summary>The metrics of projects, under Neon's own names.</summary>
    internal static IReadOnlyList<string> MetricsOfProjects { get; } = [.. MetricsOfBranches, ExtraBranches, SnapshotStorage];

    private protected override IReadOnlyList<string> KnownMetrics => MetricsOfProjects;

    private protected override object?[] Keys => [ProjectId, Granularity, From];
}
