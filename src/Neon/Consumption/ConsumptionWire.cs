using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(ProjectConsumptionPage<ProjectConsumption>), TypeInfoPropertyName = "Projects")]
[JsonSerializable(typeof(BranchConsumptionPage), TypeInfoPropertyName = "Branches")]
[JsonSerializable(typeof(ProjectConsumptionPage<LegacyProjectConsumption>), TypeInfoPropertyName = "LegacyProjects")]
internal sealed partial class ConsumptionJson : JsonSerializerContext;

/// <summary>The organization, resources, time range and metrics of a request.</summary>
internal sealed record ConsumptionQuery
{
    public string? OrganizationId { get; init; }

    public IReadOnlyList<string>? ProjectIds { get; init; }

    public IReadOnlyList<string>? BranchIds { get; init; }

    public DateTimeOffset From { get; init; }

    public DateTimeOffset To { get; init; }

    public required string Granularity { get; init; }

    public required IReadOnlyList<string> Metrics { get; init; }
}

internal abstract class ConsumptionPage<T>
    where T : ConsumptionRecord
{
    [JsonIgnore]
    public abstract IReadOnlyList<ConsumptionOwner<T>>? Owners { get; }

    [NeverLeftOut]
    public CursorPage? Pagination { get; init; }
}

internal sealed class ProjectConsumptionPage<T> : ConsumptionPage<T>
    where T : ConsumptionRecord
{
    [RequiredInResponse]
    public IReadOnlyList<ConsumptionOwner<T>>? Projects { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<ConsumptionOwner<T>>? Owners => Projects;
}

internal sealed class BranchConsumptionPage : ConsumptionPage<BranchConsumption>
{
    [RequiredInResponse]
    public IReadOnlyList<ConsumptionBranch>? Branches { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<ConsumptionOwner<BranchConsumption>>? Owners => Branches;
}

/// <summary>A project with its billing periods.</summary>
internal class ConsumptionOwner<T>
    where T : ConsumptionRecord
{
    [RequiredInResponse]
    public string? ProjectId { get; init; }

    [JsonIgnore]
    public virtual string? BranchId => null;

    [NeverLeftOut]
    public IReadOnlyList<ConsumptionPeriodEnvelope<T>>? Periods { get; init; }
}

/// <summary>A branch with its billing periods.</summary>
internal sealed class ConsumptionBranch : ConsumptionOwner<BranchConsumption>
{
    [RequiredInResponse]
    [JsonPropertyName("branch_id")]
    public string? Id { get; init; }

    [JsonIgnore]
    public override string? BranchId => Id;
}

internal sealed class ConsumptionPeriodEnvelope<T> : NeonObject
    where T : ConsumptionRecord
{
    public string? PeriodId { get; set; }

    public string? PeriodPlan { get; set; }

    public DateTimeOffset? PeriodStart { get; set; }

    public DateTimeOffset? PeriodEnd { get; set; }

    public IReadOnlyList<T>? Consumption { get; set; }

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

/// <summary>One figure with Neon's name of the metric.</summary>
internal sealed class ConsumptionMetric
{
    public string? MetricName { get; init; }

    public decimal? Value { get; init; }
}
