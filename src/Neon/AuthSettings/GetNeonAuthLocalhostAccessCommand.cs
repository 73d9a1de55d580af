using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets whether people can sign in to the apps of a branch from localhost.</summary>
/// <remarks>
/// <para>Developers need it on their own machines. For production it is better off.</para>
/// <para>Neon Auth has to be enabled on the branch.</para>
/// </remarks>
/// <example>
/// <para>Whether localhost is allowed on a branch</para>
/// <code>(Get-NeonAuthLocalhostAccess -Project app -Branch main).AllowLocalhost</code>
/// </example>
/// <example>
/// <para>Take it away where it is allowed</para>
/// <code>Get-NeonAuthLocalhostAccess -Project app -Branch main |
///     Where-Object AllowLocalhost |
///     Set-NeonAuthLocalhostAccess -Allow:$false</code>
/// </example>
/// <seealso cref="SetNeonAuthLocalhostAccessCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getneonauthallowlocalhost"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthLocalhostAccess")]
[OutputType(typeof(AuthLocalhostAccess))]
[NeonOperation("getNeonAuthAllowLocalhost")]
public sealed class GetNeonAuthLocalhostAccessCommand : BranchCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).GetLocalhostAccessAsync(projectId, branchId, cancellation));
    }
}
