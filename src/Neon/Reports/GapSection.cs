namespace Neon;

/// <summary>What is missing in a report because it could not be read. It comes first, so that a partial report is never mistaken for a complete one.</summary>
internal static class GapSection
{
    /// <summary>The section; empty if nothing is missing. What the plan or the key does not include is shown where it belongs.</summary>
    public static Html Of(ReportData report) => report.Gaps.Where(gap => !gap.IsExpected).ToArray() is not { Length: > 0 } gaps ? Html.Empty : Html.Of($"""
        <section class="notice" aria-labelledby="gaps">
        <h2 id="gaps">This report is incomplete</h2>
        <p>The following could not be read. Everything else is complete.</p>
        <ul>
        {gaps.Select(gap => Html.Of($"<li><b>{WordsFor(gap.Part)} {ReportFormat.Name(report.NameOf(gap.Owner))}</b>: {ReasonOf(gap.Failure)}</li>\n"))}</ul>
        </section>

        """);

    /// <summary>The sentence that is shown instead of something that is missing.</summary>
    public static Html In(ReportData report, ReportPart part, string? owner) =>
        report.Gaps.FirstOrDefault(gap => gap.Part == part && gap.Owner == owner) is { } gap
            ? Html.Of($"<p class=\"soft\">Not available: {ReasonOf(gap.Failure)}</p>\n")
            : Html.Empty;

    /// <summary>The reason, with the advice if there is any.</summary>
    public static string ReasonOf(NeonApiException failure)
    {
        var status = failure.StatusCode is { } code ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" (HTTP {(int)code})") : string.Empty;
        return $"{failure.Message.TrimEnd().TrimEnd('.')}{status}. {failure.Advice}".TrimEnd();
    }

    private static string WordsFor(ReportPart part) => part switch
    {
        ReportPart.Project => "Project",
        ReportPart.Projects => "Projects of organization",
        ReportPart.Branches => "Branches of project",
        ReportPart.Computes => "Computes of project",
        ReportPart.Snapshots => "Snapshots of project",
        ReportPart.Keys => "API keys of",
        _ => "Consumption of organization",
    };
}
