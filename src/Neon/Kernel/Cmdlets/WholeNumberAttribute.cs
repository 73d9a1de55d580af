using System.Globalization;
using System.Management.Automation;
using System.Numerics;

namespace Neon.Commands;

/// <summary>
/// Accepts whole numbers, as numbers or as text. PowerShell would round a fraction (<c>-PgVersion 17.5</c> would permanently
/// create a project with Postgres 18) and read a character as its code.
/// </summary>
/// <param name="least">The smallest number that the parameter accepts, as in ValidateRange.</param>
/// <param name="most">The largest number that the parameter accepts, as in ValidateRange.</param>
[AttributeUsage(AttributeTargets.Property)]
internal class WholeNumberAttribute(long least, long most) : PlainValueAttribute
{
    /// <summary>Whether it is a number of bytes.</summary>
    public bool IsSize { get; init; }

    /// <summary>The smallest number that the parameter accepts.</summary>
    public long Least { get; } = least;

    /// <summary>The largest number that the parameter accepts.</summary>
    public long Most { get; } = most;

    private protected override string Kind => "a whole number";

    private protected override string Advice => string.Create(
        CultureInfo.InvariantCulture,
        $"Specify {(IsList ? "whole numbers" : "a whole number")}: {Least}{(Most is int.MaxValue or long.MaxValue ? " or more" : $" to {Most}")}.");

    private protected override object? Read(object value) => Number(value) switch
    {
        null => null,
        // Values that fit the type but not the range are refused by ValidateRange.
        { } number when number >= int.MinValue && number <= (Most > int.MaxValue ? long.MaxValue : int.MaxValue) => (long)number,
        _ => throw Refusal($"{ParameterInput.Quote(value)} is too large or too small."),
    };

    private static BigInteger? Number(object value) => value switch
    {
        string text => NumberIn(text),
        decimal number => decimal.IsInteger(number) ? new BigInteger(number) : null,
        double or float => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsInteger(number) ? new BigInteger(number) : null,
        BigInteger number => number,
        _ => ParameterInput.IsNumber(value) ? new BigInteger(Convert.ToDecimal(value, CultureInfo.InvariantCulture)) : null,
    };

    // As PowerShell reads numbers, including 0x11 and 10GB. A comma would be ignored, so that 17,5 would become 175.
    private static BigInteger? NumberIn(string text) =>
        string.IsNullOrWhiteSpace(text) || text.Contains(',', StringComparison.Ordinal) ? null
        : LanguagePrimitives.TryConvertTo<decimal>(text, CultureInfo.InvariantCulture, out var number) ? Number(number)
        : LanguagePrimitives.TryConvertTo<double>(text, CultureInfo.InvariantCulture, out var large) ? Number(large)
        : null;
}
