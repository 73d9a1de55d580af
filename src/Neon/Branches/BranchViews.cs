using static Neon.BranchDisplay;
using static Neon.BranchTreeDisplay;
using static Neon.Display;
using static Neon.SchemaDisplay;

namespace Neon;

internal sealed class BranchView : ObjectView<Branch>
{
    public BranchView()
    {
        GroupBy("Project", branch => Text(branch.ProjectId));

        Column("Name", 24, branch => Text(branch.Name));
        Column("BranchId", 31, branch => Text(branch.BranchId));
        Column("State", 9, branch => ShortState(branch.CurrentState, branch.PendingState));
        Column("Marks", 12, branch => Marks(branch).Replace(", ", ",\n", StringComparison.Ordinal));
        Column("Size", 9, branch => Size(branch.LogicalSize), right: true);
        Column("Age", 6, branch => Age(branch.CreatedAt), right: true);

        Item("Name", branch => Text(branch.Name));
        Item("BranchId", branch => Text(branch.BranchId));
        Item("State", branch => State(branch.CurrentState, branch.PendingState));
        Item("Default", branch => YesNo(branch.Default));
        Item("Protected", branch => YesNo(branch.Protected));
        Optional("ParentId", branch => Text(branch.ParentId));
        Optional("ParentPoint", branch => ParentPoint(branch));
        Item("Size", branch => Size(branch.LogicalSize));
        Item("Created", branch => Time(branch.CreatedAt));
        Optional("CreatedBy", branch => Text(branch.CreatedBy));
        Item("Updated", branch => Time(branch.UpdatedAt));
        Optional("LastReset", branch => Time(branch.LastResetAt));
        Optional("Expires", branch => Time(branch.ExpiresAt));
        Optional("Recovery", branch => Recovery(branch.Recovery));
        Optional("Restricted", branch => List(branch.RestrictedActions, "; "));
        Optional("Annotation", branch => Map(branch.Annotation));
        Optional("Anonymization", branch => Text(branch.Anonymization));
        Item("ProjectId", branch => Text(branch.ProjectId));
        Optional("Endpoints", branch => List(branch.Endpoints));
        Optional("ConnectionUris", branch => List(branch.ConnectionUris));
        Optional("Operations", branch => List(branch.Operations));
    }
}

internal sealed class BranchTreeNodeView : ObjectView<BranchTreeNode>
{
    public BranchTreeNodeView()
    {
        GroupBy("Project", node => Text(node.ProjectId));

        Column("Compute", 16, node => Computes(node));
        Column("Size", 9, node => Size(node.Branch?.LogicalSize), right: true);
        Column("Age", 6, node => Age(node.Branch?.CreatedAt), right: true);
        Column("Branch", Rest, node => Tree(node, Terminal.Encoding));

        Item("Name", node => Text(node.Name));
        Item("BranchId", node => Text(node.BranchId));
        Item("Depth", node => Text(node.Depth));
        Optional("ParentId", node => Text(node.ParentId));
        Item("Orphan", node => YesNo(node.IsOrphan));
        Item("Marks", node => Marks(node.Branch));
        Item("Compute", node => Computes(node));
        Optional("Endpoints", node => List(node.Endpoints));
        Item("Size", node => Size(node.Branch?.LogicalSize));
        Item("Created", node => Time(node.Branch?.CreatedAt));
        Item("ProjectId", node => Text(node.ProjectId));
    }
}

internal sealed class BranchSchemaView : ObjectView<BranchSchema>
{
    public BranchSchemaView()
    {
        Lines(schema => Schema(schema));

        Item("DatabaseName", schema => Text(schema.DatabaseName));
        Optional("Sql", schema => Paragraph(schema.Sql));
        Optional("Tables", schema => List(schema.Json?.Tables));
        Item("BranchId", schema => Text(schema.BranchId));
        Item("ProjectId", schema => Text(schema.ProjectId));
    }
}

