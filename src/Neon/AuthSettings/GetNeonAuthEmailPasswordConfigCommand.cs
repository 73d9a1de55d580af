using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the settings for sign-in with email address and password.</summary>
/// <remarks>
/// <para>The settings control whether users can sign in and sign up with an email address and a password, and how the
/// address is verified.</para>
/// <para>Neon Auth must be enabled on the branch.</para>
/// </remarks>
/// <example>
/// <para>Get the settings of a branch</para>
/// <code>Get-NeonAuthEmailPasswordConfig -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Require verified addresses if they are not yet required</para>
/// <code>Get-NeonAuthEmailPasswordConfig -Project app -Branch main |
///     Where-Object RequireEmailVerification -eq $false |
///     Set-NeonAuthEmailPasswordConfig -RequireEmailVerification</code>
/// </example>
/// <seealso cref="SetNeonAuthEmailPasswordConfigCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthEmailPasswordConfig")]
[OutputType(typeof(AuthEmailPasswordConfig))]
[NeonOperation("getNeonAuthEmailAndPasswordConfig")]
public sealed class GetNeonAuthEmailPasswordConfigCommand : GetFromBranchCmdlet<AuthEmailPasswordConfig>
{
    private protected override Task<AuthEmailPasswordConfig> ReadAsync(BranchKey branchKey, CancellationToken cancellation) =>
        new AuthSettingsApi(Client).GetEmailPasswordAsync(branchKey, cancellation);
}
