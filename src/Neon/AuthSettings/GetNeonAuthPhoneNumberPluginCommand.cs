using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the plugin of Neon Auth that signs people in by a code sent to their phone.</summary>
/// <remarks>
/// <para>Neon sends no text messages itself: the code goes to the webhook of the branch, as the event <c>send.otp</c>.</para>
/// <para>Neon Auth has to be enabled on the branch.</para>
/// </remarks>
/// <example>
/// <para>The plugin of a branch</para>
/// <code>Get-NeonAuthPhoneNumberPlugin -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Switch it off where it is on</para>
/// <code>Get-NeonAuthPhoneNumberPlugin -Project app -Branch main | Set-NeonAuthPhoneNumberPlugin -Enabled:$false</code>
/// </example>
/// <seealso cref="SetNeonAuthPhoneNumberPluginCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getneonauthphonenumberplugin"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthPhoneNumberPlugin")]
[OutputType(typeof(AuthPhoneNumberPlugin))]
[NeonOperation("getNeonAuthPhoneNumberPlugin")]
public sealed class GetNeonAuthPhoneNumberPluginCommand : BranchCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).GetPhoneNumberPluginAsync(projectId, branchId, cancellation));
    }
}
