using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;

namespace Neon.Commands;

/// <summary>
/// Takes whole numbers, as numbers or as text, and refuses everything else in plain words. PowerShell would round a fraction
/// (<c>-PgVersion 17.5</c> would create a project with Postgres 18, for good), take a character for its code, and refuse other
/// text in words of the framework.
/// </summary>
/// <param name="least">The smallest number that the parameter takes, as ValidateRange has it.</param>
/// <param name="most">The largest number that the parameter takes, as ValidateRange has it.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeNumberAttribute(long least, long most) : ArgumentTransformationAttribute
{
    /// <summary>The smallest number that the parameter takes.</summary>
    public long Least { get; } = least;

    /// <summary>The largest number that the parameter takes.</summary>
    public long Most { get; } = most;

    /// <summary>Whether the parameter takes several numbers.</summary>
    public bool IsList { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        !ParameterInput.IsList(inputData) ? Whole(ParameterInput.Unwrap(inputData))
        : IsList ? ((IEnumerable)ParameterInput.Unwrap(inputData)!).Cast<object?>().Select(item => Whole(ParameterInput.Unwrap(item))).ToArray()
        : throw Refusal("A list is not a whole number.");

    private long Whole(object? value)
    {
        if (value is null)
        {
            throw Refusal(ParameterInput.NoValue);
        }

        var number = Number(value) ?? throw Refusal($"{ParameterInput.Quote(value)} is not a whole number.");
        // What is out of the parameter's range, and fits its type, ValidateRange refuses.
        return number >= int.MinValue && number <= (Most > int.MaxValue ? long.MaxValue : int.MaxValue)
            ? (long)number
            : throw Refusal($"{ParameterInput.Quote(value)} is too large or too small.");
    }

    private static BigInteger? Number(object value) => value switch
    {
        string text => NumberIn(text),
        decimal number => decimal.IsInteger(number) ? new BigInteger(number) : null,
        double or float => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsInteger(number) ? new BigInteger(number) : null,
        BigInteger number => number,
        _ => ParameterInput.IsNumber(value) ? new BigInteger(Convert.ToDecimal(value, CultureInfo.InvariantCulture)) : null,
    };

    // As PowerShell reads numbers, 0x11 and 10GB among them. A comma would be passed over, so that 17,5 would become 175.
    private static BigInteger? NumberIn(string text) =>
        string.IsNullOrWhiteSpace(text) || text.Contains(',', StringComparison.Ordinal) ? null
        : LanguagePrimitives.TryConvertTo<decimal>(text, CultureInfo.InvariantCulture, out var number) ? Number(number)
        : LanguagePrimitives.TryConvertTo<double>(text, CultureInfo.InvariantCulture, out var large) ? Number(large)
        : null;

    private ArgumentTransformationMetadataException Refusal(string what)
    {
        var range = Most is int.MaxValue or long.MaxValue ? $"{Least} or more" : $"{Least} to {Most}";
        return new(string.Create(CultureInfo.InvariantCulture, $"{what} Specify {(IsList ? "whole numbers" : "a whole number")}: {range}."));
    }
}
