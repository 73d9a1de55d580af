using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Permanently removes a user of Neon Auth from a branch.</summary>
/// <remarks>
/// <para>Specify users by id. The API cannot list users: ids come from New-NeonAuthUser or from the table
/// neon_auth.users_sync in the branch's database. For the same reason, if no response is received, the cmdlet reports
/// NeonOutcomeUnknown.</para>
/// </remarks>
/// <example>
/// <para>Remove a user in a script</para>
/// <code>Remove-NeonAuthUser 11111111-2222-4333-8444-555555555555 -Project app -Branch main -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Create a user for a test, and remove it afterwards</para>
/// <code>$user = New-NeonAuthUser test_1@example.com -Project app -Branch dev
/// $user | Remove-NeonAuthUser -Confirm:$false</code>
/// </example>
/// <seealso cref="NewNeonAuthUserCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonAuthUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AuthUser))]
[NeonOperation("deleteBranchNeonAuthUser")]
public sealed class RemoveNeonAuthUserCommand : BranchCmdlet
{
    /// <summary>The users, by id or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The users, by id or piped in.")]
    [Alias("AuthUserId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [RefuseOtherRows(typeof(AuthUserIdentity))]
    public AuthUserIdentity[] User { get; set; } = null!;

    /// <summary>
    /// Does nothing if the user does not exist, instead of reporting an error. A project or branch that does not exist, or a
    /// branch without Neon Auth, is still an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the user does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed user.</summary>
    [Parameter(HelpMessage = "Emits the removed user.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        var target = User.Current();
        return new BranchItemRemoval<AuthUser>(this, Parents, Branch, target)
        {
            Action = "Permanently remove user of Neon Auth, who can then no longer sign in",
            Id = target.Require,
            RemoveAsync = async (branchKey, id, stop) =>
            {
                await new AuthUserApi(Client).RemoveAsync(branchKey, id, stop);
                return target.User ?? new AuthUser { AuthUserId = id }.WithBranch(branchKey);
            },
        }.RunAsync(IfExists, PassThru, cancellation);
    }
}
