using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Xml;

namespace Neon.Commands;

/// <summary>Shared code of the attributes that read parameter values.</summary>
internal static class ParameterInput
{
    /// <summary>The message for null.</summary>
    public const string NoValue = "No value was specified. A variable in the command may not be set.";

    private const int MaxQuoted = 60;

    /// <summary>The value without its PSObject.</summary>
    public static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>The value without its PSObject; the text of a number that was typed with letters, such as <c>7d</c>.</summary>
    public static object? AsTyped(object? value) =>
        // PowerShell keeps the text of a number only if it differs from the number.
        Unwrap(value) is { } number && value is PSObject && IsNumber(number) && value.ToString() is { } text && text.Any(char.IsAsciiLetter) ? text : Unwrap(value);

    /// <summary>
    /// Whether the value is several values. Text, a hashtable and an XML node count as one, although they can be
    /// enumerated.
    /// </summary>
    public static bool IsList(object? value) => Unwrap(value) is IEnumerable and not (string or IDictionary or XmlNode);

    /// <summary>The values of a list, and of lists in it. An empty one is a variable that is not set.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The list or a value in it is empty.</exception>
    public static IReadOnlyList<object> ValuesIn(object? list)
    {
        object?[] values = [.. Flat(list)];
        return values.Length == 0 ? throw new ArgumentTransformationMetadataException("The list is empty. Specify at least one value, or pipe the list into the cmdlet, which then does nothing.")
            : Array.Exists(values, value => value is null || (Unwrap(value) is string text && string.IsNullOrWhiteSpace(text)))
                ? throw new ArgumentTransformationMetadataException("The list contains an empty value. A variable in the command may not be set.")
            : [.. values.OfType<object>()];

        static IEnumerable<object?> Flat(object? value) => IsList(value) ? ((IEnumerable)Unwrap(value)!).Cast<object?>().SelectMany(Flat) : [value];
    }

    /// <summary>Whether the value is a number. Characters, enumerations and booleans are not.</summary>
    public static bool IsNumber(object value) => value is not Enum && (value is BigInteger || Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal);

    /// <summary>The value as a message quotes it.</summary>
    public static string Quote(object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        text = text == value.GetType().ToString() ? value.GetType().Name : text;
        return VisibleText.Of($"'{(text.Length > MaxQuoted ? text[..MaxQuoted] + "..." : text)}'");
    }
}
