using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a project with all its branches, databases and computes.</summary>
/// <remarks>
/// <para>The project's connection strings stop working immediately. Neon does not remove a project with protected branches. A
/// removed project can be recovered for seven days with Restore-NeonDeletedProject.</para>
/// </remarks>
/// <example>
/// <para>Remove a project in a script</para>
/// <code>Remove-NeonProject web -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which projects that match a pattern and are older than a week would be removed</para>
/// <code>Get-NeonProject -Name test-* -OlderThan 7d | Remove-NeonProject -WhatIf</code>
/// </example>
/// <example>
/// <para>Remove a project if it exists, such as before a test run</para>
/// <code>Remove-NeonProject test-1 -IfExists -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Create a project for a test run and remove it afterwards</para>
/// <code>$project = New-NeonProject test-run -Wait
/// $project | Get-NeonBranch -Default | Get-NeonConnectionString
/// $project | Remove-NeonProject -Confirm:$false</code>
/// </example>
/// <keywords>delete, drop, destroy</keywords>
/// <seealso cref="RestoreNeonDeletedProjectCommand"/>
/// <seealso href="https://neon.com/docs/manage/projects"/>
[Cmdlet(VerbsCommon.Remove, "NeonProject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Project))]
[NeonOperation("deleteProject")]
public sealed class RemoveNeonProjectCommand : NeonApiCmdlet, IWaitingCmdlet
{
    /// <summary>The projects to remove, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The projects to remove, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [RefuseOtherRows(typeof(ProjectIdentity))]
    public ProjectIdentity[] Project { get; set; } = null!;

    /// <summary>
    /// Does nothing if the project does not exist, instead of reporting an error. An organization that does not exist is still an
    /// error. A name is searched in the organization of the context, if it has one; a warning then names that organization.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the project does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed project.</summary>
    [Parameter(HelpMessage = "Emits the removed project.")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// Waits until Neon no longer returns the project. It then no longer counts toward the limit of projects.
    /// </summary>
    [Parameter(HelpMessage = "Waits until Neon no longer returns the project.")]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc cref="ProjectChangeCmdlet.TimeoutSec"/>
    [Parameter(HelpMessage = "How many seconds to wait with -Wait.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(SecondsCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <inheritdoc/>
    internal override void OnNotFound()
    {
        if (Project.Current() is { Id: null, Space: null })
        {
            ContextWarning.OnlyOrganizationSearched(this, "the shared projects", "run Get-NeonProject -Organization and pipe the project in");
        }
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var project = Project.Current();
        Target = project;
        string? projectId = null;
        var path = ParentScope.DescribeIn(Context, project);
        var removal = new IfExists(this, IfExists, project)
        {
            IsListed = async stop => await new ProjectApi(Client).FindAsync(projectId!, stop) is not null,
            IsNamed = IsNamedAsync,
            Foresee = async stop =>
            {
                projectId ??= await project.ResolveAsync(Client, stop);
                if (await new BranchApi(Client).ListAsync(projectId, new BranchFilter(), stop).FirstAsync(branch => branch.Protected == true) is not null)
                {
                    throw HasProtected.For(project);
                }
            },
        };
        if (!await removal.ShouldProcessAsync(
            // The id shows which of several projects with this name it is.
            () => project.Id is null && projectId is not null ? $"{path[..^project.ToString().Length]}{projectId}" : path,
            "Remove project with all its branches and databases",
            async stop =>
            {
                projectId = await project.ResolveAsync(Client, stop);
                return await new ProjectApi(Client).FindAsync(projectId, stop) is not null;
            },
            cancellation))
        {
            return;
        }

        var removed = await removal.RemoveAsync(
            async stop =>
            {
                projectId ??= await project.ResolveAsync(Client, stop);
                return await new ProjectApi(Client).RemoveAsync(projectId, stop);
            },
            cancellation);
        if (removed is null)
        {
            return;
        }

        ContextWarning.ProjectRemoved(this, projectId!);
        if (await EndAsync(removed, projectId!, cancellation) is { } ended && PassThru)
        {
            WriteObject(ended);
        }
    }

    private static readonly KnownRefusal HasProtected =
        new("{Get-NeonBranch} -Protected lists them. To remove their protection: {Get-NeonBranch} -Protected | Set-NeonBranch -Protected:$false.", "protected branches")
        {
            Reason = "has protected branches and cannot be removed",
        };

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => [HasProtected];

    /// <summary>With -Wait, waits until the project is gone.</summary>
    /// <returns>The removed project; null if the wait failed, which is reported as an error.</returns>
    private async Task<Project?> EndAsync(Project removed, string projectId, CancellationToken cancellation)
    {
        var isGone = false;
        return await this.FollowAsync(
            removed,
            async stop =>
            {
                isGone = await new ProjectApi(Client).IsGoneAsync(projectId, stop);
                return removed;
            },
            _ => new WaitState($"the removal of project {Project.Current()}", null, isGone),
            cancellation);
    }

    private async Task<bool> IsNamedAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await ProjectNames.ResolveAsync(Client, name, await Project.Current().SpaceAsync(Client, cancellation), cancellation);
            return true;
        }
        catch (NeonApiException none) when (none.Failure == NeonFailure.NameNotFound)
        {
            return false;
        }
    }
}
