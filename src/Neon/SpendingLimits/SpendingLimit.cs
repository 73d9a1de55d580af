using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// The monthly spending limit of an organization. Neon sends emails when spending approaches and reaches the limit; it
/// does not stop anything.
/// </summary>
[Listed("OrganizationId", "Amount", Keys = ["OrganizationId"])]
[RowKey("Cents", In = "OrganizationId")]
[ShownBy<SpendingLimitView>]
public sealed class SpendingLimit : NeonObject, IOrganizationResource
{
    private const decimal CentsPerDollar = 100;

    /// <summary>The organization.</summary>
    [JsonIgnore]
    public string? OrganizationId { get; set; }

    /// <summary>The limit in US dollars per month; empty if there is none.</summary>
    [JsonIgnore]
    public decimal? Amount
    {
        get => Cents / CentsPerDollar;
        set => Cents = (long?)(value * CentsPerDollar);
    }

    /// <summary>The limit in US cents per month; empty if there is none.</summary>
    [RequiredInResponse(AllowsNull = true)]
    [JsonPropertyName("spending_limit_cents")]
    public long? Cents { get; set; }

    private protected override object?[] Keys => [OrganizationId];

    /// <summary>The limit.</summary>
    /// <returns>Text such as <c>$50.00</c>, or <c>none</c>.</returns>
    private protected override string AsText() => SpendingLimitDisplay.Dollars(Cents);
}
