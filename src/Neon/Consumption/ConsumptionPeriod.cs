namespace Neon;

/// <summary>A billing period of a project or branch, with what was used in its timeframes.</summary>
[Listed("ProjectId", "BranchId", "PeriodStart", "PeriodEnd", "PeriodPlan", Keys = ["ProjectId", "BranchId", "Granularity", "PeriodId"])]
[RowKey("PeriodId", In = "OrganizationId")]
[ShownBy<ConsumptionPeriodView>]
public sealed class ConsumptionPeriod : NeonObject
{
    /// <summary>The organization that pays.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The project.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The branch; empty when the figures are those of a whole project.</summary>
    public string? BranchId { get; init; }

    /// <summary>The id of the billing period.</summary>
    public string? PeriodId { get; init; }

    /// <summary>The plan of the billing period.</summary>
    public string? PeriodPlan { get; init; }

    /// <summary>The beginning of the billing period.</summary>
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>The end of the billing period; empty for the present one.</summary>
    public DateTimeOffset? PeriodEnd { get; init; }

    /// <summary>How long the timeframes are: <c>hourly</c>, <c>daily</c> or <c>monthly</c>.</summary>
    public string? Granularity { get; init; }

    /// <summary>What was used, one record a timeframe, oldest first.</summary>
    public IReadOnlyList<ConsumptionRecord> Consumption { get; init => field = NeonList.Of(value); } = NeonList<ConsumptionRecord>.Empty;

    private protected override object?[] Keys => [ProjectId, BranchId, Granularity, PeriodId];

    private protected override DateTimeOffset? Time => PeriodStart;

    /// <summary>The branch or project, and the beginning of the period.</summary>
    /// <returns>Text such as <c>quiet-forest-12345678 2026-03-01 00:00:00Z</c>.</returns>
    private protected override string AsText() => $"{BranchId ?? ProjectId} {PeriodStart:u}";
}
