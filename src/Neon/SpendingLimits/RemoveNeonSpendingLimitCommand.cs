using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes the monthly spending limit of an organization.</summary>
/// <remarks>
/// <para>Nobody is told any more how far the month has come. Removing a limit where there is none is no error.</para>
/// </remarks>
/// <example>
/// <para>Remove the limit of the context's organization, without being asked</para>
/// <code>Remove-NeonSpendingLimit -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which limits a clean-up would remove</para>
/// <code>Get-NeonOrganization | Get-NeonSpendingLimit | Where-Object Amount | Remove-NeonSpendingLimit -WhatIf</code>
/// </example>
/// <seealso cref="SetNeonSpendingLimitCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/deleteorganizationspendinglimit"/>
[Cmdlet(VerbsCommon.Remove, "NeonSpendingLimit", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SpendingLimit))]
[NeonOperation("deleteOrganizationSpendingLimit")]
public sealed class RemoveNeonSpendingLimitCommand : SpendingLimitChangeCmdlet
{
    /// <summary>Emit the spending limit as it is then: none.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Organization;
        if (!ShouldProcess(Described, "Remove monthly spending limit"))
        {
            return;
        }

        var organizationId = await OrganizationIdAsync(cancellation);
        await new SpendingLimitApi(Client).RemoveAsync(organizationId, cancellation);
        if (PassThru)
        {
            WriteObject(new SpendingLimit().Of(organizationId));
        }
    }
}
