using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets all plugins of Neon Auth on a branch, with their settings.</summary>
/// <remarks>
/// <para>One object holds them all: Organization, MagicLink and PhoneNumber, and beside them the mail server, the settings of
/// email and password, the OAuth providers, and whether localhost is allowed. It is the only way to see the settings of
/// organizations and magic links. What Neon leaves out is empty.</para>
/// <para>Neon Auth has to be enabled on the branch.</para>
/// </remarks>
/// <example>
/// <para>All plugins of a branch</para>
/// <code>Get-NeonAuthPlugin -Project app -Branch main | Format-List</code>
/// </example>
/// <example>
/// <para>How long magic links work</para>
/// <code>(Get-NeonAuthPlugin -Project app -Branch main).MagicLink.ExpiresIn</code>
/// </example>
/// <seealso cref="SetNeonAuthOrganizationPluginCommand"/>
/// <seealso cref="SetNeonAuthMagicLinkPluginCommand"/>
/// <seealso cref="SetNeonAuthPhoneNumberPluginCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getneonauthpluginconfigs"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthPlugin")]
[OutputType(typeof(AuthPlugins))]
[NeonOperation("getNeonAuthPluginConfigs")]
public sealed class GetNeonAuthPluginCommand : BranchCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).GetPluginsAsync(projectId, branchId, cancellation));
    }
}
