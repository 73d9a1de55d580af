namespace Neon;

/// <summary>What a bill is paid from.</summary>
public sealed class PaymentSource : NeonObject
{
    /// <summary>The kind of source, such as <c>card</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The bank card, if the source is one.</summary>
    public PaymentCard? Card { get; init; }

    /// <summary>The kind of source.</summary>
    /// <returns>The kind.</returns>
    private protected override string AsText() => Type ?? string.Empty;
}
