using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the mail server of Neon Auth.</summary>
/// <remarks>
/// <para>This is Neon's shared server (<c>shared</c>) until you set your own (<c>standard</c>). Neon returns the password
/// masked, so Password and Credential are empty.</para>
/// <para>Neon Auth must be enabled on the branch.</para>
/// </remarks>
/// <example>
/// <para>Get the mail server of a branch</para>
/// <code>Get-NeonAuthEmailProvider -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Use the mail server of one branch on another</para>
/// <code>$server = Get-NeonAuthEmailProvider -Project app -Branch staging
/// $credential = Get-Credential $server.Username
/// Set-NeonAuthEmailProvider -Project app -Branch main -SmtpHost $server.SmtpHost -Port $server.Port -Credential $credential -SenderEmail $server.SenderEmail -SenderName $server.SenderName</code>
/// </example>
/// <seealso cref="SetNeonAuthEmailProviderCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthEmailProvider")]
[OutputType(typeof(AuthEmailProvider))]
[NeonOperation("getNeonAuthEmailProvider")]
public sealed class GetNeonAuthEmailProviderCommand : GetFromBranchCmdlet<AuthEmailProvider>
{
    private protected override Task<AuthEmailProvider> ReadAsync(BranchKey branchKey, CancellationToken cancellation) =>
        new AuthSettingsApi(Client).GetEmailProviderAsync(branchKey, cancellation);
}
