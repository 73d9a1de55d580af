using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets for parts of a project.</summary>
public abstract class ProjectCmdlet : NeonApiCmdlet
{
    /// <summary>
    /// The project, by id, by exact name or piped in. Default: the project of the context (see <c>Set-NeonContext</c>).
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The project, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity))]
    public ProjectIdentity? Project { get; set; }

    /// <inheritdoc/>
    internal override ParentScope Parents => new(this, () => Project);
}
