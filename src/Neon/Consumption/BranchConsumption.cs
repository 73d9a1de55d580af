using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The consumption of a branch in one time frame. A metric that was not requested is empty.</summary>
[Listed("From", "BranchId", "ComputeUnitSeconds", "RootBranchBytesMonth", "ChildBranchBytesMonth", "PeriodPlan", Keys = ["ProjectId", "BranchId", "Granularity", "From"], Headings = [nameof(Compute), nameof(Storage), nameof(Transfer), nameof(History)])]
[ShownBy<BranchConsumptionView>]
public sealed class BranchConsumption : MeteredConsumption
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectName { get; set; }

    /// <summary>The name of the branch; empty if it was deleted or could not be read.</summary>
    [JsonIgnore]
    public string? BranchName { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectId { get; set; }

    /// <summary>The branch.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

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

    private protected override object?[] Keys => [ProjectId, BranchId, Granularity, From];

    /// <summary>The branch and the start of the time frame.</summary>
    /// <returns>Text such as <c>br-calm-lake-a1b2c3d4 2026-03-01 00:00:00Z</c>.</returns>
    private protected override string AsText() => $"{BranchId} {From:u}";

    internal override void In(ConsumptionPeriod period)
    {
        base.In(period);
        BranchId = period.BranchId;
        BranchName = period.BranchName;
    }
}
