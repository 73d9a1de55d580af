using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The consumption of a project in one time frame. A metric that was not requested is empty.</summary>
[Listed("From", "ProjectId", "ComputeUnitSeconds", "RootBranchBytesMonth", "ChildBranchBytesMonth", "PeriodPlan", Keys = ["ProjectId", "Granularity", "From"], Headings = [nameof(Compute), nameof(Storage), nameof(Transfer), nameof(History), nameof(Snapshots)])]
[ShownBy<ProjectConsumptionView>]
public sealed class ProjectConsumption : MeteredConsumption
{
    private const string ExtraBranches = "extra_branches_month";
    private const string SnapshotStorage = "snapshot_storage_bytes_month";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectName { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? OrganizationId { get; set; }

    /// <inheritdoc/>
    [JsonPropertyName("timeframe_start")]
    public override DateTimeOffset? From { get; set; }

    /// <inheritdoc/>
    [JsonPropertyName("timeframe_end")]
    public override DateTimeOffset? To { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Granularity { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PeriodId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PeriodPlan { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override DateTimeOffset? PeriodStart { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override DateTimeOffset? PeriodEnd { get; set; }

    /// <summary>Branches beyond those included in the plan, in branch-months.</summary>
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

    /// <summary>The metrics of projects, by Neon's names.</summary>
    internal static IReadOnlyList<string> MetricsOfProjects { get; } = [.. MetricsOfBranches, ExtraBranches, SnapshotStorage];

    private protected override IReadOnlyList<string> KnownMetrics => MetricsOfProjects;

    /// <summary>Storage of snapshots, in byte-months.</summary>
    internal decimal? Snapshots => SnapshotStorageBytesMonth;

    private protected override object?[] Keys => [ProjectId, Granularity, From];
}
