using System.Security;

namespace Neon;

/// <summary>The billing data of an account.</summary>
public sealed class BillingAccount : NeonObject
{
    /// <summary>
    /// The state of the account: <c>active</c>, <c>suspended</c>, <c>deactivated</c>, <c>deleted</c> or
    /// <c>UNKNOWN</c>.
    /// </summary>
    public string? State { get; init; }

    /// <summary>The kind of subscription, such as <c>free_v3</c>, <c>launch_v3</c> or <c>scale_v3</c>.</summary>
    public string? SubscriptionType { get; init; }

    /// <summary>The plan with its version.</summary>
    public PlanDetails? PlanDetails { get; init; }

    /// <summary>The payment method, such as <c>stripe</c>, <c>aws_mp</c> or <c>none</c>.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>The source of payment.</summary>
    public PaymentSource? PaymentSource { get; init; }

    /// <summary>The spending limit per billing period, in US cents; empty if there is none.</summary>
    public long? SpendingLimitCents { get; init; }

    /// <summary>When the quotas were last reset: the start of the billing period.</summary>
    public DateTimeOffset? QuotaResetAtLast { get; init; }

    /// <summary>The name on the bill.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address that the bill is sent to.</summary>
    public string? Email { get; init; }

    /// <summary>The first line of the address: street and number.</summary>
    public string? AddressLine1 { get; init; }

    /// <summary>The second line of the address.</summary>
    public string? AddressLine2 { get; init; }

    /// <summary>The postal code.</summary>
    public string? AddressPostalCode { get; init; }

    /// <summary>The city.</summary>
    public string? AddressCity { get; init; }

    /// <summary>The state or region within the country.</summary>
    public string? AddressState { get; init; }

    /// <summary>The country as a two-letter ISO 3166 code.</summary>
    public string? AddressCountry { get; init; }

    /// <summary>The name of the country.</summary>
    public string? AddressCountryName { get; init; }

    /// <summary>The tax id on the bill.</summary>
    public string? TaxId { get; init; }

    /// <summary>The kind of the tax id, such as <c>eu_vat</c>.</summary>
    public string? TaxIdType { get; init; }

    /// <summary>
    /// The URL of the customer's page at the billing service. It is a secret: anyone who has it can see the bills.
    /// </summary>
    public SecureString? OrbPortalUrl { get; init; }

    /// <summary>The kind of subscription and the state; no personal data.</summary>
    /// <returns>Text such as <c>launch_v3 (active)</c>.</returns>
    private protected override string AsText() => $"{SubscriptionType} ({State})";
}
