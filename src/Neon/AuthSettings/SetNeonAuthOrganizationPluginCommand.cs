using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the Neon Auth plugin for organizations of users.</summary>
/// <remarks>
/// <para>Only the specified settings are changed; <c>-Enabled:$false</c> disables the plugin. Get-NeonAuthPlugin shows the
/// current settings.</para>
/// </remarks>
/// <example>
/// <para>Allow one organization per user, with up to 20 members who are invited by email</para>
/// <code>Set-NeonAuthOrganizationPlugin -Project app -Branch main -Enabled -OrganizationLimit 1 -MembershipLimit 20 -SendInvitationEmail</code>
/// </example>
/// <example>
/// <para>Disable organizations if they are enabled</para>
/// <code>(Get-NeonAuthPlugin -Project app -Branch main).Organization | Where-Object Enabled | Set-NeonAuthOrganizationPlugin -Enabled:$false</code>
/// </example>
/// <seealso cref="GetNeonAuthPluginCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthOrganizationPlugin", SupportsShouldProcess = true)]
[OutputType(typeof(AuthOrganizationPlugin))]
[NeonOperation("updateNeonAuthOrganizationPlugin")]
public sealed class SetNeonAuthOrganizationPluginCommand : AuthSettingsCmdlet
{
    /// <summary>Enables the plugin; <c>-Enabled:$false</c> disables it.</summary>
    [Parameter(HelpMessage = "Enables the plugin; -Enabled:$false disables it.")]
    public SwitchParameter Enabled { get; set; }

    /// <summary>The maximum number of organizations that a user can create. Neon's default: 10.</summary>
    [Parameter(HelpMessage = "The maximum number of organizations that a user can create.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int? OrganizationLimit { get; set; }

    /// <summary>The maximum number of members of an organization. Neon's default: 100.</summary>
    [Parameter(HelpMessage = "The maximum number of members of an organization.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int? MembershipLimit { get; set; }

    /// <summary>The role of the creator of an organization: <c>owner</c>, which is Neon's default, or <c>admin</c>.</summary>
    [Parameter(HelpMessage = "The role of the creator of an organization: owner, which is Neon's default, or admin.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrganizationCreatorRoleCompleter))]
    [TextValue]
    public string? CreatorRole { get; set; }

    /// <summary>Sends invitations by email; <c>-SendInvitationEmail:$false</c> sends none.</summary>
    [Parameter(HelpMessage = "Sends invitations by email; -SendInvitationEmail:$false sends none.")]
    public SwitchParameter SendInvitationEmail { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch.Current();
        var update = new AuthOrganizationPluginUpdate
        {
            Enabled = Given(Enabled, nameof(Enabled)),
            OrganizationLimit = OrganizationLimit,
            MembershipLimit = MembershipLimit,
            CreatorRole = CreatorRole,
            SendInvitationEmail = Given(SendInvitationEmail, nameof(SendInvitationEmail)),
        };
        if (update is { Enabled: null, OrganizationLimit: null, MembershipLimit: null, CreatorRole: null, SendInvitationEmail: null })
        {
            throw InputErrors.NoChanges("Specify -Enabled, -OrganizationLimit, -MembershipLimit, -CreatorRole or -SendInvitationEmail.");
        }

        if (!await ShouldChangeAsync<AuthOrganizationPlugin>(
            "Change the organization plugin",
            async (api, branch, stop) => (await api.GetPluginsAsync(branch, stop)).Organization,
            current =>
            [
                new("Enabled", update.Enabled, current?.Enabled),
                new("OrganizationLimit", OrganizationLimit, current?.OrganizationLimit),
                new("MembershipLimit", MembershipLimit, current?.MembershipLimit),
                new("CreatorRole", CreatorRole, current?.CreatorRole),
                new("SendInvitationEmail", update.SendInvitationEmail, current?.SendInvitationEmail),
            ],
            cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).UpdateOrganizationPluginAsync(branchKey, update, cancellation));
    }
}
