using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Takes the access to a project back that was granted to an account.</summary>
/// <remarks>
/// <para>The permission is named by its id, by the e-mail address it was granted to, or piped in. Whoever knew the password
/// of a database role can still connect with it: Reset-NeonRolePassword gives the role another one.</para>
/// </remarks>
/// <example>
/// <para>Take the access of one account back in a script</para>
/// <code>Revoke-NeonProjectPermission grace@example.com -Project app -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See whose access a clean-up would take back</para>
/// <code>Get-NeonProject | Get-NeonProjectPermission -Email *@example.com | Revoke-NeonProjectPermission -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonProjectPermissionCommand"/>
/// <seealso cref="GrantNeonProjectPermissionCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/revokepermissionfromproject"/>
[Cmdlet(VerbsSecurity.Revoke, "NeonProjectPermission", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ProjectPermission))]
[NeonOperation("revokePermissionFromProject")]
public sealed class RevokeNeonProjectPermissionCommand : ProjectCmdlet
{
    /// <summary>The permission to take back: by id, by e-mail address or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("PermissionId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectPermissionCompleter))]
    [RefuseOtherRows(typeof(ProjectPermissionIdentity))]
    public ProjectPermissionIdentity Permission { get; set; } = null!;

    /// <summary>
    /// Do nothing if the permission does not exist, instead of reporting an error. A project that does not exist is still an
    /// error.
    /// </summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emit the permission as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Permission;
        if (!ShouldProcess(Describe(Permission), "Revoke access to the project"))
        {
            return;
        }

        var projectId = await ProjectOfAsync(Permission, cancellation);
        var permissionId = string.Empty;
        var revoked = await new IfExists(this, IfExists, Permission)
        {
            IsListed = async stop => await new ProjectPermissionApi(Client).FindAsync(projectId, permissionId, stop) is { RevokedAt: null },
        }
        .RemoveAsync<ProjectPermission>(
            async stop => await new ProjectPermissionApi(Client).RevokeAsync(
                projectId, permissionId = await Permission.ResolveAsync(Client, projectId, stop), stop),
            cancellation);
        if (PassThru && revoked is not null)
        {
            WriteObject(revoked);
        }
    }
}
