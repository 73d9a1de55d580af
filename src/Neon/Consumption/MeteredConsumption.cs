using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The consumption in one time frame, in the metrics of the current plans.</summary>
public abstract class MeteredConsumption : ConsumptionRecord
{
    private static readonly string[] OfBranches =
    [
        "compute_unit_seconds", "root_branch_bytes_month", "child_branch_bytes_month", "instant_restore_bytes_month",
        "public_network_transfer_bytes", "private_network_transfer_bytes",
    ];

    private protected MeteredConsumption()
    {
    }

    /// <summary>Compute: seconds times compute units. An hour of one compute unit is 3600.</summary>
    [JsonIgnore]
    public decimal? ComputeUnitSeconds
    {
        get => Metric(OfBranches[0]);
        set => SetMetric(OfBranches[0], value);
    }

    /// <summary>Storage of root branches, in byte-months.</summary>
    [JsonIgnore]
    public decimal? RootBranchBytesMonth
    {
        get => Metric(OfBranches[1]);
        set => SetMetric(OfBranches[1], value);
    }

    /// <summary>Storage of child branches, in byte-months.</summary>
    [JsonIgnore]
    public decimal? ChildBranchBytesMonth
    {
        get => Metric(OfBranches[2]);
        set => SetMetric(OfBranches[2], value);
    }

    /// <summary>Storage of the history for instant restore, in byte-months.</summary>
    [JsonIgnore]
    public decimal? InstantRestoreBytesMonth
    {
        get => Metric(OfBranches[3]);
        set => SetMetric(OfBranches[3], value);
    }

    /// <summary>Bytes sent over the public network.</summary>
    [JsonIgnore]
    public decimal? PublicNetworkTransferBytes
    {
        get => Metric(OfBranches[4]);
        set => SetMetric(OfBranches[4], value);
    }

    /// <summary>Bytes sent over private networks.</summary>
    [JsonIgnore]
    public decimal? PrivateNetworkTransferBytes
    {
        get => Metric(OfBranches[5]);
        set => SetMetric(OfBranches[5], value);
    }

    /// <summary>Metrics without a property in this version of the module, by Neon's names.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, decimal?> OtherMetrics
    {
        get => Named(name => !KnownMetrics.Contains(name));
        set
        {
            foreach (var (name, figure) in value)
            {
                SetMetric(name, figure);
            }
        }
    }

    /// <summary>The metrics of branches, by Neon's names.</summary>
    internal static IReadOnlyList<string> MetricsOfBranches => OfBranches;

    [JsonIgnore]
    internal override IReadOnlyDictionary<string, decimal?> Figures => Named(_ => true);

    [JsonInclude]
    internal IReadOnlyList<ConsumptionMetric>? Metrics { get; set; }

    private protected virtual IReadOnlyList<string> KnownMetrics => OfBranches;

    private static decimal? Sum(params decimal?[] figures) => figures.Any(figure => figure is not null) ? figures.Sum() : null;

    private protected decimal? Metric(string name) => Metrics?.FirstOrDefault(metric => metric.MetricName == name)?.Value;

    private protected void SetMetric(string name, decimal? value) => Metrics =
        [.. (Metrics ?? []).Where(metric => metric.MetricName != name), new ConsumptionMetric { MetricName = name, Value = value }];

    private NeonMap<decimal?> Named(Func<string, bool> wanted) => new((Metrics ?? [])
        .Where(metric => metric.MetricName is { } name && wanted(name))
        .DistinctBy(metric => metric.MetricName)
        .Select(metric => KeyValuePair.Create(metric.MetricName!, metric.Value)));

    /// <summary>Compute: seconds times compute units.</summary>
    internal decimal? Compute => ComputeUnitSeconds;

    /// <summary>Storage of all branches, in byte-months.</summary>
    internal decimal? Storage => Sum(RootBranchBytesMonth, ChildBranchBytesMonth);

    /// <summary>Bytes sent over public and private networks.</summary>
    internal decimal? Transfer => Sum(PublicNetworkTransferBytes, PrivateNetworkTransferBytes);

    /// <summary>Storage of the history, in byte-months.</summary>
    internal decimal? History => InstantRestoreBytesMonth;
}
