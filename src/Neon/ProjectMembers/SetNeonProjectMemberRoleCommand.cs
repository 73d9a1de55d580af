using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the role of an organization's member for one project.</summary>
/// <remarks>
/// <para>In this project only, the role overrides the permission from the member's role in the organization. To return
/// to the organization's role, use Remove-NeonProjectMemberRole.</para>
/// <para>Neon refuses to lower your own permissions unless -ConfirmSelfDemotion is specified. If Neon recommends new
/// passwords or keys because the member may know the current ones, the cmdlet writes a warning.</para>
/// </remarks>
/// <example>
/// <para>Limit a member to viewing a project</para>
/// <code>Set-NeonProjectMemberRole grace@example.com -Role viewer -Project app</code>
/// </example>
/// <example>
/// <para>Make a member an administrator of all projects that match a pattern</para>
/// <code>Get-NeonProject -Name test-* | Get-NeonProjectMember -Member grace@example.com | Set-NeonProjectMemberRole -Role admin</code>
/// </example>
/// <seealso cref="GetNeonProjectMemberCommand"/>
/// <seealso cref="RemoveNeonProjectMemberRoleCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonProjectMemberRole", SupportsShouldProcess = true)]
[OutputType(typeof(ProjectMember))]
[NeonOperation("setProjectMemberRole")]
public sealed class SetNeonProjectMemberRoleCommand : ProjectCmdlet
{
    /// <summary>The members: by id, by email address, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The members: by id, by email address, by exact name or piped in.")]
    [Alias("MemberId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(ProjectMemberCompleter))]
    [RefuseOtherRows(typeof(ProjectMemberIdentity))]
    public ProjectMemberIdentity[] Member { get; set; } = null!;

    /// <summary>The role for the project: <c>viewer</c>, <c>editor</c> or <c>admin</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The role for the project: viewer, editor or admin.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectRoleCompleter))]
    [TextValue]
    [OneOf("a role for a project", "viewer", "editor", "admin")]
    public string Role { get; set; } = null!;

    /// <summary>Allows lowering your own permissions in the project, which Neon otherwise refuses.</summary>
    [Parameter(HelpMessage = "Allows lowering your own permissions in the project, which Neon otherwise refuses.")]
    public SwitchParameter ConfirmSelfDemotion { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Member.Current();
        Target = target;
        // Neon's roles are lowercase and case-sensitive.
        var role = new ProjectMemberRole { Role = Role.ToLowerInvariant() };
        var api = new ProjectMemberApi(Client);
        if (!await ShouldChangeAsync<ProjectMember>(
            Parents.Describe(target), "Set the member's role for the project", target, ReadAsync, current => [new("Role", role.Role, current?.ProjectRole)], cancellation))
        {
            return;
        }

        var projectId = await Parents.ProjectOfAsync(target, cancellation);
        var memberId = await target.ResolveAsync(Client, projectId, cancellation);
        var member = await api.SetRoleAsync(projectId, memberId, role, ConfirmSelfDemotion, cancellation);
        foreach (var advice in ProjectMemberAdvice.Of(member))
        {
            WriteWarning(advice);
        }

        WriteObject(member);

        async Task<ProjectMember?> ReadAsync(CancellationToken stop)
        {
            var home = await Parents.ProjectOfAsync(target, stop);
            return await api.FindAsync(home, await target.ResolveAsync(Client, home, stop), stop);
        }
    }
}
