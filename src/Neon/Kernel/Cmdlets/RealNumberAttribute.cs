using System.Globalization;

namespace Neon.Commands;

/// <summary>
/// Accepts numbers with decimals, as numbers or as text with a decimal point. In text, PowerShell would ignore a comma:
/// <c>-Amount '12,50'</c> would set a limit of 1,250 dollars.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RealNumberAttribute : PlainValueAttribute
{
    private protected override string Kind => "a valid number";

    private protected override string Advice => "Specify a number such as 0.25, with a decimal point.";

    private protected override object? Read(object value) => value switch
    {
        string text => IsPlain(text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => ParameterInput.IsNumber(value) ? value : null,
    };

    private static bool IsPlain(string text) => !string.IsNullOrWhiteSpace(text) && !text.Contains(',', StringComparison.Ordinal);
}
