using System.Globalization;

namespace Neon;

/// <summary>The consumption of the last days: charts, the totals by project, and the figures by day.</summary>
internal static class ConsumptionSection
{
    public static Html Of(ReportData report, ReportConsumption consumption, ReportFormat format) => Html.Of($"""
        <section aria-labelledby="consumption">
        <h2 id="consumption">Consumption</h2>
        <p class="soft">The last {ReportData.Days} days in UTC, {Day(report.FirstDay)} to {Day(report.MadeAt.UtcDateTime)}. The current day is not complete. Storage, history and snapshots are in byte-months: 30 GiB kept for one day are about 1 GiB-month.</p>
        {Missing(report)}{(consumption.HasFigures ? Figures(report, consumption) : Html.Empty)}</section>

        """);

    private static Html Figures(ReportData report, ReportConsumption consumption)
    {
        if (!consumption.Records.Any(record => ReportConsumption.Metrics.Any(metric => metric.Figure(record) is not null)))
        {
            return Html.Of($"<p class=\"soft\">Neon has no figures for these days.</p>\n");
        }

        var charts = ReportConsumption.Metrics.Take(4).Select((metric, index) => Chart(report, consumption, metric, string.Create(CultureInfo.InvariantCulture, $"chart-{index + 1}")));
        return Html.Of($"""
            <div class="charts">
            {charts}</div>
            <table class="stack">
            <caption>Totals by project</caption>
            <thead><tr><th scope="col">Project</th>{ReportConsumption.Metrics.Select(metric => Html.Of($"<th scope=\"col\" class=\"n\">{metric.Name}</th>"))}</tr></thead>
            <tbody>
            {report.Projects.Select((project, index) => Row(Html.Of($"<a href=\"#{ReportPage.AnchorOf(index)}\">{ReportFormat.Name(project.Project.ToString())}</a>"), consumption.Of(project.Project.ProjectId)))}{(consumption.Others.Count > 0 ? Row(Html.Of($"<span class=\"soft\">projects that are not listed, such as deleted ones</span>"), consumption.Others) : Html.Empty)}</tbody>
            {(report.Projects.Count + consumption.Others.Count > 1 ? Html.Of($"<tfoot>{Row(Html.Of($"All"), consumption.Records)}</tfoot>\n") : Html.Empty)}</table>
            <details>
            <summary>Figures by day</summary>
            <table>
            <thead><tr><th scope="col">Day</th>{ReportConsumption.Metrics.Take(4).Select(metric => Html.Of($"<th scope=\"col\" class=\"n\">{metric.Name}</th>"))}</tr></thead>
            <tbody>
            {Days(report, consumption)}</tbody>
            </table>
            </details>

            """);
    }

    private static Html Chart(ReportData report, ReportConsumption consumption, ReportMetric metric, string id)
    {
        var days = consumption.ByDay(consumption.Records, metric);
        return Html.Of($"""
            <figure>
            <figcaption><b>{metric.Name}</b><span>{(ReportConsumption.Total(consumption.Records, metric) is { } total ? Html.Of($"{metric.Show(total)}") : OverviewSection.None)}</span></figcaption>
            {DailyChart.Of(id, metric, days, report.FirstDay)}</figure>

            """);
    }

    private static Html Row(Html heading, IEnumerable<ProjectConsumption> records)
    {
        var own = records.ToArray();
        return Html.Of($"<tr><th scope=\"row\">{heading}</th>{ReportConsumption.Metrics.Select(metric => Html.Of($"<td class=\"n\" data-label=\"{metric.Name}\">{(ReportConsumption.Total(own, metric) is { } total ? Html.Of($"{metric.Show(total)}") : OverviewSection.None)}</td>"))}</tr>\n");
    }

    private static IEnumerable<Html> Days(ReportData report, ReportConsumption consumption)
    {
        var columns = ReportConsumption.Metrics.Take(4).Select(metric => (metric, days: consumption.ByDay(consumption.Records, metric))).ToArray();
        return Enumerable.Range(0, ReportData.Days).Select(day => Html.Of(
            $"<tr><th scope=\"row\" class=\"w\">{Day(report.FirstDay.AddDays(day).UtcDateTime)}</th>{columns.Select(column => Html.Of($"<td class=\"n\">{column.metric.Show(column.days[day])}</td>"))}</tr>\n"));
    }

    /// <summary>Why the figures of organizations are missing.</summary>
    private static Html Missing(ReportData report) => Html.Join(report.Organizations.Where(organization => organization.Consumption is null).Select(organization =>
        Html.Of($"<h3>{ReportFormat.Name(organization.ToString())}</h3>\n{GapSection.In(report, ReportPart.Consumption, organization.OrganizationId)}")));

    private static string Day(DateTimeOffset day) => Day(day.UtcDateTime);

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
