using static Neon.Display;

namespace Neon;

/// <summary>The kinds of items on a time line.</summary>
internal enum TimelineKind
{
    /// <summary>The past that branches can be restored from.</summary>
    RestoreWindow,

    /// <summary>A snapshot.</summary>
    Snapshot,

    /// <summary>A branch that expires.</summary>
    Branch,
}

/// <summary>Something that exists from one point in time until another.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">What it is.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends; null for something that does not end.</param>
internal sealed record TimelineItem(TimelineKind Kind, string Name, string Detail, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>The items of a project: the restore window, the snapshots, the newest first, and the branches, the next to expire first.</summary>
    public static IEnumerable<TimelineItem> Of(ReportProject project, DateTimeOffset now)
    {
        if (project.Project.HistoryRetentionSeconds is > 0 and var seconds)
        {
            var start = now - TimeSpan.FromSeconds(seconds);
            var from = project.Project.CreatedAt is { } created && created > start ? created : start;
            yield return new TimelineItem(TimelineKind.RestoreWindow, "Restore window", $"{Seconds(seconds)} of history", from, now);
        }

        foreach (var snapshot in project.Snapshots ?? [])
        {
            if ((snapshot.Timestamp ?? snapshot.CreatedAt) is { } taken)
            {
                string?[] details = [$"{snapshot.Kind} snapshot".TrimStart(), project.NameOf(snapshot.SourceBranchId) is { } source ? $"of {source}" : null, Size(snapshot.FullSize)];
                yield return new TimelineItem(
                    TimelineKind.Snapshot, snapshot.ToString(), string.Join(", ", details.Where(detail => !string.IsNullOrEmpty(detail))), taken, snapshot.ExpiresAt);
            }
        }

        foreach (var branch in (project.Branches ?? []).Where(branch => branch.ExpiresAt is not null).OrderBy(branch => branch.ExpiresAt))
        {
            yield return new TimelineItem(TimelineKind.Branch, branch.ToString(), "branch", branch.CreatedAt ?? now, branch.ExpiresAt);
        }
    }
}

/// <summary>The scale of a time line, and its drawings as inline SVG with positions in per cent.</summary>
internal sealed class TimelineScale
{
    private static readonly TimeSpan Least = TimeSpan.FromDays(1);
    private static readonly TimeSpan Most = TimeSpan.FromDays(92);
    private readonly DateTimeOffset _now;
    private readonly DateTimeOffset _start;
    private readonly DateTimeOffset _end;

    public TimelineScale(IEnumerable<TimelineItem> items, DateTimeOffset now)
    {
        _now = now;
        TimeSpan[] past = [.. items.Select(item => now - item.From)];
        TimeSpan[] future = [.. items.Select(item => (item.Until ?? now) - now)];
        // What begins earlier or ends later is drawn up to the edge.
        _start = now - Limited(past.Where(span => span <= Most).DefaultIfEmpty(Most).Max() * 1.05);
        _end = now + Limited(future.Where(span => span <= Most).DefaultIfEmpty(Most).Max() * 1.05);
    }

    /// <summary>The first and last day, and the present.</summary>
    public Html Axis(ReportFormat format)
    {
        var now = At(_now);
        return Html.Of($"""
            <svg aria-hidden="true">{(now > 25 ? Html.Of($"<text x=\"0\" y=\"12\">{format.DayText(_start)}</text>") : Html.Empty)}<text x="{now}%" y="12" text-anchor="middle">now</text>{(now < 75 ? Html.Of($"<text x=\"100%\" y=\"12\" text-anchor=\"end\">{format.DayText(_end)}</text>") : Html.Empty)}</svg>
            """);
    }

    /// <summary>An item on the time line; the cells beside it have its times as text.</summary>
    public Html Track(TimelineItem item, ReportFormat format)
    {
        var (from, until) = (At(item.From), At(item.Until ?? _end));
        var shape = item.Kind switch
        {
            TimelineKind.RestoreWindow => Html.Of($"<rect class=\"span window\" x=\"{from}%\" y=\"6\" width=\"{Math.Max(0.5, until - from)}%\" height=\"8\" rx=\"4\"/>"),
            TimelineKind.Snapshot => Html.Of($"<rect class=\"span\" x=\"{from}%\" y=\"8\" width=\"{Math.Max(0.5, until - from)}%\" height=\"4\" rx=\"2\"/><circle class=\"point\" cx=\"{from}%\" cy=\"10\" r=\"4\"/>"),
            _ => Html.Of($"<rect class=\"span\" x=\"{from}%\" y=\"8\" width=\"{Math.Max(0.5, until - from)}%\" height=\"4\" rx=\"2\"/><rect class=\"span end\" x=\"{until}%\" y=\"4\" width=\"3\" height=\"12\" rx=\"1.5\"/>"),
        };
        return Html.Of($"<svg role=\"img\" aria-label=\"{item.Name}: from {format.TimeText(item.From)}{(item.Until is { } end ? $" until {format.TimeText(end)}" : ", without an end")}\"><line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"10\" y2=\"10\"/>{shape}<line class=\"now\" x1=\"{At(_now)}%\" x2=\"{At(_now)}%\" y1=\"0\" y2=\"20\"/></svg>");
    }

    private double At(DateTimeOffset time) => Math.Clamp(100 * (time - _start).TotalSeconds / (_end - _start).TotalSeconds, 0, 100);

    private static TimeSpan Limited(TimeSpan span) => span < Least ? Least : span > Most ? Most : span;
}
