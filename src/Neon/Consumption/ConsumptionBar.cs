namespace Neon;

/// <summary>One metric in one time frame, with its share of the largest figure shown.</summary>
[Listed("ProjectId", "BranchId", "Metric", "From", "Value", "Share")]
[RowKey("Metric", "Share", In = "ProjectId")]
[ShownBy<ConsumptionBarView>]
public class ConsumptionBar : IViewCells
{
    internal ConsumptionBar(ConsumptionRecord record, string metric, decimal value, decimal largest)
    {
        OrganizationId = record.OrganizationId;
        ProjectId = record.ProjectId;
        ProjectName = record.ProjectName;
        BranchId = (record as BranchConsumption)?.BranchId;
        BranchName = (record as BranchConsumption)?.BranchName;
        Metric = metric;
        From = record.From;
        To = record.To;
        Granularity = record.Granularity;
        Value = value;
        Share = largest > 0 ? (double)(value / largest) : 0;
    }

    /// <summary>The organization that is billed.</summary>
    public string? OrganizationId { get; }

    /// <summary>The project.</summary>
    public string? ProjectId { get; }

    /// <summary>The name of the project; empty if the record does not have it.</summary>
    public string? ProjectName { get; }

    /// <summary>The branch; empty if the figure is for a whole project.</summary>
    public string? BranchId { get; }

    /// <summary>The name of the branch; empty if the record does not have it.</summary>
    public string? BranchName { get; }

    /// <summary>Neon's name of the metric, such as <c>compute_unit_seconds</c>.</summary>
    public string Metric { get; }

    /// <summary>The start of the time frame, in UTC.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>The end of the time frame, in UTC.</summary>
    public DateTimeOffset? To { get; }

    /// <summary>The length of the time frame: <c>hourly</c>, <c>daily</c> or <c>monthly</c>.</summary>
    public string? Granularity { get; }

    /// <summary>The figure.</summary>
    public decimal Value { get; }

    /// <summary>The figure as a share of the largest of the same metric, from 0 to 1.</summary>
    public double Share { get; }
}
