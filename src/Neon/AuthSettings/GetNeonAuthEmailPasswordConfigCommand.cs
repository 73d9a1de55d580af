using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets how people sign in to the apps of a branch with an email address and a password.</summary>
/// <remarks>
/// <para>It tells whether one can sign in and sign up this way, and whether and how an address is verified first.</para>
/// <para>Neon Auth has to be enabled on the branch.</para>
/// </remarks>
/// <example>
/// <para>The settings of a branch</para>
/// <code>Get-NeonAuthEmailPasswordConfig -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Require verified addresses where they are not yet required</para>
/// <code>Get-NeonAuthEmailPasswordConfig -Project app -Branch main |
///     Where-Object RequireEmailVerification -eq $false |
///     Set-NeonAuthEmailPasswordConfig -RequireEmailVerification</code>
/// </example>
/// <seealso cref="SetNeonAuthEmailPasswordConfigCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getneonauthemailandpasswordconfig"/>
[Cmdlet(VerbsCommon.Get, "NeonAuthEmailPasswordConfig")]
[OutputType(typeof(AuthEmailPasswordConfig))]
[NeonOperation("getNeonAuthEmailAndPasswordConfig")]
public sealed class GetNeonAuthEmailPasswordConfigCommand : BranchCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).GetEmailPasswordAsync(projectId, branchId, cancellation));
    }
}
