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

        Column("Name", Rest, branch => Text(branch.Name));
        Column("Marks", 19, branch => MarksAndState(branch));
        Column("Size", 9, branch => Size(branch.LogicalSize), right: true);
        Column("Age", 6, branch => Age(branch.CreatedAt), right: true);
        Column("BranchId", Rest, branch => Text(branch.BranchId));

        Item("Name", branch => Text(branch.Name));
        Item("BranchId", branch => Text(branch.BranchId));
        Item("CurrentState", branch => State(branch.CurrentState, branch.PendingState));
        Item("Default", branch => Flag(branch.Default));
        Item("Protected", branch => Flag(branch.Protected));
        Optional("ParentId", branch => Text(branch.ParentId));
        Optional("ParentLsn", branch => Text(branch.ParentLsn));
        Optional("ParentTimestamp", branch => Time(branch.ParentTimestamp));
        Item("LogicalSize", branch => Size(branch.LogicalSize));
        Item("CreatedAt", branch => Time(branch.CreatedAt));
        Optional("CreatedBy", branch => Text(branch.CreatedBy));
        Item("UpdatedAt", branch => Time(branch.UpdatedAt));
        Optional("LastResetAt", branch => Time(branch.LastResetAt));
        Optional("ExpiresAt", branch => Time(branch.ExpiresAt));
        Optional("Recovery", branch => Recovery(branch.Recovery));
        Optional("RestrictedActions", branch => List(branch.RestrictedActions, "; "));
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

        Wraps();

        Column("ComputeState", 20, node => Computes(node));
        Column("Size", 9, node => Size(node.Branch?.LogicalSize), right: true);
        Column("Age", 6, node => Age(node.Branch?.CreatedAt), right: true);
        Column("Name", Rest, node => Tree(node, Terminal.Width, Terminal.Encoding));

        Item("Name", node => Text(node.Name));
        Item("BranchId", node => Text(node.BranchId));
        Item("Depth", node => Text(node.Depth));
        Optional("ParentId", node => Text(node.ParentId));
        Item("IsOrphan", node => Flag(node.IsOrphan));
        Item("Marks", node => Marks(node.Branch));
        Item("ComputeState", node => Computes(node));
        Optional("Endpoints", node => List(node.Endpoints));
        Item("Size", node => Size(node.Branch?.LogicalSize));
        Item("Age", node => Age(node.Branch?.CreatedAt));
        Item("ProjectId", node => Text(node.ProjectId));
    }

    protected override (KnownNames? Names, string? OwnId) NamesOf(BranchTreeNode shown) => (shown.Branch?.Names, shown.BranchId);
}

internal sealed class BranchSchemaView : ObjectView<BranchSchema>
{
    public BranchSchemaView()
    {
        Lines(schema => Schema(schema));

        Item("DatabaseName", schema => Text(schema.DatabaseName));
        Optional("Sql", schema => Paragraph(schema.Sql));
        Optional("Json", schema => List(schema.Json?.Tables));
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
        Item("Identical", comparison => Flag(comparison.Identical));
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

        Wraps();

        Column("BranchId", Rest, anonymization => Text(anonymization.BranchId));
        Column("State", 20, anonymization => State(anonymization.State));
        Column("StatusMessage", Rest, anonymization => Text(anonymization.StatusMessage));

        Item("BranchId", anonymization => Text(anonymization.BranchId));
        Item("State", anonymization => State(anonymization.State));
        Optional("StatusMessage", anonymization => Text(anonymization.StatusMessage));
        Optional("LastRun", anonymization => Run(anonymization.LastRun));
        Optional("FailedAt", anonymization => Time(anonymization.FailedAt));
        Item("CreatedAt", anonymization => Time(anonymization.CreatedAt));
        Item("UpdatedAt", anonymization => Time(anonymization.UpdatedAt));
        Item("ProjectId", anonymization => Text(anonymization.ProjectId));
    }
}

internal static class BranchDisplay
{
    /// <summary>The marks of a branch: default, protected, deleted, expiring.</summary>
    /// <param name="branch">The branch.</param>
    /// <returns>Text such as <c>default, protected</c> or <c>3 d left</c>; empty for an ordinary branch.</returns>
    public static string Marks(Branch? branch) => branch is null ? string.Empty : string.Join(", ", MarksOf(branch).Select(mark => Paint(mark.Text, mark.Tone)));

    /// <summary>The marks of a branch, with their texts on a screen.</summary>
    /// <param name="branch">The branch.</param>
    public static IEnumerable<(string Name, string Text, Tone Tone)> MarksOf(Branch branch)
    {
        if (branch.Default == true)
        {
            yield return ("default", "default", Tone.Accent);
        }

        if (branch.Protected == true)
        {
            yield return ("protected", "protected", Tone.Accent);
        }

        if (branch.Recovery is not null)
        {
            yield return ("deleted", "deleted", Tone.Faint);
        }
        else if (branch.ExpiresAt is { } end)
        {
            var left = end - ClockInForce.GetUtcNow();
            yield return left > TimeSpan.Zero ? ("expires", Left(left) + " left", ExpiryTone(end)) : ("expired", "expired", Tone.Bad);
        }
    }

    /// <summary>The marks of a branch, after its state if that is not <c>ready</c>.</summary>
    /// <param name="branch">The branch.</param>
    /// <returns>Text such as <c>archived, protected</c>; empty for an ordinary branch.</returns>
    public static string MarksAndState(Branch branch) =>
        string.Join(", ", new[] { IsReady(branch) ? string.Empty : ShortState(branch.CurrentState, branch.PendingState), Marks(branch) }.Where(part => part.Length > 0));

    /// <summary>The words by which a branch can be found in the column of its marks.</summary>
    /// <param name="branch">The branch.</param>
    public static string[] MarkWords(Branch branch)
    {
        var state = branch.PendingState is { Length: > 0 } pending && pending != branch.CurrentState ? $"-> {pending}" : branch.CurrentState;
        return [.. MarksOf(branch).Select(mark => mark.Name).Prepend(IsReady(branch) ? null : state).OfType<string>()];
    }

    /// <summary>The latest masking run of a branch.</summary>
    /// <param name="run">The run.</param>
    /// <returns>One line each for the result, the start, the end and who started it.</returns>
    public static string Run(AnonymizationRun? run) => run is null ? string.Empty : Parts(
        (null, Text(run)), ("started", Time(run.StartedAt)), ("completed", Time(run.CompletedAt)), ("by", Text(run.TriggeredByUsername ?? run.TriggeredBy)));

    /// <summary>Until when a deleted branch can be recovered.</summary>
    /// <param name="recovery">When the branch was deleted, and until when it can be recovered.</param>
    /// <returns>Text such as <c>until 2026-03-01 13:00:00 (in 3 d), deleted by user</c>; empty for an existing
    /// branch.</returns>
    public static string Recovery(BranchRecovery? recovery) => recovery is null
        ? string.Empty
        : $"until {Time(recovery.RecoverableUntil)}{(recovery.DeletionMethod is { } how ? $", deleted by {VisibleText.Of(how)}" : string.Empty)}";

    private static bool IsReady(Branch branch) => branch is { CurrentState: "ready", PendingState: null or "" or "ready" };
}
