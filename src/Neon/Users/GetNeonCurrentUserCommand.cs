using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the user that the API key belongs to, with the account's plan and limits.</summary>
/// <remarks>
/// <para>Only a personal key belongs to a user; Neon refuses organization and project-scoped keys. Get-NeonIdentity
/// identifies any key.</para>
/// <para>The object contains personal data: names, addresses, and billing data if the user is allowed to see it. The
/// table does not show any of it.</para>
/// </remarks>
/// <example>
/// <para>The plan and limits of the account</para>
/// <code>Get-NeonCurrentUser</code>
/// </example>
/// <example>
/// <para>The plan alone</para>
/// <code>(Get-NeonCurrentUser).Plan</code>
/// </example>
/// <seealso cref="GetNeonOrganizationCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonCurrentUser")]
[OutputType(typeof(CurrentUser))]
[NeonOperation("getCurrentUserInfo")]
public sealed class GetNeonCurrentUserCommand : NeonApiCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation) =>
        WriteObject(await new UserApi(Client).GetCurrentAsync(cancellation));
}
