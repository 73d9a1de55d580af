using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the permissions of accounts outside the organization to access a project.</summary>
/// <remarks>
/// <para>Access is granted to email addresses with Grant-NeonProjectPermission. Neon keeps permissions after they are
/// revoked; revoked permissions are listed only with -IncludeRevoked, and RevokedAt is the time of revocation.</para>
/// <para>Members of the project's organization do not need a permission; Get-NeonProjectMember lists them.</para>
/// <para>The list is sorted by address.</para>
/// </remarks>
/// <example>
/// <para>The accounts with access to a project</para>
/// <code>Get-NeonProjectPermission -Project app</code>
/// </example>
/// <example>
/// <para>The accounts outside the company with access to any project of the organization</para>
/// <code>Get-NeonProject | Get-NeonProjectPermission | Where-Object GrantedToEmail -notlike *@example.com</code>
/// </example>
/// <example>
/// <para>The accounts whose access was revoked</para>
/// <code>Get-NeonProjectPermission -Project app -IncludeRevoked | Where-Object RevokedAt</code>
/// </example>
/// <keywords>share, user, access, collaborator, audit</keywords>
/// <seealso cref="GrantNeonProjectPermissionCommand"/>
/// <seealso cref="RevokeNeonProjectPermissionCommand"/>
/// <seealso cref="GetNeonProjectMemberCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonProjectPermission")]
[OutputType(typeof(ProjectPermission))]
[NeonOperation("listProjectPermissions")]
public sealed class GetNeonProjectPermissionCommand : ProjectCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Permission";

    /// <summary>
    /// One or more permissions: by id, revoked or not; by an email address that has access; or piped in. A piped permission is
    /// read again. Text with wildcard characters is a pattern, as for -Email.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more permissions: by id, revoked or not; by an email address that has access; or piped in.")]
    [Alias("PermissionId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<ProjectPermissionCompleter>))]
    [IdentityValue(typeof(ProjectPermissionIdentity), IsList = true, Filter = nameof(Email))]
    public ProjectPermissionIdentity[]? Permission { get; set; }

    /// <summary>Only permissions of one of these email addresses. Wildcards are allowed, and case does not matter.</summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only permissions of one of these email addresses.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<ProjectPermissionCompleter>))]
    public string[]? Email { get; set; }

    /// <summary>Also lists revoked permissions.</summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Also lists revoked permissions.")]
    public SwitchParameter IncludeRevoked { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Permission.Current();
        Target = (object?)target ?? Project;
        if (target is not null)
        {
            target.EnsureNamed();
            WriteObject(await target.FindAsync(Client, await Parents.ProjectOfAsync(target, cancellation), cancellation));
            return;
        }

        var emails = NameFilter.OfAddresses(Email);
        foreach (var permission in await new ProjectPermissionApi(Client).ListAsync(await Parents.ProjectIdAsync(cancellation), cancellation))
        {
            WriteMatch(permission, (IncludeRevoked || permission.RevokedAt is null) && emails.Matches(permission.GrantedToEmail));
        }
    }
}
