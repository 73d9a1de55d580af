using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the Neon Auth plugin for sign-in with a link in an email.</summary>
/// <remarks>
/// <para>Only the specified settings are changed; <c>-Enabled:$false</c> disables the plugin. Get-NeonAuthPlugin shows the
/// current settings.</para>
/// <para>By default, a link is valid for 5 minutes. -ExpiresIn accepts whole minutes, from 5 minutes to one day.</para>
/// </remarks>
/// <example>
/// <para>Enable links that are valid for 15 minutes</para>
/// <code>Set-NeonAuthMagicLinkPlugin -Project app -Branch main -Enabled -ExpiresIn 15m</code>
/// </example>
/// <example>
/// <para>Allow links only for users who have already signed up</para>
/// <code>Get-NeonBranch staging -Project app | Set-NeonAuthMagicLinkPlugin -DisableSignUp</code>
/// </example>
/// <seealso cref="GetNeonAuthPluginCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthMagicLinkPlugin", SupportsShouldProcess = true)]
[OutputType(typeof(AuthMagicLinkPlugin))]
[NeonOperation("updateNeonAuthMagicLinkPlugin")]
public sealed class SetNeonAuthMagicLinkPluginCommand : AuthSettingsCmdlet
{
    /// <summary>Enables the plugin; <c>-Enabled:$false</c> disables it.</summary>
    [Parameter(HelpMessage = "Enables the plugin; -Enabled:$false disables it.")]
    public SwitchParameter Enabled { get; set; }

    /// <summary>How long a link is valid: whole minutes, from five minutes (<c>5m</c>) to one day (<c>1d</c>).</summary>
    [Parameter(HelpMessage = "How long a link is valid: whole minutes, from five minutes (5m) to one day (1d).")]
    [ArgumentCompleter(typeof(MinutesCompleter))]
    [Duration]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Does not allow links for sign-up; <c>-DisableSignUp:$false</c> allows them.</summary>
    [Parameter(HelpMessage = "Does not allow links for sign-up; -DisableSignUp:$false allows them.")]
    public SwitchParameter DisableSignUp { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch.Current();
        var minute = TimeSpan.FromMinutes(1);
        var update = new AuthMagicLinkPluginUpdate
        {
            Enabled = Given(Enabled, nameof(Enabled)),
            ExpiresIn = AuthDuration.Check(ExpiresIn, nameof(ExpiresIn), least: 5 * minute, most: 1440 * minute, minute),
            DisableSignUp = Given(DisableSignUp, nameof(DisableSignUp)),
        };
        if (update is { Enabled: null, ExpiresIn: null, DisableSignUp: null })
        {
            throw InputErrors.NoChanges("Specify -Enabled, -ExpiresIn or -DisableSignUp.");
        }

        if (!await ShouldChangeAsync<AuthMagicLinkPlugin>(
            "Change the magic link plugin",
            async (api, branch, stop) => (await api.GetPluginsAsync(branch, stop)).MagicLink,
            current =>
            [
                new("Enabled", update.Enabled, current?.Enabled),
                new("ExpiresIn", update.ExpiresIn, current?.ExpiresIn),
                new("DisableSignUp", update.DisableSignUp, current?.DisableSignUp),
            ],
            cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).UpdateMagicLinkPluginAsync(branchKey, update, cancellation));
    }
}
