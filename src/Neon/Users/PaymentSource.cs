namespace Neon;

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
