using static Neon.Display;

namespace Neon;

/// <summary>A project: its facts, its branches as a tree, its computes and its time line.</summary>
internal static class ProjectSection
{
    public static Html Of(ReportData report, ReportProject project, string anchor, ReportFormat format, ReportConsumption consumption)
    {
        var own = project.Project;
        var compute = ReportConsumption.Metrics[0];
        var used = ReportConsumption.Total(consumption.Of(own.ProjectId), compute);
        return Html.Of($"""
            <article id="{anchor}" aria-labelledby="{anchor}-name">
            <header><h2 id="{anchor}-name">{ReportFormat.Name(own.ToString())}</h2><span class="id">{own.ProjectId}</span></header>
            <dl class="facts">
            {Fact("Region", Html.Of($"{own.RegionId}"))}{Fact("Postgres", Html.Of($"{Text(own.PgVersion)}"))}{Fact("Storage", Html.Of($"{Size(own.SyntheticStorageSize)}"))}{Fact("Restore window", Html.Of($"{Seconds(own.HistoryRetentionSeconds)}"))}{Fact("Connections from", Html.Of($"{ReportFormat.Access(own.Settings)}"))}{Fact($"Compute, {ReportData.Days} days", used is null ? Html.Empty : Html.Of($"{compute.Show(used)}"))}{Fact("Last active", own.ComputeLastActiveAt is null ? Html.Empty : Html.Of($"{format.When(own.ComputeLastActiveAt)}"))}{Fact("Created", format.Day(own.CreatedAt))}{Fact("Organization", OrganizationOf(report, own))}</dl>
            {BranchSection.Of(report, project, format)}{ComputeSection.Of(report, project, format)}{TimelineSection.Of(report, project, anchor, format)}</article>

            """);
    }

    private static Html OrganizationOf(ReportData report, Project project) => report.Organizations.Count < 2 ? Html.Empty
        : ReportFormat.Name(report.Organizations.FirstOrDefault(organization => organization.OrganizationId == project.OrganizationId)?.ToString() ?? project.OrganizationId);

    private static Html Fact(string name, Html value) => value.ToString().Length == 0 ? Html.Empty : Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
