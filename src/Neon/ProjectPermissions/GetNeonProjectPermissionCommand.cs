using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets who has access to a project, beside the members of its organization.</summary>
/// <remarks>
/// <para>Access is granted to e-mail addresses with Grant-NeonProjectPermission. Neon keeps a permission after it was
/// revoked; such permissions are left out unless -IncludeRevoked asks for them, and tell by RevokedAt when they ended.</para>
/// <para>Members of the project's organization need no permission: Get-NeonProjectMember lists them.</para>
/// <para>The list is sorted by address.</para>
/// </remarks>
/// <example>
/// <para>Who has access to a project</para>
/// <code>Get-NeonProjectPermission -Project app</code>
/// </example>
/// <example>
/// <para>Who outside the company has access to any project of the organization</para>
/// <code>Get-NeonProject | Get-NeonProjectPermission | Where-Object GrantedToEmail -notlike *@example.com</code>
/// </example>
/// <example>
/// <para>Who has had access once</para>
/// <code>Get-NeonProjectPermission -Project app -IncludeRevoked | Where-Object RevokedAt</code>
/// </example>
/// <seealso cref="GrantNeonProjectPermissionCommand"/>
/// <seealso cref="RevokeNeonProjectPermissionCommand"/>
/// <seealso cref="GetNeonProjectMemberCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/listprojectpermissions"/>
[Cmdlet(VerbsCommon.Get, "NeonProjectPermission")]
[OutputType(typeof(ProjectPermission))]
[NeonOperation("listProjectPermissions")]
public sealed class GetNeonProjectPermissionCommand : ProjectCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Permission";

    /// <summary>
    /// One permission: by id, revoked or not; by the e-mail address that has access now; or piped in to be read anew.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PermissionId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectPermissionCompleter))]
    [SingleValue(CanBePiped = true)]
    public ProjectPermissionIdentity? Permission { get; set; }

    /// <summary>Only permissions of one of these e-mail addresses. Wildcards are allowed, and case does not matter.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<ProjectPermissionCompleter>))]
    public string[]? Email { get; set; }

    /// <summary>List permissions that were revoked as well.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter IncludeRevoked { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Permission ?? Project;
        if (Permission is not null)
        {
            WriteObject(await Permission.FindAsync(Client, await ProjectOfAsync(Permission, cancellation), cancellation));
            return;
        }

        var emails = NameFilter.OfAddresses(Email);
        foreach (var permission in await new ProjectPermissionApi(Client).ListAsync(await ProjectIdAsync(cancellation), cancellation))
        {
            if ((IncludeRevoked || permission.RevokedAt is null) && emails.Matches(permission.GrantedToEmail))
            {
                WriteObject(permission);
            }
        }
    }
}
