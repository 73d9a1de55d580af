using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The base of cmdlets that change something that a branch has exactly once, such as its snapshot schedule.
/// </summary>
/// <remarks>
/// The branch identifies the target and may come from the context. Like every target of a change, it therefore binds
/// from the pipeline by value, and nothing binds by property name: an object that happens to include its project must
/// not cause a change of the context's branch.
/// </remarks>
public abstract class BranchSettingCmdlet : NeonApiCmdlet
{
    /// <summary>
    /// The project of the branch, by id or by exact name. A piped object includes its project. Default: the project of
    /// the context (see <c>Set-NeonContext</c>).
    /// </summary>
    [Parameter(HelpMessage = "The project of the branch, by id or by exact name.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity))]
    public ProjectIdentity? Project { get; set; }

    /// <inheritdoc/>
    internal override ParentScope Parents => new(this, () => Project);
}
