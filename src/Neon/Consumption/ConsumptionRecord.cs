using System.Text.Json.Serialization;

namespace Neon;

/// <summary>What was used in one timeframe: an hour, a day or a month.</summary>
public abstract class ConsumptionRecord : NeonObject
{
    /// <summary>The organization that pays.</summary>
    [JsonIgnore]
    public string? OrganizationId { get; set; }

    /// <summary>The project.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The beginning of the timeframe, in UTC.</summary>
    [JsonPropertyName("timeframe_start")]
    public DateTimeOffset? From { get; init; }

    /// <summary>The end of the timeframe, in UTC.</summary>
    [JsonPropertyName("timeframe_end")]
    public DateTimeOffset? To { get; init; }

    /// <summary>How long the timeframe is: <c>hourly</c>, <c>daily</c> or <c>monthly</c>.</summary>
    [JsonIgnore]
    public string? Granularity { get; set; }

    /// <summary>The id of the billing period that the timeframe lies in.</summary>
    [JsonIgnore]
    public string? PeriodId { get; set; }

    /// <summary>The plan of the billing period.</summary>
    [JsonIgnore]
    public string? PeriodPlan { get; set; }

    /// <summary>The beginning of the billing period.</summary>
    [JsonIgnore]
    public DateTimeOffset? PeriodStart { get; set; }

    /// <summary>The end of the billing period; empty for the present one.</summary>
    [JsonIgnore]
    public DateTimeOffset? PeriodEnd { get; set; }

    /// <summary>All figures, under Neon's own names.</summary>
    [JsonIgnore]
    internal abstract IReadOnlyDictionary<string, decimal?> Figures { get; }

    private protected override DateTimeOffset? Time => From;

    /// <summary>The project and the beginning of the timeframe.</summary>
    /// <returns>Text such as <c>quiet-forest-12345678 2026-03-01 00:00:00Z</c>.</returns>
    private protected override string AsText() => $"{ProjectId} {From:u}";

    /// <summary>Stamps what the answer tells beside the figures.</summary>
    internal virtual void In(ConsumptionPeriod period)
    {
        OrganizationId = period.OrganizationId;
        ProjectId = period.ProjectId;
        Granularity = period.Granularity;
        PeriodId = period.PeriodId;
        PeriodPlan = period.PeriodPlan;
        PeriodStart = period.PeriodStart;
        PeriodEnd = period.PeriodEnd;
    }
}
