using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the Neon Auth plugin for sign-in with a code sent to a phone.</summary>
/// <remarks>
/// <para>Only the specified settings are changed; <c>-Enabled:$false</c> disables the plugin. Neon does not send text
/// messages: it sends the code to the webhook of the branch, as the event <c>send.otp</c>; see Set-NeonAuthWebhook.</para>
/// <para>By default, a code is valid for 5 minutes. -OtpExpiresIn accepts whole seconds, from one to ten minutes.</para>
/// </remarks>
/// <example>
/// <para>Enable codes that are valid for two minutes</para>
/// <code>Set-NeonAuthPhoneNumberPlugin -Project app -Branch main -Enabled -OtpExpiresIn 2m</code>
/// </example>
/// <example>
/// <para>Disable the plugin on a branch</para>
/// <code>Get-NeonBranch staging -Project app | Set-NeonAuthPhoneNumberPlugin -Enabled:$false</code>
/// </example>
/// <seealso cref="GetNeonAuthPhoneNumberPluginCommand"/>
/// <seealso cref="SetNeonAuthWebhookCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthPhoneNumberPlugin", SupportsShouldProcess = true)]
[OutputType(typeof(AuthPhoneNumberPlugin))]
[NeonOperation("updateNeonAuthPhoneNumberPlugin")]
public sealed class SetNeonAuthPhoneNumberPluginCommand : AuthSettingsCmdlet
{
    /// <summary>Enables the plugin; <c>-Enabled:$false</c> disables it.</summary>
    [Parameter(HelpMessage = "Enables the plugin; -Enabled:$false disables it.")]
    public SwitchParameter Enabled { get; set; }

    /// <summary>How long a code is valid: whole seconds, from one minute (<c>1m</c>) to ten minutes (<c>10m</c>).</summary>
    [Parameter(HelpMessage = "How long a code is valid: whole seconds, from one minute (1m) to ten minutes (10m).")]
    [ArgumentCompleter(typeof(MinutesCompleter))]
    [Duration]
    public TimeSpan? OtpExpiresIn { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch.Current();
        var second = TimeSpan.FromSeconds(1);
        var update = new AuthPhoneNumberPluginUpdate
        {
            Enabled = Given(Enabled, nameof(Enabled)),
            OtpExpiresIn = AuthDuration.Check(OtpExpiresIn, nameof(OtpExpiresIn), least: 60 * second, most: 600 * second, second),
        };
        if (update is { Enabled: null, OtpExpiresIn: null })
        {
            throw InputErrors.NoChanges("Specify -Enabled or -OtpExpiresIn.");
        }

        if (!await ShouldChangeAsync<AuthPhoneNumberPlugin>(
            "Change the phone number plugin",
            async (api, branch, stop) => await api.GetPhoneNumberPluginAsync(branch, stop),
            current => [new("Enabled", update.Enabled, current?.Enabled), new("OtpExpiresIn", update.OtpExpiresIn, current?.OtpExpiresIn)],
            cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).UpdatePhoneNumberPluginAsync(branchKey, update, cancellation));
    }
}
