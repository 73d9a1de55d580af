using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets whether users can sign in to the apps of a branch from localhost.</summary>
/// <remarks>
/// <para>Developers need this on their own computers. Turn it off in production.</para>
/// <para>Neon Auth must be enabled on the branch.</para>
/// </remarks>
/// <example>
/// <para>Check whether localhost is allowed on a branch</para>
/// <code>(Get-NeonAuthLocalhostAccess -Project app -Branch main).AllowLocalhost</code>
/// </example>
/// <example>
/// <para>Disallow localhost if it is allowed</para>
/// <code>Get-NeonAuthLocalhostAccess -Project app -Branch main |
///     Where-Object AllowLocalhost |
///     Set-NeonAuthLocalhostAccess -Allow:$false</code>
/// </example>
/// <seealso cref="SetNeonAuthLocalhostAccessCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthLocalhostAccess")]
[OutputType(typeof(AuthLocalhostAccess))]
[NeonOperation("getNeonAuthAllowLocalhost")]
public sealed class GetNeonAuthLocalhostAccessCommand : GetFromBranchCmdlet<AuthLocalhostAccess>
{
    private protected override Task<AuthLocalhostAccess> ReadAsync(BranchKey branchKey, CancellationToken cancellation) =>
        new AuthSettingsApi(Client).GetLocalhostAccessAsync(branchKey, cancellation);
}