internal sealed class BranchSchemaComparisonView : ObjectView<BranchSchemaComparison>
{
    public BranchSchemaComparisonView()
    {
        Lines(comparison => Comparison(comparison));

        Item("DatabaseName", comparison => Text(comparison.DatabaseName));
        Item("Identical", comparison => YesNo(comparison.Identical));
        Optional("Diff", comparison => Paragraph(comparison.Diff));
        Item("BranchId", comparison => Text(comparison.BranchId));
        Optional("BaseBranchId", comparison => Text(comparison.BaseBranchId));
        Item("ProjectId", comparison => Text(comparison.ProjectId));
    }
}

internal sealed class BranchAnonymizationView : ObjectView<BranchAnonymization>
{
    public BranchAnonymizationView()
    {
        GroupBy("Project", anonymization => Text(anonymization.ProjectId));

        Column("BranchId", 31, anonymization => Text(anonymization.BranchId));
        Column("State", 20, anonymization => State(anonymization.State));
        Column("Message", Rest, anonymization => Text(anonymization.StatusMessage));

        Item("BranchId", anonymization => Text(anonymization.BranchId));
        Item("State", anonymization => State(anonymization.State));
        Optional("StatusMessage", anonymization => Text(anonymization.StatusMessage));
        Optional("LastRun", anonymization => Text(anonymization.LastRun));
        Optional("Started", anonymization => Time(anonymization.LastRun?.StartedAt));
        Optional("Completed", anonymization => Time(anonymization.LastRun?.CompletedAt));
        Optional("TriggeredBy", anonymization => Text(anonymization.LastRun?.TriggeredByUsername));
        Optional("Failed", anonymization => Time(anonymization.FailedAt));
        Item("Created", anonymization => Time(anonymization.CreatedAt));
        Item("Updated", anonymization => Time(anonymization.UpdatedAt));
        Item("ProjectId", anonymization => Text(anonymization.ProjectId));
    }
}

internal static class BranchDisplay
{
    /// <summary>The marks of a branch: default, protected, deleted, expiring.</summary>
    /// <param name="branch">The branch.</param>
    /// <returns>Text such as <c>default, protected</c> or <c>3 d left</c>; empty for an ordinary branch.</returns>
    public static string Marks(Branch? branch)
    {
        if (branch is null)
        {
            return string.Empty;
        }

        var marks = new List<string>();
        Mark(branch.Default == true, "default", Tone.Accent);
        Mark(branch.Protected == true, "protected", Tone.Accent);
        Mark(branch.Recovery is not null, "deleted", Tone.Faint);
        if (branch is { Recovery: null, ExpiresAt: { } end })
        {
            var left = end - ClockInForce.GetUtcNow();
            Mark(true, left > TimeSpan.Zero ? Largest(left) + " left" : "expired", ExpiryTone(end));
        }

        return string.Join(", ", marks);

        void Mark(bool applies, string mark, Tone tone)
        {
            if (applies)
            {
                marks.Add(Paint(mark, tone));
            }
        }
    }

    /// <summary>The point of its parent at which a branch starts.</summary>
    /// <param name="branch">The branch.</param>
    /// <returns>Text such as <c>0/1E19478, 2026-03-01 13:00:00 (3 d ago)</c>; empty for a root branch.</returns>
    public static string ParentPoint(Branch? branch) => Point(branch?.ParentLsn, branch?.ParentTimestamp);

    /// <summary>Until when a deleted branch can be recovered.</summary>
    /// <param name="recovery">When the branch was deleted, and until when it can be recovered.</param>
    /// <returns>Text such as <c>until 2026-03-01 13:00:00 (in 3 d), deleted by user</c>; empty for an existing
    /// branch.</returns>
    public static string Recovery(BranchRecovery? recovery) => recovery is null
        ? string.Empty
        : $"until {Time(recovery.RecoverableUntil)}{(recovery.DeletionMethod is { } how ? $", deleted by {VisibleText.Of(how)}" : string.Empty)}";
}
