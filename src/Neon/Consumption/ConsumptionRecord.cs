using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The consumption in one time frame: an hour, a day or a month.</summary>
/// <remarks>
/// PowerShell lists the properties that a class declares before those of its base class, and so does Export-Csv. Each class declares the
/// properties that identify the record itself, so that they come before the figures.
/// </remarks>
public abstract class ConsumptionRecord : NeonObject
{
    /// <summary>The name of the project; empty if it was deleted or could not be read.</summary>
    [JsonIgnore]
    public abstract string? ProjectName { get; set; }

    /// <summary>The project.</summary>
    [JsonIgnore]
    public abstract string? ProjectId { get; set; }

    /// <summary>The organization that is billed.</summary>
    [JsonIgnore]
    public abstract string? OrganizationId { get; set; }

    /// <summary>The start of the time frame, in UTC.</summary>
    [JsonPropertyName("timeframe_start")]
    public abstract DateTimeOffset? From { get; set; }

    /// <summary>The end of the time frame, in UTC.</summary>
    [JsonPropertyName("timeframe_end")]
    public abstract DateTimeOffset? To { get; set; }

    /// <summary>The length of the time frame: <c>hourly</c>, <c>daily</c> or <c>monthly</c>.</summary>
    [JsonIgnore]
    public abstract string? Granularity { get; set; }

    /// <summary>The id of the billing period of the time frame.</summary>
    [JsonIgnore]
    public abstract string? PeriodId { get; set; }

    /// <summary>The plan of the billing period.</summary>
    [JsonIgnore]
    public abstract string? PeriodPlan { get; set; }

    /// <summary>The start of the billing period.</summary>
    [JsonIgnore]
    public abstract DateTimeOffset? PeriodStart { get; set; }

    /// <summary>The end of the billing period; empty for the current one.</summary>
    [JsonIgnore]
    public abstract DateTimeOffset? PeriodEnd { get; set; }

    /// <summary>All figures, by Neon's names.</summary>
    [JsonIgnore]
    internal abstract IReadOnlyDictionary<string, decimal?> Figures { get; }

    private protected override DateTimeOffset? Time => From;

    /// <summary>The project and the start of the time frame.</summary>
    /// <returns>Text such as <c>quiet-forest-12345678 2026-03-01 00:00:00Z</c>.</returns>
    private protected override string AsText() => $"{ProjectId} {From:u}";

    /// <summary>Copies the properties that the response contains next to the figures.</summary>
    internal virtual void In(ConsumptionPeriod period)
    {
        OrganizationId = period.OrganizationId;
        ProjectId = period.ProjectId;
        ProjectName = period.ProjectName;
        Granularity = period.Granularity;
        PeriodId = period.PeriodId;
        PeriodPlan = period.PeriodPlan;
        PeriodStart = period.PeriodStart;
        PeriodEnd = period.PeriodEnd;
    }
}
