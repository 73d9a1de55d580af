namespace Neon;

/// <summary>One metric of one of several projects or branches in the same time frame, with its share of the largest figure shown.</summary>
[Listed("Name", "ProjectId", "Metric", "From", "Value", "Share", Headings = [nameof(Name)])]
[RowKey("Metric", "Share", In = "ProjectId")]
[ShownBy<ConsumptionComparisonView>]
public sealed class ConsumptionComparison : ConsumptionBar
{
    internal ConsumptionComparison(ConsumptionRecord record, string metric, decimal value, decimal largest)
        : base(record, metric, value, largest)
    {
    }

    /// <summary>The name of the project, or of the project and the branch; the id of each whose name is not known.</summary>
    internal string Name => BranchId is null ? ProjectName ?? ProjectId ?? string.Empty : $"{ProjectName ?? ProjectId}/{BranchName ?? BranchId}";
}
