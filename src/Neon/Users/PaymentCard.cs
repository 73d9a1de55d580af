namespace Neon;

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
