using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the plugin of Neon Auth that lets people form organizations.</summary>
/// <remarks>
/// <para>Only what is named is changed; <c>-Enabled:$false</c> switches the plugin off. The present settings are shown by
/// Get-NeonAuthPlugin.</para>
/// </remarks>
/// <example>
/// <para>One organization a person, with up to 20 members who are invited by mail</para>
/// <code>Set-NeonAuthOrganizationPlugin -Project app -Branch main -Enabled -OrganizationLimit 1 -MembershipLimit 20 -SendInvitationEmail</code>
/// </example>
/// <example>
/// <para>Switch organizations off where they are on</para>
/// <code>(Get-NeonAuthPlugin -Project app -Branch main).Organization | Where-Object Enabled | Set-NeonAuthOrganizationPlugin -Enabled:$false</code>
/// </example>
/// <seealso cref="GetNeonAuthPluginCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateneonauthorganizationplugin"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthOrganizationPlugin", SupportsShouldProcess = true)]
[OutputType(typeof(AuthOrganizationPlugin))]
[NeonOperation("updateNeonAuthOrganizationPlugin")]
public sealed class SetNeonAuthOrganizationPluginCommand : AuthSettingsCmdlet
{
    /// <summary>Switch the plugin on; <c>-Enabled:$false</c> switches it off.</summary>
    [Parameter]
    public SwitchParameter Enabled { get; set; }

    /// <summary>How many organizations one person may create; 10 where it was never set.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber(1, int.MaxValue)]
    public int? OrganizationLimit { get; set; }

    /// <summary>How many members an organization may have; 100 where it was never set.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber(1, int.MaxValue)]
    public int? MembershipLimit { get; set; }

    /// <summary>The role of whoever creates an organization: <c>owner</c>, as where it was never set, or <c>admin</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrganizationCreatorRoleCompleter))]
    [SingleValue]
    public string? CreatorRole { get; set; }

    /// <summary>Send invitations by mail; <c>-SendInvitationEmail:$false</c> sends none.</summary>
    [Parameter]
    public SwitchParameter SendInvitationEmail { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
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
            throw NothingToChange("Give -Enabled, -OrganizationLimit, -MembershipLimit, -CreatorRole or -SendInvitationEmail.");
        }

        if (!ShouldChange("Change the organization plugin"))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).UpdateOrganizationPluginAsync(projectId, branchId, update, cancellation));
    }
}
