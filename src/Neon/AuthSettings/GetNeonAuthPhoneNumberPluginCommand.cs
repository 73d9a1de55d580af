using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the Neon Auth plugin for sign-in with a code sent to a phone.</summary>
/// <remarks>
/// <para>Neon does not send text messages: it sends the code to the webhook of the branch, as the event
/// <c>send.otp</c>.</para>
/// <para>Neon Auth must be enabled on the branch.</para>
/// </remarks>
/// <example>
/// <para>Get the plugin of a branch</para>
/// <code>Get-NeonAuthPhoneNumberPlugin -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Disable the plugin on a branch</para>
/// <code>Get-NeonAuthPhoneNumberPlugin -Project app -Branch main | Set-NeonAuthPhoneNumberPlugin -Enabled:$false</code>
/// </example>
/// <seealso cref="SetNeonAuthPhoneNumberPluginCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthPhoneNumberPlugin")]
[OutputType(typeof(AuthPhoneNumberPlugin))]
[NeonOperation("getNeonAuthPhoneNumberPlugin")]
public sealed class GetNeonAuthPhoneNumberPluginCommand : GetFromBranchCmdlet<AuthPhoneNumberPlugin>
{
    private protected override Task<AuthPhoneNumberPlugin> ReadAsync(BranchKey branchKey, CancellationToken cancellation) =>
        new AuthSettingsApi(Client).GetPhoneNumberPluginAsync(branchKey, cancellation);
}
