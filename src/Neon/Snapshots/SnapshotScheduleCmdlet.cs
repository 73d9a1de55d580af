using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that change the snapshot schedule of a branch.</summary>
/// <remarks>
/// The branch names the target and may come from the context. So nothing is taken from the properties of what is piped in: an
/// operation that happens to know its project must not end up as a change of the context's branch.
/// </remarks>
public abstract class SnapshotScheduleCmdlet : NeonApiCmdlet
{
    private readonly ParentScope _scope = new();

    /// <summary>
    /// The project of the branch, by id or by exact name. A piped object knows its project. Default: the project of the
    /// context, see <c>Set-NeonContext</c>.
    /// </summary>
    [Parameter]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectIdentity? Project { get; set; }

    /// <summary>
    /// The branch, by id, by exact name, or piped in: the branch itself or its snapshot schedule. Default: the branch of the
    /// context, see <c>Set-NeonContext</c>; never the project's default branch.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(SnapshotScheduleIdentity))]
    public SnapshotScheduleIdentity? Branch { get; set; }

    internal static string Describe(NeonContext context, ProjectIdentity? project, BranchIdentity? branch) =>
        ParentScope.DescribeOnBranch(context, project, branch, own: null, "snapshot schedule");

    internal ValueTask<(string ProjectId, string BranchId)> BranchAsync(
        ProjectIdentity? project, BranchIdentity? branch, CancellationToken cancellation) =>
        _scope.ParentBranchAsync(Client, project, branch, cancellation);
}
