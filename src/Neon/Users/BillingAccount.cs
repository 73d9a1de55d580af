using System.Security;

namespace Neon;

/// <summary>The billing data of an account.</summary>
public sealed class BillingAccount : NeonObject
{
    /// <summary>
    /// The state of the account: <c>active</c>, <c>suspended</c>, <c>deactivated</c>, <c>deleted</c> or
    /// <c>UNKNOWN</c>.
    /// </summary>
    public string? State { get; set; }

    /// <summary>The kind of subscription, such as <c>free_v3</c>, <c>launch_v3</c> or <c>scale_v3</c>.</summary>
    public string? SubscriptionType { get; set; }

    /// <summary>The plan with its version.</summary>
    public PlanDetails? PlanDetails { get; set; }

    /// <summary>The payment method, such as <c>stripe</c>, <c>aws_mp</c> or <c>none</c>.</summary>
    public string? PaymentMethod { get; set; }

    /// <summary>The source of payment.</summary>
    public PaymentSource? PaymentSource { get; set; }

    /// <summary>The spending limit per billing period, in US cents; empty if there is none.</summary>
    public long? SpendingLimitCents { get; set; }

    /// <summary>When the quotas were last reset: the start of the billing period.</summary>
    public DateTimeOffset? QuotaResetAtLast { get; set; }

    /// <summary>The name on the bill.</summary>
    public string? Name { get; set; }

    /// <summary>The email address that the bill is sent to.</summary>
    public string? Email { get; set; }

    /// <summary>The first line of the address: street and number.</summary>
    public string? AddressLine1 { get; set; }

    /// <summary>The second line of the address.</summary>
    public string? AddressLine2 { get; set; }

    /// <summary>The postal code.</summary>
    public string? AddressPostalCode { get; set; }

    /// <summary>The city.</summary>
    public string? AddressCity { get; set; }

    /// <summary>The state or region within the country.</summary>
    public string? AddressState { get; set; }

    /// <summary>The country as a two-letter ISO 3166 code.</summary>
    public string? AddressCountry { get; set; }

    /// <summary>The name of the country.</summary>
    public string? AddressCountryName { get; set; }

    /// <summary>The tax id on the bill.</summary>
    public string? TaxId { get; set; }

    /// <summary>The kind of the tax id, such as <c>eu_vat</c>.</summary>
    public string? TaxIdType { get; set; }

    /// <summary>
    /// The URL of the customer's page at the billing service. It is a secret: anyone who has it can see the bills.
    /// </summary>
    public SecureString? OrbPortalUrl { get; set; }

    /// <summary>The kind of subscription and the state; no personal data.</summary>
    /// <returns>Text such as <c>launch_v3 (active)</c>.</returns>
    private protected override string AsText() => $"{SubscriptionType} ({State})";
}

/// <summary>The source that a bill is paid from.</summary>
public sealed class PaymentSource : NeonObject
{
    /// <summary>The kind of source, such as <c>card</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The payment card, if the source is a card.</summary>
    public PaymentCard? Card { get; set; }

    /// <summary>The kind of source.</summary>
    /// <returns>The kind.</returns>
    private protected override string AsText() => Type ?? string.Empty;
}

/// <summary>A payment card, with the data that Neon returns.</summary>
public sealed class PaymentCard : NeonObject
{
    /// <summary>The brand of the card, such as <c>visa</c>.</summary>
    public string? Brand { get; set; }

    /// <summary>The last four digits of the card number.</summary>
    public string? Last4 { get; set; }

    /// <summary>The month in which the card expires, 1 to 12.</summary>
    public long? ExpMonth { get; set; }

    /// <summary>The year in which the card expires.</summary>
    public long? ExpYear { get; set; }

    /// <summary>The brand of the card, without its number.</summary>
    /// <returns>The brand.</returns>
    private protected override string AsText() => Brand ?? string.Empty;
}
