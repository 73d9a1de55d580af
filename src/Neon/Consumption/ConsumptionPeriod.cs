namespace Neon;

/// <summary>A billing period of a project or branch, with the consumption in its time frames.</summary>
[Listed("ProjectId", "BranchId", "PeriodStart", "PeriodEnd", "PeriodPlan", Keys = ["ProjectId", "BranchId", "Granularity", "PeriodId"], Headings = [nameof(TimeFrames)])]
[RowKey("PeriodId", In = "OrganizationId")]
[ShownBy<ConsumptionPeriodView>]
public sealed class ConsumptionPeriod : NeonObject
{
    /// <summary>The organization that is billed.</summary>
    public string? OrganizationId { get; set; }

    /// <summary>The project.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The name of the project; empty if it was deleted or could not be read.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The branch; empty if the figures are for a whole project.</summary>
    public string? BranchId { get; set; }

    /// <summary>The name of the branch; empty if there is none, or if it was deleted or could not be read.</summary>
    public string? BranchName { get; set; }

    /// <summary>The id of the billing period.</summary>
    public string? PeriodId { get; set; }

    /// <summary>The plan of the billing period.</summary>
    public string? PeriodPlan { get; set; }

    /// <summary>The start of the billing period.</summary>
    public DateTimeOffset? PeriodStart { get; set; }

    /// <summary>The end of the billing period; empty for the current one.</summary>
    public DateTimeOffset? PeriodEnd { get; set; }

    /// <summary>The length of the time frames: <c>hourly</c>, <c>daily</c> or <c>monthly</c>.</summary>
    public string? Granularity { get; set; }

    /// <summary>The consumption, one record per time frame, oldest first.</summary>
    public IReadOnlyList<ConsumptionRecord> Consumption { get; init => field = NeonList.Of(value); } = NeonList<ConsumptionRecord>.Empty;

    /// <summary>The number of time frames.</summary>
    internal int? TimeFrames => Consumption?.Count;

    private protected override object?[] Keys => [ProjectId, BranchId, Granularity, PeriodId];

    private protected override DateTimeOffset? Time => PeriodStart;

    /// <summary>The branch or project, and the start of the period.</summary>
    /// <returns>Text such as <c>quiet-forest-12345678 2026-03-01 00:00:00Z</c>.</returns>
    private protected override string AsText() => $"{BranchId ?? ProjectId} {PeriodStart:u}";
}
