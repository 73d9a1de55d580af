using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the monthly spending limit of an organization.</summary>
/// <remarks>
/// <para>For an organization without a limit, the cmdlet returns an object with an empty Amount. Only organizations on
/// the Launch and Scale plans have spending limits; Neon refuses the request for others.</para>
/// </remarks>
/// <example>
/// <para>The limit of the context's organization</para>
/// <code>Get-NeonSpendingLimit</code>
/// </example>
/// <example>
/// <para>The organizations without a limit</para>
/// <code>Get-NeonOrganization | Get-NeonSpendingLimit | Where-Object { $null -eq $_.Amount }</code>
/// </example>
/// <keywords>billing, invoice, budget, cost, cap, alert</keywords>
/// <seealso cref="SetNeonSpendingLimitCommand"/>
/// <seealso cref="RemoveNeonSpendingLimitCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonSpendingLimit")]
[OutputType(typeof(SpendingLimit))]
[NeonOperation("getOrganizationSpendingLimit")]
public sealed class GetNeonSpendingLimitCommand : OrganizationCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Organization;
        WriteObject(await new SpendingLimitApi(Client).GetAsync(await OrganizationIdAsync(null, cancellation), cancellation));
    }
}
