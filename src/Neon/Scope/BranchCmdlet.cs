using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets for parts of a branch.</summary>
public abstract class BranchCmdlet : NeonApiCmdlet
{
    /// <inheritdoc cref="ProjectCmdlet.Project"/>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The project, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity))]
    public ProjectIdentity? Project { get; set; }

    /// <summary>
    /// The branch, by id, by exact name or piped in. Default: the branch of the context (see <c>Set-NeonContext</c>),
    /// never the project's default branch.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The branch, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity))]
    public BranchIdentity? Branch { get; set; }

    /// <inheritdoc/>
    internal override ParentScope Parents => new(this, () => Project);

    /// <summary>The specified branch, or that of the context.</summary>
    internal ValueTask<BranchKey> BranchAsync(CancellationToken cancellation) => Parents.ParentBranchAsync(Branch, cancellation);
}
