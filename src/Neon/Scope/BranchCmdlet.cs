using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that read something of a branch.</summary>
public abstract class BranchCmdlet : ProjectCmdlet
{
    /// <summary>
    /// The branch, by id, by exact name or piped in. Without it the branch of the context is used, see
    /// <c>Set-NeonContext</c>; the project's default branch never stands in.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [SingleValue]
    public BranchIdentity? Branch { get; set; }

    internal ValueTask<(string ProjectId, string BranchId)> BranchAsync(CancellationToken cancellation) =>
        ParentBranchAsync(Branch, cancellation);
}
