namespace Neon;

/// <summary>The time line of a project: how far back it can be restored, its snapshots, and what expires.</summary>
internal static class TimelineSection
{
    private const int MaxRows = 10;

    public static Html Of(ReportData report, ReportProject project, string anchor, ReportFormat format)
    {
        var gap = project.Snapshots is null ? GapSection.In(report, ReportPart.Snapshots, project.Project.ProjectId) : Html.Empty;
        TimelineItem[] items = [.. TimelineItem.Of(project, format.Now)];
        if (items.Length == 0)
        {
            return gap.ToString().Length == 0 ? Html.Empty : Html.Of($"<h3>Snapshots</h3>\n{gap}");
        }

        var scale = new TimelineScale(items, format.Now);
        return Html.Of($"""
            <h3>Restore window, snapshots and expiries</h3>
            {Table(items.Take(MaxRows), scale, format)}{(items.Length > MaxRows ? Html.Of($"<details>\n<summary>{items.Length - MaxRows} more</summary>\n{Table(items.Skip(MaxRows), scale, format)}</details>\n") : Html.Empty)}{gap}
            """);
    }

    private static Html Table(IEnumerable<TimelineItem> items, TimelineScale scale, ReportFormat format) => Html.Of($"""
        <table class="time stack">
        <thead><tr><th scope="col">What</th><th scope="col">From</th><th scope="col">Until</th><th scope="col">{scale.Axis(format)}</th></tr></thead>
        <tbody>
        {items.Select(item => Html.Of($"<tr><td><b>{ReportFormat.Name(item.Name)}</b> <span class=\"soft\">{item.Detail}</span></td><td data-label=\"from\">{format.Time(item.From)}</td><td data-label=\"until\">{Until(item, format)}</td><td>{scale.Track(item, format)}</td></tr>\n"))}</tbody>
        </table>

        """);

    private static Html Until(TimelineItem item, ReportFormat format) =>
        item.Kind == TimelineKind.RestoreWindow ? Html.Of($"now") : item.Until is null ? Html.Of($"<span class=\"soft\">until it is removed</span>") : Html.Of($"{format.Day(item.Until)} <span class=\"soft\">{format.When(item.Until)}</span>");
}
