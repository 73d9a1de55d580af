using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the plugin of Neon Auth that signs people in by a code sent to their phone.</summary>
/// <remarks>
/// <para>Only what is named is changed; <c>-Enabled:$false</c> switches the plugin off. Neon sends no text messages itself:
/// the code goes to the webhook of the branch as the event <c>send.otp</c>, see Set-NeonAuthWebhook.</para>
/// <para>A code works for 5 minutes unless -OtpExpiresIn says otherwise: whole seconds, from one minute to ten.</para>
/// </remarks>
/// <example>
/// <para>Let people sign in by codes that work for two minutes</para>
/// <code>Set-NeonAuthPhoneNumberPlugin -Project app -Branch main -Enabled -OtpExpiresIn 00:02:00</code>
/// </example>
/// <example>
/// <para>Switch it off on a branch</para>
/// <code>Get-NeonBranch staging -Project app | Set-NeonAuthPhoneNumberPlugin -Enabled:$false</code>
/// </example>
/// <seealso cref="GetNeonAuthPhoneNumberPluginCommand"/>
/// <seealso cref="SetNeonAuthWebhookCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateneonauthphonenumberplugin"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthPhoneNumberPlugin", SupportsShouldProcess = true)]
[OutputType(typeof(AuthPhoneNumberPlugin))]
[NeonOperation("updateNeonAuthPhoneNumberPlugin")]
public sealed class SetNeonAuthPhoneNumberPluginCommand : AuthSettingsCmdlet
{
    /// <summary>Switch the plugin on; <c>-Enabled:$false</c> switches it off.</summary>
    [Parameter]
    public SwitchParameter Enabled { get; set; }

    /// <summary>How long a code works: whole seconds from <c>00:01:00</c> to <c>00:10:00</c>.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? OtpExpiresIn { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var second = TimeSpan.FromSeconds(1);
        var update = new AuthPhoneNumberPluginUpdate
        {
            Enabled = Given(Enabled, nameof(Enabled)),
            OtpExpiresIn = AuthDuration.Check(OtpExpiresIn, nameof(OtpExpiresIn), least: 60 * second, most: 600 * second, second),
        };
        if (update is { Enabled: null, OtpExpiresIn: null })
        {
            throw NothingToChange("Give -Enabled or -OtpExpiresIn.");
        }

        if (!ShouldChange("Change the phone number plugin"))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).UpdatePhoneNumberPluginAsync(projectId, branchId, update, cancellation));
    }
}
