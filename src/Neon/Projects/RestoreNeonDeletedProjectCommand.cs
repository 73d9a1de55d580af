using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Recovers a deleted project within its recovery period.</summary>
/// <remarks>
/// <para>Neon keeps a deleted project for seven days. The project is recovered with its branches and connection strings; its
/// computes are idle, and some integrations have to be set up again. A name is looked up among the deleted projects of the
/// context's organization, or of all organizations.</para>
/// </remarks>
/// <example>
/// <para>Recover a project by its former name</para>
/// <code>Restore-NeonDeletedProject trial</code>
/// </example>
/// <example>
/// <para>Recover everything that was deleted in the last hour</para>
/// <code>Get-NeonProject -Deleted | Where-Object { $_.DeletedAt -gt (Get-Date).AddHours(-1) } | Restore-NeonDeletedProject</code>
/// </example>
/// <keywords>undo, undelete, recover, recycle bin, trash</keywords>
/// <seealso cref="GetNeonProjectCommand"/>
/// <seealso cref="RemoveNeonProjectCommand"/>
/// <seealso href="https://neon.com/docs/manage/projects"/>
[Cmdlet(VerbsData.Restore, "NeonDeletedProject", SupportsShouldProcess = true)]
[OutputType(typeof(Project))]
[NeonOperation("recoverProject")]
public sealed class RestoreNeonDeletedProjectCommand : NeonApiCmdlet
{
    /// <summary>The deleted projects, by id, by exact name or piped in from <c>Get-NeonProject -Deleted</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The deleted projects, by id, by exact name or piped in from Get-NeonProject -Deleted.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(DeletedProjectCompleter))]
    [RefuseOtherRows(typeof(ProjectIdentity))]
    public ProjectIdentity[] Project { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var project = Project.Current();
        Target = project;
        string? projectId = null;
        if (await ShouldProcessAsync(
            project, ParentScope.DescribeIn(Context, project), "Recover deleted project", async stop => projectId = await FindAsync(project, stop), cancellation))
        {
            WriteObject(await new ProjectApi(Client).RecoverAsync(projectId ?? await FindAsync(project, cancellation), cancellation));
        }
    }

    private async Task<string> FindAsync(ProjectIdentity project, CancellationToken cancellation) => project is { Id: null, IsEmpty: false }
        ? await ProjectNames.ResolveDeletedAsync(Client, project.Name!, await project.SpaceAsync(Client, cancellation), cancellation)
        : await project.ResolveAsync(Client, cancellation);
}
