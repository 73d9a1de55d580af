using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Neon.Commands;

/// <summary>Refuses text that does not have a form, and says which. ValidatePattern would show the regular expression.</summary>
/// <param name="pattern">The regular expression of the form.</param>
/// <param name="kind">The required kind of value, such as <c>a time of day</c>.</param>
/// <param name="example">A valid value.</param>
[AttributeUsage(AttributeTargets.Property)]
internal class ValidateFormAttribute(string pattern, string kind, string example) : ValidateArgumentsAttribute
{
    /// <summary>A valid value.</summary>
    public string Example { get; } = example;

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        var value = ParameterInput.Unwrap(arguments);
        if (value is not string text || !Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant))
        {
            throw new ValidationMetadataException(value is null or ""
                ? $"{ParameterInput.NoValue} Specify {kind} such as {Example}."
                : $"{ParameterInput.Quote(value)} is not {kind} such as {Example}.");
        }
    }
}
