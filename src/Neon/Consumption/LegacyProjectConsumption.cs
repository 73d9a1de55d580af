using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The consumption of a project on an older plan in one time frame, in the metrics of those plans.</summary>
[Listed("From", "ProjectId", "ActiveTimeSeconds", "ComputeTimeSeconds", "PeriodPlan", Keys = ["ProjectId", "Granularity", "From"], Headings = [nameof(Active), nameof(Compute), nameof(Written), nameof(Size)])]
[ShownBy<LegacyProjectConsumptionView>]
public sealed class LegacyProjectConsumption : ConsumptionRecord
{
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

    /// <summary>Seconds that the computes were active.</summary>
    public decimal? ActiveTimeSeconds { get; set; }

    /// <summary>CPU seconds used by the computes: two CPUs for one second are two.</summary>
    public decimal? ComputeTimeSeconds { get; set; }

    /// <summary>Bytes written to all branches.</summary>
    public decimal? WrittenDataBytes { get; set; }

    /// <summary>The bytes of data and history together; deprecated by Neon.</summary>
    public decimal? SyntheticStorageSizeBytes { get; set; }

    /// <summary>Storage, in byte-hours.</summary>
    public decimal? DataStorageBytesHour { get; set; }

    /// <summary>The size of the data in bytes.</summary>
    public decimal? LogicalSizeBytes { get; set; }

    /// <summary>The size of the data over time, in byte-hours.</summary>
    public decimal? LogicalSizeBytesHour { get; set; }

    [JsonIgnore]
    internal override IReadOnlyDictionary<string, decimal?> Figures => new Dictionary<string, decimal?>(StringComparer.Ordinal)
    {
        [Metrics[0]] = ActiveTimeSeconds,
        [Metrics[1]] = ComputeTimeSeconds,
        [Metrics[2]] = WrittenDataBytes,
        [Metrics[3]] = SyntheticStorageSizeBytes,
        [Metrics[4]] = DataStorageBytesHour,
        [Metrics[5]] = LogicalSizeBytes,
        [Metrics[6]] = LogicalSizeBytesHour,
    };

    /// <summary>The metrics of the older plans, by Neon's names.</summary>
    internal static IReadOnlyList<string> Metrics { get; } =
    [
        "active_time_seconds", "compute_time_seconds", "written_data_bytes", "synthetic_storage_size_bytes",
        "data_storage_bytes_hour", "logical_size_bytes", "logical_size_bytes_hour",
    ];

    /// <summary>The seconds during which a compute was active.</summary>
    internal decimal? Active => ActiveTimeSeconds;

    /// <summary>The seconds of compute time.</summary>
    internal decimal? Compute => ComputeTimeSeconds;

    /// <summary>The bytes written.</summary>
    internal decimal? Written => WrittenDataBytes;

    /// <summary>The bytes of data.</summary>
    internal decimal? Size => LogicalSizeBytes;

    private protected override object?[] Keys => [ProjectId, Granularity, From];
}
