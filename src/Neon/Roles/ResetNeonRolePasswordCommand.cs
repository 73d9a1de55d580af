using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Resets a role's password and returns the new one.</summary>
/// <remarks>
/// <para>To rotate a password, pipe the role in. Neon generates the new password. The returned role has it in Password and,
/// together with the name, in Credential; both are masked wherever the role is shown. The old password stays valid until the
/// operations of the change have finished, so use -Wait before you rely on the new one. Open connections may be dropped.</para>
/// <para>A password belongs to one branch: the role of the same name on other branches keeps its own.</para>
/// </remarks>
/// <example>
/// <para>Reset a password and use the new one</para>
/// <code>$credential = Get-NeonRole app_user -Project app -Branch main | Reset-NeonRolePassword -Wait | ForEach-Object Credential</code>
/// </example>
/// <example>
/// <para>Reset a password in a script and store it in a vault</para>
/// <code>Reset-NeonRolePassword app_user -Project app -Branch main -Wait -Confirm:$false | ForEach-Object { Set-Secret -Name app-db -Secret $_.Credential }</code>
/// </example>
/// <example>
/// <para>Reset the passwords of all roles that sign in with one</para>
/// <code>Get-NeonRole -Project app -Branch main | Where-Object AuthenticationMethod -eq password | Reset-NeonRolePassword -Wait -Confirm:$false</code>
/// </example>
/// <keywords>rotate, rotation, secret, change password, new password</keywords>
/// <seealso cref="GetNeonRolePasswordCommand"/>
/// <seealso href="about_Neon_Automation"/>
/// <seealso href="https://neon.com/docs/manage/roles"/>
[Cmdlet(VerbsCommon.Reset, "NeonRolePassword", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Role))]
[NeonOperation("resetProjectBranchRolePassword")]
public sealed class ResetNeonRolePasswordCommand : BranchChangeCmdlet
{
    /// <summary>The roles, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The roles, by exact name or piped in.")]
    [Alias("RoleName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [RefuseOtherRows(typeof(RoleIdentity))]
    public RoleIdentity[] Role { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var role = Role.Current();
        Target = role;
        var name = role.Require();
        if (!await ShouldProcessAsync(
            role,
            Parents.DescribeOnBranch(Branch, role.Branch, role),
            "Reset the role's password; the current password stops working when the operation finishes",
            async stop =>
            {
                var place = await Parents.BranchOfAsync(Branch, role.Branch, stop);
                if (IsWhatIf)
                {
                    await new RoleApi(Client).GetAsync(place, name, stop);
                }
            },
            cancellation))
        {
            return;
        }

        var branchKey = await Parents.BranchOfAsync(Branch, role.Branch, cancellation);
        await this.CompleteAsync(await new RoleApi(Client).ResetPasswordAsync(branchKey, name, cancellation), emit: true, cancellation);
    }
}
