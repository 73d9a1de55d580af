using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the members of a project's organization and their permissions in the project.</summary>
/// <remarks>
/// <para>A member's role in the organization (OrgRole) grants a permission in every project
/// (OrgDefaultProjectPermission). A role for this project (ProjectRole) overrides it. EffectiveProjectPermission is the
/// resulting permission, and GrantSource is its origin.</para>
/// <para>Accounts outside the organization are not members; Get-NeonProjectPermission lists them.</para>
/// </remarks>
/// <example>
/// <para>The members of a project and their permissions</para>
/// <code>Get-NeonProjectMember -Project app</code>
/// </example>
/// <example>
/// <para>Everyone who may change the projects of the organization, by project</para>
/// <code>Get-NeonProject | Get-NeonProjectMember | Where-Object EffectiveProjectPermission -ne VIEWER | Select-Object ProjectId, Email, EffectiveProjectPermission</code>
/// </example>
/// <seealso cref="SetNeonProjectMemberRoleCommand"/>
/// <seealso cref="RemoveNeonProjectMemberRoleCommand"/>
/// <seealso cref="GetNeonProjectPermissionCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonProjectMember")]
[OutputType(typeof(ProjectMember))]
[NeonOperation("listProjectMembers")]
public sealed class GetNeonProjectMemberCommand : ProjectCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Member";

    /// <summary>
    /// One or more members, by id, by email address, by exact name or piped in. A piped member is read again. Text with wildcard
    /// characters is a pattern, as for -Email.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more members, by id, by email address, by exact name or piped in.")]
    [Alias("MemberId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<ProjectMemberCompleter>))]
    [IdentityValue(typeof(ProjectMemberIdentity), IsList = true, Filter = nameof(Email))]
    public ProjectMemberIdentity[]? Member { get; set; }

    /// <summary>Only members with one of these email addresses. Wildcards are allowed, and case does not matter.</summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only members with one of these email addresses.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<ProjectMemberCompleter>))]
    public string[]? Email { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Member.Current();
        Target = (object?)target ?? Project;
        if (target is not null)
        {
            target.EnsureNamed();
            WriteObject(await target.FindAsync(Client, await Parents.ProjectOfAsync(target, cancellation), cancellation));
            return;
        }

        var emails = NameFilter.OfAddresses(Email);
        await foreach (var member in new ProjectMemberApi(Client).ListAsync(await Parents.ProjectIdAsync(cancellation), cancellation))
        {
            WriteMatch(member, emails.Matches(member.Email));
        }
    }
}
