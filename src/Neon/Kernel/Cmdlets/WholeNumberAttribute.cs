using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Refuses a fraction for a parameter that takes whole numbers. PowerShell would round it: <c>-PgVersion 17.5</c> would
/// create a project with Postgres 18, and the version of a project cannot be changed. Empty text would become zero.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                Transform(engineIntrinsics, item);
            }
        }
        else if (!IsWhole(value))
        {
            throw new ArgumentTransformationMetadataException(string.Create(CultureInfo.InvariantCulture, $"'{value}' is not a whole number."));
        }

        // The value itself: whether it fits the type and the range of the parameter is PowerShell's to say.
        return inputData;
    }

    private static bool IsWhole(object? value) => value switch
    {
        // A comma would be passed over, so that 17,5 would become 175.
        string text => !string.IsNullOrWhiteSpace(text) && !text.Contains(',', StringComparison.Ordinal)
            && (!LanguagePrimitives.TryConvertTo<decimal>(text, CultureInfo.InvariantCulture, out var number) || IsWhole(number)),
        decimal number => decimal.Truncate(number) == number,
        double number => Math.Truncate(number) == number,
        float number => MathF.Truncate(number) == number,
        _ => true,
    };
}
