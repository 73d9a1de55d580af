using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that change what a branch has exactly once, such as its snapshot schedule.</summary>
/// <remarks>
/// The branch names the target and may come from the context. So the branch is taken from the pipeline by value, as every target
/// of a change, and nothing is taken from the properties of what is piped in: an object that happens to know its project must
/// not end up as a change of the context's branch.
/// </remarks>
public abstract class BranchSettingCmdlet : NeonApiCmdlet
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
    [SingleValue]
    public ProjectIdentity? Project { get; set; }

    internal override ValueTask<bool> IsContextBranchHomeAsync(CancellationToken cancellation) => _scope.IsHomeAsync(this, Project, cancellation);

    /// <summary>What a confirmation calls the target.</summary>
    /// <param name="project">The project.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="what">What the branch has once.</param>
    private protected string Describe(ProjectIdentity? project, BranchIdentity? branch, string what) =>
        ParentScope.DescribeOnBranch(Context, project, branch, own: null, what);

    private protected ValueTask<(string ProjectId, string BranchId)> BranchAsync(
        ProjectIdentity? project, BranchIdentity? branch, CancellationToken cancellation) =>
        _scope.ParentBranchAsync(Client, project, branch, cancellation);
}
