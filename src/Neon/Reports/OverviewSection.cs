using static Neon.Display;

namespace Neon;

/// <summary>The most important figures, and a table of the projects.</summary>
internal static class OverviewSection
{
    /// <summary>The figures at the top of the page. What could not be read is not counted, and marked.</summary>
    public static Html Tiles(ReportData report, IReadOnlyList<ReportWarning> warnings, ReportConsumption consumption)
    {
        var computes = report.Projects.SelectMany(project => project.Endpoints ?? []).ToArray();
        var lacks = report.Gaps.Where(gap => !gap.IsExpected).Select(gap => gap.Part).ToHashSet();
        var lacksProjects = lacks.Contains(ReportPart.Project) || lacks.Contains(ReportPart.Projects);
        var compute = ReportConsumption.Metrics[0];
        long?[] sizes = [.. report.Projects.Select(project => project.Project.SyntheticStorageSize).Where(size => size is not null)];
        return Html.Of($"""
            <dl class="tiles">
            {Tile("Projects", Html.Of($"{AtLeast(lacksProjects)}{report.Projects.Count}"))}
            {Tile("Branches", Html.Of($"{AtLeast(lacksProjects || lacks.Contains(ReportPart.Branches))}{report.Projects.Sum(project => project.Branches?.Count ?? 0)}"))}
            {Tile("Active computes", Html.Of($"{AtLeast(lacksProjects || lacks.Contains(ReportPart.Computes))}{computes.Count(endpoint => endpoint.CurrentState == "active")} <small>of {computes.Length}</small>"))}
            {Tile("Storage", sizes.Length == 0 ? None : Figure(Size(sizes.Sum())))}
            {Tile($"Compute, {ReportData.Days} days", ReportConsumption.Total(consumption.Records, compute) is { } total ? Figure(compute.Show(total)) : None)}
            {Tile("Warnings", Html.Of($"{warnings.Count}"), warnings.Count > 0)}
            </dl>

            """);
    }

    /// <summary>The table of the projects.</summary>
    public static Html Of(ReportData report, IReadOnlyList<ReportWarning> warnings, ReportConsumption consumption)
    {
        var count = warnings.Where(warning => warning.Project is not null).ToLookup(warning => warning.Project!.Project.ProjectId, StringComparer.Ordinal);
        return Html.Of($"""
            <section aria-labelledby="projects">
            <h2 id="projects">Projects</h2>
            {(report.Projects.Count == 0 ? Html.Of($"<p class=\"soft\">There are no projects.</p>\n") : Html.Of($"""
            <table class="stack">
            <thead><tr><th scope="col">Project</th><th scope="col">Region</th><th scope="col" class="n">Postgres</th><th scope="col" class="n">Branches</th><th scope="col" class="n">Computes</th><th scope="col" class="n">Storage</th><th scope="col" class="n">Compute, {ReportData.Days} days</th><th scope="col" class="n">Warnings</th></tr></thead>
            <tbody>
            {report.Projects.Select((project, index) => Row(project, index, consumption, count[project.Project.ProjectId].Count()))}</tbody>
            </table>

            """))}</section>

            """);
    }

    /// <summary>A figure that is not known.</summary>
    internal static Html None => Html.Of($"<span class=\"soft\">n/a</span>");

    private static Html Row(ReportProject project, int index, ReportConsumption consumption, int warnings)
    {
        var compute = ReportConsumption.Metrics[0];
        var records = consumption.Of(project.Project.ProjectId).ToArray();
        var total = ReportConsumption.Total(records, compute);
        return Html.Of($"""
            <tr><th scope="row"><a href="#{ReportPage.AnchorOf(index)}">{ReportFormat.Name(project.Project.ToString())}</a></th><td class="w" data-label="Region">{project.Project.RegionId}</td><td class="n" data-label="Postgres">{Text(project.Project.PgVersion)}</td><td class="n" data-label="Branches">{Number(project.Branches?.Count)}</td><td class="n" data-label="Computes">{Number(project.Endpoints?.Count)}</td><td class="n" data-label="Storage">{Size(project.Project.SyntheticStorageSize)}</td><td class="n" data-label="Compute">{(total is null ? None : Html.Of($"{compute.Show(total)}{DailyChart.Spark(consumption.ByDay(records, compute))}"))}</td><td class="n" data-label="Warnings">{(warnings == 0 ? Html.Of($"0") : Html.Of($"<span class=\"badge warn\">{warnings}</span>"))}</td></tr>

            """);
    }

    private static Html Tile(string heading, Html figure, bool isAlert = false) =>
        Html.Of($"<div{(isAlert ? Html.Constant(" class=\"alert\"") : Html.Empty)}><dt>{heading}</dt><dd>{figure}</dd></div>");

    private static Html Number(int? count) => count is { } known ? Html.Of($"{known}") : None;

    // The unit is smaller than the number.
    private static Html Figure(string amount) => amount.Split(' ', 2) is [var number, var unit] ? Html.Of($"{number} <small>{unit}</small>") : Html.Of($"{amount}");

    private static string AtLeast(bool isIncomplete) => isIncomplete ? "≥ " : string.Empty;
}
