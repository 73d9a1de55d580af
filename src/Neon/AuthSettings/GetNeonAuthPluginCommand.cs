using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets all plugins of Neon Auth on a branch, with their settings.</summary>
/// <remarks>
/// <para>The result contains the plugins Organization, MagicLink and PhoneNumber, and also the mail server, the settings for
/// email and password, the OAuth providers, and whether localhost is allowed. This is the only way to read the settings of
/// organizations and magic links. Properties that Neon does not return are empty.</para>
/// <para>Neon Auth must be enabled on the branch.</para>
/// </remarks>
/// <example>
/// <para>Show all plugins of a branch</para>
/// <code>Get-NeonAuthPlugin -Project app -Branch main | Format-List</code>
/// </example>
/// <example>
/// <para>Get the lifetime of magic links</para>
/// <code>(Get-NeonAuthPlugin -Project app -Branch main).MagicLink.ExpiresIn</code>
/// </example>
/// <seealso cref="SetNeonAuthOrganizationPluginCommand"/>
/// <seealso cref="SetNeonAuthMagicLinkPluginCommand"/>
/// <seealso cref="SetNeonAuthPhoneNumberPluginCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthPlugin")]
[OutputType(typeof(AuthPlugins))]
[NeonOperation("getNeonAuthPluginConfigs")]
public sealed class GetNeonAuthPluginCommand : GetFromBranchCmdlet<AuthPlugins>
{
    private protected override Task<AuthPlugins> ReadAsync(BranchKey branchKey, CancellationToken cancellation) =>
        new AuthSettingsApi(Client).GetPluginsAsync(branchKey, cancellation);
}
