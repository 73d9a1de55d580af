using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets Neon Auth of a branch, with its provider and URLs.</summary>
/// <remarks>
/// <para>Each branch has its own Neon Auth. If it is not enabled, the cmdlet reports the error NeonAuthNotFound; use
/// -ErrorAction SilentlyContinue to skip such branches in a list.</para>
/// <para>Keys cannot be read: Enable-NeonAuth and New-NeonAuthSdkKey return them only once.</para>
/// </remarks>
/// <example>
/// <para>Get the URLs for an application</para>
/// <code>Get-NeonAuth -Project app -Branch main | Select-Object AuthProvider, BaseUrl, JwksUrl</code>
/// </example>
/// <example>
/// <para>List the branches of a project that have Neon Auth</para>
/// <code>Get-NeonBranch -Project app | Get-NeonAuth -ErrorAction SilentlyContinue</code>
/// </example>
/// <seealso cref="EnableNeonAuthCommand"/>
/// <seealso cref="DisableNeonAuthCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonAuth")]
[OutputType(typeof(AuthIntegration))]
[NeonOperation("getNeonAuth")]
public sealed class GetNeonAuthCommand : GetFromBranchCmdlet<AuthIntegration>
{
    private protected override Task<AuthIntegration> ReadAsync(BranchKey branchKey, CancellationToken cancellation) =>
        new AuthApi(Client).GetAsync(branchKey, cancellation);
}
