using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that read part of a branch.</summary>
public abstract class BranchCmdlet : ProjectCmdlet
{
    /// <summary>
    /// The branch, by id, by exact name or piped in. Default: the branch of the context (see <c>Set-NeonContext</c>),
    /// never the project's default branch.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [SingleValue]
    public BranchIdentity? Branch { get; set; }

    internal ValueTask<BranchKey> BranchAsync(CancellationToken cancellation) =>
        ParentBranchAsync(Branch, cancellation);
}
