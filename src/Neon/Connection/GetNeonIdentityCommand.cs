using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the account of the API key.</summary>
/// <remarks>
/// <para>This works with every kind of key: personal, organization and project-scoped. Get-NeonCurrentUser returns more
/// details, but only for personal keys.</para>
/// </remarks>
/// <example>
/// <para>Show the account and the kind of the key</para>
/// <code>Get-NeonIdentity</code>
/// </example>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Authentication"/>
[Cmdlet(VerbsCommon.Get, "NeonIdentity")]
[OutputType(typeof(AuthDetails))]
[NeonOperation("getAuthDetails")]
public sealed class GetNeonIdentityCommand : NeonApiCmdlet
{
    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation) =>
        WriteObject(await new ConnectionApi(Client).GetAuthDetailsAsync(cancellation));
}
