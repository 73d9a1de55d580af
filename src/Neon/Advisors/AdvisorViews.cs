using static Neon.Display;

namespace Neon;

internal sealed class AdvisorIssueView : ObjectView<AdvisorIssue>
{
    public AdvisorIssueView()
    {
        GroupBy("Branch", issue => Place(issue.ProjectId, issue.BranchId));

        Wraps();

        Column("Level", 5, issue => State(issue.Level));
        Column("Name", 24, issue => Text(issue.Name));
        Column("DatabaseName", 18, issue => Text(issue.DatabaseName));
        Column("Detail", Rest, issue => Text(issue.Detail));

        Item("Name", issue => Text(issue.Name));
        Item("Title", issue => Text(issue.Title));
        Item("Level", issue => State(issue.Level));
        Item("Facing", issue => Text(issue.Facing));
        Item("Categories", issue => List(issue.Categories));
        Item("Description", issue => Text(issue.Description));
        Item("Detail", issue => Text(issue.Detail));
        Item("Remediation", issue => Text(issue.Remediation));
        Item("Metadata", issue => Details(issue.Metadata));
        Item("CacheKey", issue => Text(issue.CacheKey));
        Item("DatabaseName", issue => Text(issue.DatabaseName));
        Item("BranchId", issue => Text(issue.BranchId));
        Item("ProjectId", issue => Text(issue.ProjectId));
    }
}
