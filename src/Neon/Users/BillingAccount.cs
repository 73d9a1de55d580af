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

    /// <summary>The email address that the bill is sent to.</summary>
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

/// <summary>The source that a bill is paid from.</summary>
public sealed class PaymentSource : NeonObject
{
    /// <summary>The kind of source, such as <c>card</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The payment card, if the source is a card.</summary>
    public PaymentCard? Card { get; init; }

    /// <summary>The kind of source.</summary>
    /// <returns>The kind.</returns>
    private protected override string AsText() => Type ?? string.Empty;
}

/// <summary>A payment card, with the data that Neon returns.</summary>
public sealed class PaymentCard : NeonObject
{
    /// <summary>The brand of the card, such as <c>visa</c>.</summary>
    public string? Brand { get; init; }

    /// <summary>The last four digits of the card number.</summary>
    public string? Last4 { get; init; }

    /// <summary>The month in which the card expires, 1 to 12.</summary>
    public long? ExpMonth { get; init; }

    /// <summary>The year in which the card expires.</summary>
    public long? ExpYear { get; init; }

    /// <summary>The brand of the card, without its number.</summary>
    /// <returns>The brand.</returns>
    private protected override string AsText() => Brand ?? string.Empty;
}
