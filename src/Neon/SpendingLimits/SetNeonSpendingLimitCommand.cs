using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the monthly spending limit of an organization.</summary>
/// <remarks>
/// <para>The limit is only an alert: Neon sends emails at 80% and at 100% of it, and computes keep running. To cap
/// spending, set project quotas or limit the sizes of computes.</para>
/// <para>Only administrators of organizations on the Launch and Scale plans can set it.</para>
/// </remarks>
/// <example>
/// <para>Get an alert when the month's spending reaches 250 dollars</para>
/// <code>Set-NeonSpendingLimit 250</code>
/// </example>
/// <example>
/// <para>Set the same limit for all organizations of the user</para>
/// <code>Get-NeonOrganization | Set-NeonSpendingLimit -Amount 99.50</code>
/// </example>
/// <keywords>billing, invoice, budget, cost, cap, alert</keywords>
/// <seealso cref="GetNeonSpendingLimitCommand"/>
/// <seealso cref="RemoveNeonSpendingLimitCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonSpendingLimit", SupportsShouldProcess = true, DefaultParameterSetName = AmountSet)]
[OutputType(typeof(SpendingLimit))]
[NeonOperation("setOrganizationSpendingLimit")]
public sealed class SetNeonSpendingLimitCommand : SpendingLimitChangeCmdlet
{
    private const string AmountSet = "Amount";
    private const string CentsSet = "Cents";

    /// <summary>The limit in US dollars per month, such as 250 or 99.50. Minimum: one cent.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AmountSet, HelpMessage = "The limit in US dollars per month, such as 250 or 99.50.")]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [RealNumber]
    public decimal Amount { get; set; }

    /// <summary>The limit in US cents per month, as Neon stores it: 25000 is 250 dollars.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CentsSet, HelpMessage = "The limit in US cents per month, as Neon stores it: 25000 is 250 dollars.")]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [WholeNumber(1, long.MaxValue)]
    public long Cents { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        if (ParameterSetName == AmountSet)
        {
            Cents = InCents(Amount);
        }

        return Cents > 0 ? Task.CompletedTask : throw new NeonApiException(NeonFailure.InvalidInput, "A spending limit must be at least one cent.")
        {
            Advice = "To remove the limit, use Remove-NeonSpendingLimit.",
        };
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var organization = Organization.Current();
        Target = organization;
        var api = new SpendingLimitApi(Client);
        if (!await ShouldChangeAsync<SpendingLimit>(
            Described,
            "Set monthly spending limit (an email alert only; nothing is stopped)",
            organization,
            async stop => await api.GetAsync(await OrganizationIdAsync(stop), stop),
            current => [new("Amount", Cents, current?.Cents) { Shown = cents => SpendingLimitDisplay.Dollars((long)cents) }],
            cancellation))
        {
            return;
        }

        var update = new SpendingLimitUpdate { Cents = Cents };
        WriteObject(await api.SetAsync(await OrganizationIdAsync(cancellation), update, cancellation));
    }

    private static long InCents(decimal amount) =>
        Math.Abs(amount) <= long.MaxValue / 100 && decimal.IsInteger(amount * 100)
            ? (long)(amount * 100)
            : throw new NeonApiException(NeonFailure.InvalidInput, $"{amount} dollars is not a whole number of cents.")
            {
                Advice = "Specify an amount with at most two decimals.",
            };
}
