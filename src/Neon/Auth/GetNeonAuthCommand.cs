using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets Neon Auth of a branch: whether it is enabled, with which provider, and at which addresses.</summary>
/// <remarks>
/// <para>Each branch has a Neon Auth of its own. Where it is not enabled, the error is NeonAuthNotFound; going through many
/// branches, -ErrorAction SilentlyContinue leaves those out.</para>
/// <para>Keys are not among what can be read: they are told once, by Enable-NeonAuth and New-NeonAuthSdkKey.</para>
/// </remarks>
/// <example>
/// <para>Where an application signs its users in</para>
/// <code>Get-NeonAuth -Project app -Branch main | Select-Object AuthProvider, BaseUrl, JwksUrl</code>
/// </example>
/// <example>
/// <para>The branches of a project that have Neon Auth</para>
/// <code>Get-NeonBranch -Project app | Get-NeonAuth -ErrorAction SilentlyContinue</code>
/// </example>
/// <seealso cref="EnableNeonAuthCommand"/>
/// <seealso cref="DisableNeonAuthCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getneonauth"/>
[Cmdlet(VerbsCommon.Get, "NeonAuth")]
[OutputType(typeof(AuthIntegration))]
[NeonOperation("getNeonAuth")]
public sealed class GetNeonAuthCommand : BranchCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new AuthApi(Client).GetAsync(projectId, branchId, cancellation));
    }
}
