namespace Neon;

/// <summary>
/// A report as an HTML page. It needs no script and no network: styles and charts are in the page, and its policy does not even
/// allow requests.
/// </summary>
internal static class ReportPage
{
    // Not constant: inside other text, the name would look like that of a command.
    private static readonly string PolicyHeader = "Content-Security-Policy";
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    private static readonly Lazy<Html> Style = new(() => Html.Constant(EmbeddedText.Read("Neon.Reports.report.css")));

    /// <summary>The page; the same report always gives the same page.</summary>
    public static string Of(ReportData report)
    {
        var format = new ReportFormat(report);
        var warnings = ReportWarnings.Of(report);
        var consumption = new ReportConsumption(report);
        var title = TitleOf(report);
        return Html.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta http-equiv="{PolicyHeader}" content="{Policy}">
            <title>Neon report: {title}</title>
            <style>
            {Style.Value}</style>
            </head>
            <body>
            <header>
            <p class="kind">Neon report</p>
            <h1>{ReportFormat.Name(title)}</h1>
            <dl class="facts">
            <div><dt>Created</dt><dd>{format.Time(report.MadeAt)} {format.Zone}</dd></div>
            <div><dt>Scope</dt><dd>{ScopeOf(report)}</dd></div>
            {(report.Account is null ? Html.Empty : Html.Of($"<div><dt>Account</dt><dd>{ReportFormat.Name(report.Account)}</dd></div>\n"))}{(report.Organizations is [{ Plan: { } plan }] ? Html.Of($"<div><dt>Plan</dt><dd>{plan}</dd></div>\n") : Html.Empty)}<div><dt>Host</dt><dd>{report.Host}</dd></div>
            </dl>
            {OverviewSection.Tiles(report, warnings, consumption)}{Contents(report, warnings)}</header>
            <main>
            {GapSection.Of(report)}{OverviewSection.Of(report, warnings, consumption)}{WarningSection.Of(report, warnings)}{ConsumptionSection.Of(report, consumption, format)}{report.Projects.Select((project, index) => ProjectSection.Of(report, project, AnchorOf(index), format, consumption))}</main>
            <footer>
            <p>All times are in {format.Zone}; days of consumption are in UTC. 1 GiB is 1,024 MiB; CU is a compute unit. Created with Export-NeonReport of Neon for PowerShell.</p>
            </footer>
            </body>
            </html>

            """).ToString();
    }

    /// <summary>The anchor of a project on the page.</summary>
    public static string AnchorOf(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"project-{index + 1}");

    private static string TitleOf(ReportData report) => report switch
    {
        { Scope: ReportScope.Projects, Projects: [var only] } => only.Project.ToString(),
        { Scope: ReportScope.Projects } => ReportFormat.Count(report.Projects.Count, "project", "projects"),
        { Organizations: [var only] } => only.ToString(),
        { Scope: ReportScope.Account, Account: { } account } => account,
        { Scope: ReportScope.Account } => "Account",
        _ => ReportFormat.Count(report.Organizations.Count, "organization", "organizations"),
    };

    private static Html ScopeOf(ReportData report)
    {
        var names = Html.Join(report.Organizations.Select(organization => ReportFormat.Name(organization.ToString())), ", ");
        var organizations = report.Organizations.Count == 1 ? "organization" : "organizations";
        return report.Scope switch
        {
            ReportScope.Account => Html.Of($"all organizations of the account: {names}"),
            ReportScope.Organizations => Html.Of($"{organizations} {names}"),
            _ when report.Organizations.Count == 0 => Html.Of($"{ReportFormat.Count(report.Projects.Count, "project", "projects")}"),
            _ => Html.Of($"{ReportFormat.Count(report.Projects.Count, "project", "projects")} of {organizations} {names}"),
        };
    }

    private static Html Contents(ReportData report, IReadOnlyList<ReportWarning> warnings) => Html.Of($"""
        <nav aria-label="Contents"><ul>
        <li><a href="#projects">Projects</a></li>
        <li><a href="#warnings">Warnings ({warnings.Count})</a></li>
        <li><a href="#consumption">Consumption</a></li>
        {(report.Projects.Count is > 1 and <= 12 ? Html.Join(report.Projects.Select((project, index) => Html.Of($"<li><a href=\"#{AnchorOf(index)}\">{ReportFormat.Name(project.Project.ToString())}</a></li>\n"))) : Html.Empty)}</ul></nav>

        """);
}
