using System.Globalization;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Takes numbers with decimal places, as numbers or as text with a point, and refuses everything else in plain words. In text,
/// PowerShell would pass over a comma: <c>-Amount '12,50'</c> would set a limit of 1,250 dollars.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RealNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = ParameterInput.Unwrap(inputData) ?? throw new ArgumentTransformationMetadataException(ParameterInput.NoValue);
        return value switch
        {
            string text when IsPlain(text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ when ParameterInput.IsList(value) => throw new ArgumentTransformationMetadataException("A list is not a number. Specify a number such as 0.25."),
            _ when ParameterInput.IsNumber(value) => inputData,
            _ => throw new ArgumentTransformationMetadataException($"{ParameterInput.Quote(value)} is not a valid number. Specify a number such as 0.25, with a point."),
        };
    }

    private static bool IsPlain(string text) => !string.IsNullOrWhiteSpace(text) && !text.Contains(',', StringComparison.Ordinal);
}
