using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a project with all its branches, databases and computes.</summary>
/// <remarks>
/// <para>Its connection strings stop working at once. A project with protected branches is refused by Neon. A removed
/// project can be brought back for seven days with Restore-NeonDeletedProject.</para>
/// </remarks>
/// <example>
/// <para>Remove a project in a script</para>
/// <code>Remove-NeonProject quiet-forest-12345678 -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which projects of tests a clean-up would remove</para>
/// <code>Get-NeonProject -Name test-* | Where-Object { $_.CreatedAt -lt (Get-Date).AddDays(-7) } | Remove-NeonProject -WhatIf</code>
/// </example>
/// <example>
/// <para>A project for a test run, and its end</para>
/// <code>$project = New-NeonProject test-run -Wait
/// $project | Get-NeonBranch -Default | Get-NeonConnectionString
/// $project | Remove-NeonProject -Confirm:$false</code>
/// </example>
/// <seealso cref="RestoreNeonDeletedProjectCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/deleteproject"/>
[Cmdlet(VerbsCommon.Remove, "NeonProject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Project))]
[NeonOperation("deleteProject")]
public sealed class RemoveNeonProjectCommand : NeonApiCmdlet
{
    /// <summary>The project to remove, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [RefuseOtherRows(typeof(ProjectIdentity))]
    public ProjectIdentity Project { get; set; } = null!;

    /// <summary>Emit the removed project.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Project;
        if (!ShouldProcess(ParentScope.Describe(Context, Project), "Remove project with all its branches and databases"))
        {
            return;
        }

        var projectId = await Project.ResolveAsync(Client, cancellation);
        var removed = await new ProjectApi(Client).RemoveAsync(projectId, cancellation);
        if (removed is null)
        {
            WriteVerbose($"The project {Project} was gone already.");
            return;
        }

        ContextWarning.ProjectRemoved(this, projectId);
        if (PassThru)
        {
            WriteObject(removed);
        }
    }

    private protected override string AdviceOnRefusal =>
        "A project with protected branches is not removed. Get-NeonBranch shows them, Set-NeonBranch -Protected:$false takes their protection away.";
}
