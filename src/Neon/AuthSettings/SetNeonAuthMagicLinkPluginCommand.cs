using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the plugin of Neon Auth that signs people in by a link in a mail.</summary>
/// <remarks>
/// <para>Only what is named is changed; <c>-Enabled:$false</c> switches the plugin off. The present settings are shown by
/// Get-NeonAuthPlugin.</para>
/// <para>A link works for 5 minutes unless -ExpiresIn says otherwise: whole minutes, from 5 to a day.</para>
/// </remarks>
/// <example>
/// <para>Let people sign in by links that work for a quarter of an hour</para>
/// <code>Set-NeonAuthMagicLinkPlugin -Project app -Branch main -Enabled -ExpiresIn 00:15:00</code>
/// </example>
/// <example>
/// <para>Let links sign in only those who have signed up before</para>
/// <code>Get-NeonBranch staging -Project app | Set-NeonAuthMagicLinkPlugin -DisableSignUp</code>
/// </example>
/// <seealso cref="GetNeonAuthPluginCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateneonauthmagiclinkplugin"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthMagicLinkPlugin", SupportsShouldProcess = true)]
[OutputType(typeof(AuthMagicLinkPlugin))]
[NeonOperation("updateNeonAuthMagicLinkPlugin")]
public sealed class SetNeonAuthMagicLinkPluginCommand : AuthSettingsCmdlet
{
    /// <summary>Switch the plugin on; <c>-Enabled:$false</c> switches it off.</summary>
    [Parameter]
    public SwitchParameter Enabled { get; set; }

    /// <summary>How long a link works: whole minutes from <c>00:05:00</c> to <c>1.00:00:00</c>.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Let nobody sign up by a link; <c>-DisableSignUp:$false</c> lets everybody.</summary>
    [Parameter]
    public SwitchParameter DisableSignUp { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var minute = TimeSpan.FromMinutes(1);
        var update = new AuthMagicLinkPluginUpdate
        {
            Enabled = Given(Enabled, nameof(Enabled)),
            ExpiresIn = AuthDuration.Check(ExpiresIn, nameof(ExpiresIn), least: 5 * minute, most: 1440 * minute, minute),
            DisableSignUp = Given(DisableSignUp, nameof(DisableSignUp)),
        };
        if (update is { Enabled: null, ExpiresIn: null, DisableSignUp: null })
        {
            throw NothingToChange("Give -Enabled, -ExpiresIn or -DisableSignUp.");
        }

        if (!ShouldChange("Change the magic link plugin"))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).UpdateMagicLinkPluginAsync(projectId, branchId, update, cancellation));
    }
}
