namespace Neon;

internal sealed class ConsumptionPage<T>
    where T : ConsumptionRecord
{
    public IReadOnlyList<ConsumptionOwner<T>>? Projects { get; init; }

    public IReadOnlyList<ConsumptionOwner<T>>? Branches { get; init; }

    public CursorPage? Pagination { get; init; }
}

/// <summary>A project or branch with its billing periods.</summary>
internal sealed class ConsumptionOwner<T>
    where T : ConsumptionRecord
{
    public string? ProjectId { get; init; }

    public string? BranchId { get; init; }

    public IReadOnlyList<ConsumptionPeriodEnvelope<T>>? Periods { get; init; }
}

internal sealed class ConsumptionPeriodEnvelope<T> : NeonObject
    where T : ConsumptionRecord
{
    public string? PeriodId { get; init; }

    public string? PeriodPlan { get; init; }

    public DateTimeOffset? PeriodStart { get; init; }

    public DateTimeOffset? PeriodEnd { get; init; }

    public IReadOnlyList<T>? Consumption { get; init; }

    public ConsumptionPeriod ToPeriod(ConsumptionOwner<T> owner, ConsumptionQuery query)
    {
        var period = new ConsumptionPeriod
        {
            OrganizationId = query.OrganizationId,
            ProjectId = owner.ProjectId,
            BranchId = owner.BranchId,
            PeriodId = PeriodId,
            PeriodPlan = PeriodPlan,
            PeriodStart = PeriodStart,
            PeriodEnd = PeriodEnd,
            Granularity = query.Granularity,
            Consumption = Consumption ?? [],
            Unknown = Unknown,
        };
        foreach (var record in period.Consumption)
        {
            record.In(period);
        }

        period.ShowUnknown();
        return period;
    }
}

/// <summary>One figure under Neon's name for it.</summary>
internal sealed class ConsumptionMetric
{
    public string? MetricName { get; init; }

    public decimal? Value { get; init; }
}
