using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gives a member of the organization a role of its own for one project.</summary>
/// <remarks>
/// <para>The role takes the place of what the member's role in the organization allows, in this project only.
/// Remove-NeonProjectMemberRole goes back to the organization's role.</para>
/// <para>Neon refuses to lower the rights of whoever asks, unless -ConfirmSelfDemotion says that it is meant. Where Neon
/// recommends new passwords or keys because the member may know the present ones, a warning says so.</para>
/// </remarks>
/// <example>
/// <para>Let a member only look at a project</para>
/// <code>Set-NeonProjectMemberRole grace@example.com -Role viewer -Project app</code>
/// </example>
/// <example>
/// <para>Let a member administer all projects that match a pattern</para>
/// <code>Get-NeonProject -Name test-* | Get-NeonProjectMember -Member grace@example.com | Set-NeonProjectMemberRole -Role admin</code>
/// </example>
/// <seealso cref="GetNeonProjectMemberCommand"/>
/// <seealso cref="RemoveNeonProjectMemberRoleCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/setprojectmemberrole"/>
[Cmdlet(VerbsCommon.Set, "NeonProjectMemberRole", SupportsShouldProcess = true)]
[OutputType(typeof(ProjectMember))]
[NeonOperation("setProjectMemberRole")]
public sealed class SetNeonProjectMemberRoleCommand : ProjectCmdlet
{
    /// <summary>The member: by id, by e-mail address, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("MemberId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectMemberCompleter))]
    [RefuseOtherRows(typeof(ProjectMemberIdentity))]
    public ProjectMemberIdentity Member { get; set; } = null!;

    /// <summary>The role for the project: <c>viewer</c>, <c>editor</c> or <c>admin</c>.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectRoleCompleter))]
    [SingleValue]
    public string Role { get; set; } = null!;

    /// <summary>Lower your own rights in the project, which Neon refuses otherwise.</summary>
    [Parameter]
    public SwitchParameter ConfirmSelfDemotion { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Member;
        if (!ShouldProcess(Describe(Member), $"Set the member's role for the project to '{Role}'"))
        {
            return;
        }

        var projectId = await ProjectOfAsync(Member, cancellation);
        var memberId = await Member.ResolveAsync(Client, projectId, cancellation);
        // Neon's roles are lower case, and case matters to it.
        var role = new ProjectMemberRole { Role = Role.ToLowerInvariant() };
        var member = await new ProjectMemberApi(Client).SetRoleAsync(projectId, memberId, role, ConfirmSelfDemotion, cancellation);
        foreach (var advice in ProjectMemberAdvice.Of(member))
        {
            WriteWarning(advice);
        }

        WriteObject(member);
    }
}
