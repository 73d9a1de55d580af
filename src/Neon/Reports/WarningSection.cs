namespace Neon;

/// <summary>The warnings by kind, each with the command that fixes it.</summary>
internal static class WarningSection
{
    public static Html Of(ReportData report, IReadOnlyList<ReportWarning> warnings)
    {
        var anchors = new Dictionary<ReportProject, string>(ReferenceEqualityComparer.Instance);
        foreach (var project in report.Projects)
        {
            anchors[project] = ReportPage.AnchorOf(anchors.Count);
        }

        return Html.Of($"""
            <section aria-labelledby="warnings">
            <h2 id="warnings">Warnings</h2>
            {(warnings.Count == 0 ? Html.Of($"<p class=\"soft\">Nothing to warn of.</p>\n") : Html.Of($"<p class=\"soft\">Each command can be run as it is, unless it contains words in angle brackets, which stand for your own values. Commands that remove something ask for confirmation.</p>\n"))}{warnings.GroupBy(warning => warning.Kind).Select(kind => Group(kind.Key, [.. kind], anchors))}{Unchecked(report)}</section>

            """);
    }

    private static Html Group(ReportWarningKind kind, ReportWarning[] warnings, Dictionary<ReportProject, string> anchors)
    {
        var (heading, reason) = WordsFor(kind);
        return Html.Of($"""
            <h3><span class="count">{warnings.Length}</span>{heading}</h3>
            <p class="soft">{reason}</p>
            <ul class="warnings">
            {warnings.Select(warning => Html.Of($"<li><span>{Subject(warning, anchors)}{(warning.Detail.Length == 0 ? Html.Empty : Html.Of($" <span class=\"soft\">{warning.Detail}</span>"))}</span><code tabindex=\"0\">{warning.Command}</code></li>\n"))}</ul>

            """);
    }

    private static Html Subject(ReportWarning warning, Dictionary<ReportProject, string> anchors)
    {
        // Names are isolated from each other: one that is written from right to left does not reorder the others.
        var path = Html.Of($"<b>{Html.Join(warning.Path.Select(ReportFormat.Name), "/")}</b>");
        return warning.Project is { } project ? Html.Of($"<a href=\"#{anchors[project]}\">{path}</a>") : path;
    }

    /// <summary>What could not be checked, so that silence is not taken for safety.</summary>
    private static Html Unchecked(ReportData report)
    {
        var keys = report.Gaps.Where(gap => gap.Part == ReportPart.Keys).ToArray();
        return Html.Join(keys.Select(gap => Html.Of(
            $"<p class=\"soft\">The API keys of {ReportFormat.Name(report.NameOf(gap.Owner))} were not checked: {GapSection.ReasonOf(gap.Failure)}</p>\n")));
    }

    private static (string Heading, string Reason) WordsFor(ReportWarningKind kind) => kind switch
    {
        ReportWarningKind.UnprotectedDefaultBranch => ("Default branch is not protected", "A protected branch cannot be removed or reset to its parent until its protection is removed."),
        ReportWarningKind.OpenAllowList => ("No IP restrictions", "Anyone with a password can connect from any address."),
        ReportWarningKind.UnusedKey => ("API key was never used", "An unused key is an unnecessary risk. Keys that are less than a week old are not listed."),
        ReportWarningKind.NeverSuspended => ("Compute never suspends", "It consumes compute time at least at its smallest size, whether or not anyone is connected."),
        _ => ("Branch is older than a month", "It is not the default branch, is not protected and has no expiry, so it uses storage until someone removes it."),
    };
}
