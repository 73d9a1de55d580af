using static Neon.Display;

namespace Neon;

/// <summary>The branches of a project as a tree.</summary>
internal static class BranchSection
{
    // Deeper branches are drawn at this depth, with their depth as a number.
    private const int MaxDepth = 10;

    public static Html Of(ReportData report, ReportProject project, ReportFormat format)
    {
        if (project.Branches is not { } branches)
        {
            return Html.Of($"<h3>Branches</h3>\n{GapSection.In(report, ReportPart.Branches, project.Project.ProjectId)}");
        }

        return Html.Of($"""
            <h3>{ReportFormat.Count(branches.Count, "branch", "branches")}</h3>
            {(branches.Count == 0 ? Html.Of($"<p class=\"soft\">The project has no branches.</p>\n") : Html.Of($"""
            <table class="tree stack">
            <thead><tr><th scope="col">Branch</th><th scope="col">Compute</th><th scope="col" class="n">Size</th><th scope="col" class="n">Age</th><th scope="col">Id</th></tr></thead>
            <tbody>
            {BranchTree.Of(branches, project.Endpoints ?? [], null).Select(node => Row(node, project, format))}</tbody>
            </table>

            """))}
            """);
    }

    private static Html Row(BranchTreeNode node, ReportProject project, ReportFormat format) => Html.Of($"""
        <tr style="--depth:{Math.Min(node.Depth, MaxDepth)}"><td>{Guides(node)}<b>{ReportFormat.Name(node.Branch.ToString())}</b> {Badges(node, format)}</td><td>{(project.Endpoints is null ? Html.Empty : Computes(node, format))}</td><td class="n">{Size(node.Branch.LogicalSize)}</td><td class="n" data-label="Age">{format.Age(node.Branch.CreatedAt)}</td><td class="id wide-only">{node.BranchId}</td></tr>

        """);

    /// <summary>The lines to the parent and past the branch. The lines of an unlimited depth would be more than the page.</summary>
    private static IEnumerable<Html> Guides(BranchTreeNode node)
    {
        var trunk = node.Trunk ?? [];
        for (var level = 0; level < Math.Min(trunk.Count, MaxDepth); level++)
        {
            var isOwn = level == trunk.Count - 1;
            if (isOwn || trunk[level])
            {
                yield return Html.Of($"<i{(isOwn ? Html.Constant(trunk[level] ? " class=\"fork\"" : " class=\"end\"") : Html.Empty)} style=\"--level:{level}\"></i>");
            }
        }
    }

    private static Html Badges(BranchTreeNode node, ReportFormat format)
    {
        var branch = node.Branch;
        var badges = new List<Html>();
        if (node.Depth > MaxDepth)
        {
            badges.Add(Badge($"level {Text(node.Depth)}"));
        }

        if (branch.Default == true)
        {
            badges.Add(Badge("default", "good"));
        }

        if (branch.Protected == true)
        {
            badges.Add(Badge("protected", "good"));
        }

        if (branch.CurrentState is not (null or "ready"))
        {
            badges.Add(Badge(branch.CurrentState));
        }

        if (branch.InitSource == "schema-only")
        {
            badges.Add(Badge("schema only"));
        }

        if (branch.ExpiresAt is { } end)
        {
            badges.Add(end > format.Now ? Badge($"expires {format.When(end)}", "warn") : Badge("expired", "warn"));
        }

        if (node.IsOrphan)
        {
            badges.Add(Badge("parent is gone", "warn"));
        }

        return Html.Join(badges, " ");
    }

    private static Html Computes(BranchTreeNode node, ReportFormat format)
    {
        if (node.Endpoints.Count == 0)
        {
            return Html.Of($"<span class=\"soft\">none</span>");
        }

        var replicas = node.Endpoints.Count(endpoint => endpoint != node.Compute);
        var own = node.Compute is { } compute ? format.State(compute) : Html.Of($"<span class=\"soft\">none</span>");
        return replicas == 0 ? own : Html.Of($"{own} <span class=\"soft\">+{replicas} read-only</span>");
    }

    private static Html Badge(string text, string kind = "") => Html.Of($"<span class=\"badge {kind}\">{text}</span>");
}
