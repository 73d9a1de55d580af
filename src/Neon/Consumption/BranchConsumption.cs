using System.Text.Json.Serialization;

namespace Neon;

/// <summary>What a branch used in one timeframe. A metric that was not asked for is empty.</summary>
public sealed class BranchConsumption : MeteredConsumption
{
    /// <summary>The branch.</summary>
    [JsonIgnore]
    public string? BranchId { get; internal set; }

    internal override void In(ConsumptionPeriod period)
    {
        base.In(period);
        BranchId = period.BranchId;
    }
}
