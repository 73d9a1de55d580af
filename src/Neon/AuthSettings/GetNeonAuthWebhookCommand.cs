using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the webhook that Neon Auth calls for events on a branch.</summary>
/// <remarks>
/// <para>Neon Auth must be enabled on the branch.</para>
/// </remarks>
/// <example>
/// <para>Get the webhook of a branch</para>
/// <code>Get-NeonAuthWebhook -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>List the events of the webhook</para>
/// <code>Get-NeonAuthWebhook -Project app -Branch main | Select-Object -ExpandProperty Events</code>
/// </example>
/// <keywords>callback, event notification</keywords>
/// <seealso cref="SetNeonAuthWebhookCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthWebhook")]
[OutputType(typeof(AuthWebhook))]
[NeonOperation("getNeonAuthWebhookConfig")]
public sealed class GetNeonAuthWebhookCommand : GetFromBranchCmdlet<AuthWebhook>
{
    private protected override Task<AuthWebhook> ReadAsync(BranchKey branchKey, CancellationToken cancellation) =>
        new AuthSettingsApi(Client).GetWebhookAsync(branchKey, cancellation);
}
