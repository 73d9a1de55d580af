namespace Neon;

/// <summary>The consumption in a report: by day, and by project.</summary>
internal sealed class ReportConsumption
{
    private readonly ILookup<string?, ProjectConsumption> _byProject;
    private readonly ReportData _report;

    public ReportConsumption(ReportData report)
    {
        _report = report;
        Records = [.. report.Organizations.SelectMany(organization => organization.Consumption ?? [])];
        _byProject = Records.ToLookup(record => record.ProjectId, StringComparer.Ordinal);
        HasFigures = report.Organizations.Any(organization => organization.Consumption is not null);
        var shown = report.Projects.Select(project => project.Project.ProjectId).ToHashSet(StringComparer.Ordinal);
        Others = [.. Records.Where(record => !shown.Contains(record.ProjectId))];
    }

    /// <summary>What is shown of the figures: storage and transfer each consist of two metrics.</summary>
    public static IReadOnlyList<ReportMetric> Metrics { get; } =
    [
        new("Compute", "compute_unit_seconds", record => record.Compute),
        new("Storage", "root_branch_bytes_month", record => record.Storage),
        new("History", "instant_restore_bytes_month", record => record.History),
        new("Transfer", "public_network_transfer_bytes", record => record.Transfer),
        new("Snapshots", "snapshot_storage_bytes_month", record => record.Snapshots),
    ];

    /// <summary>All records.</summary>
    public IReadOnlyList<ProjectConsumption> Records { get; }

    /// <summary>The records of projects that are not in the report, such as deleted ones.</summary>
    public IReadOnlyList<ProjectConsumption> Others { get; }

    /// <summary>Whether the figures of any organization could be read.</summary>
    public bool HasFigures { get; }

    /// <summary>The records of a project.</summary>
    public IEnumerable<ProjectConsumption> Of(string? projectId) => _byProject[projectId];

    /// <summary>A total; null if there are no figures, which is not zero.</summary>
    public static decimal? Total(IEnumerable<ProjectConsumption> records, ReportMetric metric)
    {
        decimal?[] figures = [.. records.Select(metric.Figure).Where(figure => figure is not null)];
        return figures.Length == 0 ? null : figures.Sum();
    }

    /// <summary>The totals of each day of the report, the oldest first; null for a day without figures.</summary>
    public decimal?[] ByDay(IEnumerable<ProjectConsumption> records, ReportMetric metric)
    {
        var days = new decimal?[ReportData.Days];
        foreach (var record in records)
        {
            if (record.From is { } from && metric.Figure(record) is { } figure && (int)Math.Floor((from - _report.FirstDay).TotalDays) is >= 0 and < ReportData.Days and var day)
            {
                days[day] = (days[day] ?? 0) + figure;
            }
        }

        return days;
    }
}

/// <summary>A figure of consumption as it is shown.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Metric">A metric of Neon with the same unit.</param>
/// <param name="Figure">The figure in a record; null if it has none.</param>
internal sealed record ReportMetric(string Name, string Metric, Func<ProjectConsumption, decimal?> Figure)
{
    /// <summary>The figure with its unit, such as <c>1.25 CU h</c>; empty for none.</summary>
    public string Show(decimal? figure) => ConsumptionDisplay.Amount(Metric, figure);
}
