namespace Neon;

/// <summary>One metric of one timeframe, with its share of the largest among those it is shown with.</summary>
[Listed("ProjectId", "Metric", "From", "Value")]
[RowKey("Metric", "Share", In = "ProjectId")]
[ShownBy<ConsumptionBarView>]
public sealed class ConsumptionBar
{
    internal ConsumptionBar(ConsumptionRecord record, string metric, decimal value, decimal largest)
    {
        OrganizationId = record.OrganizationId;
        ProjectId = record.ProjectId;
        BranchId = (record as BranchConsumption)?.BranchId;
        Metric = metric;
        From = record.From;
        To = record.To;
        Granularity = record.Granularity;
        Value = value;
        Share = largest > 0 ? (double)(value / largest) : 0;
    }

    /// <summary>The organization that pays.</summary>
    public string? OrganizationId { get; }

    /// <summary>The project.</summary>
    public string? ProjectId { get; }

    /// <summary>The branch; empty when the figure is that of a whole project.</summary>
    public string? BranchId { get; }

    /// <summary>What is counted, under Neon's own name, such as <c>compute_unit_seconds</c>.</summary>
    public string Metric { get; }

    /// <summary>The beginning of the timeframe, in UTC.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>The end of the timeframe, in UTC.</summary>
    public DateTimeOffset? To { get; }

    /// <summary>How long the timeframe is: <c>hourly</c>, <c>daily</c> or <c>monthly</c>.</summary>
    public string? Granularity { get; }

    /// <summary>The figure.</summary>
    public decimal Value { get; }

    /// <summary>The figure as a share of the largest of the same metric, from 0 to 1.</summary>
    public double Share { get; }
}
