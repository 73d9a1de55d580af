using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Replaces the roles of a user of Neon Auth.</summary>
/// <remarks>
/// <para>The specified roles replace all existing roles of the user. Roles cannot be added to the existing ones, because the
/// API does not return them; they are in the table neon_auth.users_sync in the branch's database.</para>
/// <para>The application and the provider determine what a role allows. If no response is received, the cmdlet reports
/// NeonOutcomeUnknown; setting the same roles again is safe.</para>
/// </remarks>
/// <example>
/// <para>Make a user an administrator</para>
/// <code>Set-NeonAuthUserRole 11111111-2222-4333-8444-555555555555 -Role admin -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Create a user with two roles</para>
/// <code>New-NeonAuthUser ada@example.com -Project app -Branch main | Set-NeonAuthUserRole -Role editor, reviewer</code>
/// </example>
/// <seealso cref="NewNeonAuthUserCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthUserRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AuthUser))]
[NeonOperation("updateNeonAuthUserRole")]
public sealed class SetNeonAuthUserRoleCommand : BranchCmdlet
{
    /// <summary>The users, by id or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The users, by id or piped in.")]
    [Alias("AuthUserId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [RefuseOtherRows(typeof(AuthUserIdentity))]
    public AuthUserIdentity[] User { get; set; } = null!;

    /// <summary>All roles of the user; at least one.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "All roles of the user; at least one.")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue(IsList = true)]
    public string[] Role { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var user = User.Current();
        Target = user;
        var id = user.Require();
        if (!await ShouldChangeAsync<AuthUser>(
            Parents.DescribeOnBranch(Branch, user.Branch, user),
            "Replace the user's roles",
            user,
            // Neon does not return users.
            _ => Task.FromResult<AuthUser?>(null),
            current => [RequestedSetting.OfList("Role", Role, current?.Roles) with { IsUnknown = current?.Roles is null }],
            cancellation))
        {
            return;
        }

        var branchKey = await Parents.BranchOfAsync(Branch, user.Branch, cancellation);
        var changed = await new AuthUserApi(Client).SetRolesAsync(branchKey, id, Role, cancellation);
        changed.Email = user.User?.Email;
        changed.Name = user.User?.Name;
        WriteObject(changed);
    }
}
