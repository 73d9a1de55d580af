using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the monthly spending limit of an organization.</summary>
/// <remarks>
/// <para>The limit is an alert and no more: Neon sends e-mails at 80% and at 100% of it, and computes go on. To bound what
/// is spent, set quotas of projects or the sizes of their computes.</para>
/// <para>Only administrators of organizations on the Launch and Scale plans can set it.</para>
/// </remarks>
/// <example>
/// <para>Be told when the month comes to 250 dollars</para>
/// <code>Set-NeonSpendingLimit 250</code>
/// </example>
/// <example>
/// <para>The same limit for all organizations of the user</para>
/// <code>Get-NeonOrganization | Set-NeonSpendingLimit -Amount 99.50</code>
/// </example>
/// <seealso cref="GetNeonSpendingLimitCommand"/>
/// <seealso cref="RemoveNeonSpendingLimitCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/setorganizationspendinglimit"/>
[Cmdlet(VerbsCommon.Set, "NeonSpendingLimit", SupportsShouldProcess = true, DefaultParameterSetName = AmountSet)]
[OutputType(typeof(SpendingLimit))]
[NeonOperation("setOrganizationSpendingLimit")]
public sealed class SetNeonSpendingLimitCommand : SpendingLimitChangeCmdlet
{
    private const string AmountSet = "Amount";
    private const string CentsSet = "Cents";

    /// <summary>The limit in US dollars a month, at least one cent: 250 or 99.50.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AmountSet)]
    [RealNumber]
    public decimal Amount { get; set; }

    /// <summary>The limit in US cents a month, as Neon counts it: 25000 are 250 dollars.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CentsSet)]
    [WholeNumber(1, long.MaxValue)]
    public long Cents { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        if (ParameterSetName == AmountSet)
        {
            Cents = InCents(Amount);
        }

        return Cents > 0 ? Task.CompletedTask : throw new NeonApiException(NeonFailure.InvalidInput, "A spending limit is at least one cent.")
        {
            Advice = "To have no limit, use Remove-NeonSpendingLimit.",
        };
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Organization;
        if (!ShouldProcess(Described, $"Set monthly spending limit to {SpendingLimitDisplay.Dollars(Cents)} (an alert by e-mail: nothing is stopped)"))
        {
            return;
        }

        var update = new SpendingLimitUpdate { Cents = Cents };
        WriteObject(await new SpendingLimitApi(Client).SetAsync(await OrganizationIdAsync(cancellation), update, cancellation));
    }

    private static long InCents(decimal amount) =>
        Math.Abs(amount) <= long.MaxValue / 100 && decimal.IsInteger(amount * 100)
            ? (long)(amount * 100)
            : throw new NeonApiException(NeonFailure.InvalidInput, $"{amount} dollars cannot be told in whole cents.")
            {
                Advice = "Give dollars with at most two decimals.",
            };
}
