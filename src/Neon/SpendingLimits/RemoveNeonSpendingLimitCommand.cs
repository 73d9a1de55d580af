using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes the monthly spending limit of an organization.</summary>
/// <remarks>
/// <para>Spending alerts stop. Removing a limit that does not exist is not an error.</para>
/// </remarks>
/// <example>
/// <para>Remove the limit of the context's organization without confirmation</para>
/// <code>Remove-NeonSpendingLimit -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which limits a clean-up would remove</para>
/// <code>Get-NeonOrganization | Get-NeonSpendingLimit | Where-Object Amount | Remove-NeonSpendingLimit -WhatIf</code>
/// </example>
/// <keywords>billing, budget, cost, cap, alert</keywords>
/// <seealso cref="SetNeonSpendingLimitCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonSpendingLimit", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SpendingLimit))]
[NeonOperation("deleteOrganizationSpendingLimit")]
public sealed class RemoveNeonSpendingLimitCommand : SpendingLimitChangeCmdlet
{
    /// <summary>Emits the spending limit after the change, which is then empty.</summary>
    [Parameter(HelpMessage = "Emits the spending limit after the change, which is then empty.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Organization.Current();
        if (!ShouldProcess(Described, "Remove monthly spending limit; no more email alerts are sent"))
        {
            return;
        }

        var organizationId = await OrganizationIdAsync(cancellation);
        await new SpendingLimitApi(Client).RemoveAsync(organizationId, cancellation);
        if (PassThru)
        {
            WriteObject(new SpendingLimit().WithOrganization(organizationId));
        }
    }
}
