using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the roles of a user of Neon Auth, in place of those the user has.</summary>
/// <remarks>
/// <para>The roles given are all that the user has afterwards. Nothing can be added to the present ones, because the API
/// does not tell them: the table neon_auth.users_sync in the branch's database does.</para>
/// <para>What a role allows is a matter of the application and of the provider. A change whose reply was lost is reported as
/// NeonOutcomeUnknown; setting the same roles again does no harm.</para>
/// </remarks>
/// <example>
/// <para>Make a user an administrator</para>
/// <code>Set-NeonAuthUserRole 11111111-2222-4333-8444-555555555555 -Role admin -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>A new user with two roles</para>
/// <code>New-NeonAuthUser ada@example.com -Project app -Branch main | Set-NeonAuthUserRole -Role editor, reviewer</code>
/// </example>
/// <seealso cref="NewNeonAuthUserCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateneonauthuserrole"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthUserRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AuthUser))]
[NeonOperation("updateNeonAuthUserRole")]
public sealed class SetNeonAuthUserRoleCommand : BranchCmdlet
{
    /// <summary>The user, by id or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("AuthUserId")]
    [ValidateNotNull]
    [RefuseOtherRows(typeof(AuthUserIdentity))]
    public AuthUserIdentity User { get; set; } = null!;

    /// <summary>All roles that the user is to have; at least one.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    public string[] Role { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = User;
        var id = User.Require();
        if (!ShouldProcess(DescribeOnBranch(Branch, User.Branch, User), $"Replace the user's roles by {string.Join(", ", Role)}"))
        {
            return;
        }

        var (projectId, branchId) = await BranchOfAsync(Branch, User.Branch, cancellation);
        var changed = await new AuthUserApi(Client).SetRolesAsync(projectId, branchId, id, Role, cancellation);
        changed.Email = User.User?.Email;
        changed.Name = User.User?.Name;
        WriteObject(changed);
    }
}
