using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Revokes an account's access to a project.</summary>
/// <remarks>
/// <para>Specify the permission by its id, by the email address it was granted to, or pipe it in. Anyone who knows the
/// password of a database role can still connect with it; use Reset-NeonRolePassword to change the password.</para>
/// </remarks>
/// <example>
/// <para>Revoke the access of one account in a script</para>
/// <code>Revoke-NeonProjectPermission grace@example.com -Project app -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See whose access a clean-up would revoke</para>
/// <code>Get-NeonProject | Get-NeonProjectPermission -Email *@example.com | Revoke-NeonProjectPermission -WhatIf</code>
/// </example>
/// <keywords>unshare, remove user, access, collaborator</keywords>
/// <seealso cref="GetNeonProjectPermissionCommand"/>
/// <seealso cref="GrantNeonProjectPermissionCommand"/>
[Cmdlet(VerbsSecurity.Revoke, "NeonProjectPermission", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ProjectPermission))]
[NeonOperation("revokePermissionFromProject")]
public sealed class RevokeNeonProjectPermissionCommand : ProjectCmdlet
{
    /// <summary>The permissions to revoke: by id, by email address or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The permissions to revoke: by id, by email address or piped in.")]
    [Alias("PermissionId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(ProjectPermissionCompleter))]
    [RefuseOtherRows(typeof(ProjectPermissionIdentity))]
    public ProjectPermissionIdentity[] Permission { get; set; } = null!;

    /// <summary>
    /// Does nothing if the permission does not exist, instead of reporting an error. A project that does not exist is still an
    /// error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the permission does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the permission after the change.</summary>
    [Parameter(HelpMessage = "Emits the permission after the change.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        var permission = Permission.Current();
        return new ProjectItemRemoval<ProjectPermission>(this, Parents, permission)
        {
            Action = "Revoke access to the project and all its branches",
            ResolveAsync = (projectId, stop) => permission.ResolveAsync(Client, projectId, stop),
            FindAsync = async (projectId, id, stop) => await new ProjectPermissionApi(Client).FindAsync(projectId, id, stop) is { RevokedAt: null } valid ? valid : null,
            RemoveAsync = async (projectId, id, stop) => await new ProjectPermissionApi(Client).RevokeAsync(projectId, id, stop),
        }.RunAsync(IfExists, PassThru, cancellation);
    }
}
