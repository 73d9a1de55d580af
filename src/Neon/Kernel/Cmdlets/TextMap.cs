using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// Converts hashtables to the text maps that the API accepts. A value without a text of its own is refused: PowerShell would send
/// the name of its type, such as System.Collections.Hashtable.
/// </summary>
internal static class TextMap
{
    /// <summary>Ends a message about a value without a text of its own.</summary>
    public const string Unsendable = "cannot be sent as text";

    /// <summary>Returns keys and values as text, in the invariant culture; null for null.</summary>
    public static Dictionary<string, string>? Of(Hashtable? table) =>
        table?.Cast<DictionaryEntry>().ToDictionary(entry => Text(entry.Key), entry => Text(entry.Value), StringComparer.Ordinal);

    /// <summary>Returns the text of a value.</summary>
    /// <exception cref="NeonApiException">The value has no text of its own.</exception>
    public static string Text(object? value) => Find(value) ?? throw InputErrors.Invalid($"{TypeOf(value)} {Unsendable}.", "Convert it to text first.");

    /// <summary>The text of a string, a number, a Boolean, a Guid or a URI; null for any other value.</summary>
    public static string? Find(object? value) => ParameterInput.Unwrap(value) switch
    {
        // Postgres and JSON expect "true"; PowerShell would write "True".
        bool flag => flag ? "true" : "false",
        SwitchParameter flag => flag ? "true" : "false",
        Uri uri => uri.OriginalString,
        string or char or Guid => Convert.ToString(ParameterInput.Unwrap(value), CultureInfo.InvariantCulture),
        { } number when ParameterInput.IsNumber(number) => Convert.ToString(number, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The value as messages describe it.</summary>
    public static string TypeOf(object? value) => ParameterInput.Unwrap(value) is { } item ? $"A value of type {item.GetType().Name}" : "$null";

    /// <summary>Checks the hashtables that were specified, before anything is sent.</summary>
    /// <exception cref="NeonApiException">A name or a value cannot be sent as text.</exception>
    public static void Check(PSCmdlet cmdlet)
    {
        foreach (var (parameter, value) in cmdlet.MyInvocation.BoundParameters)
        {
            // A parameter of another type, such as a body, is not a text map.
            if (value is IDictionary table && cmdlet.GetType().GetProperty(parameter) is { } property && property.PropertyType.IsAssignableTo(typeof(IDictionary)))
            {
                Check(parameter, table, property.GetCustomAttribute<AlsoAcceptsAttribute>());
            }
        }
    }

    private static void Check(string parameter, IDictionary table, AlsoAcceptsAttribute? also)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table)
        {
            var name = Find(entry.Key);
            if (string.IsNullOrWhiteSpace(name) || !names.Add(name))
            {
                throw InputErrors.Invalid(
                    name is null ? $"A name in -{parameter} is of type {entry.Key.GetType().Name}."
                        : name.Trim().Length == 0 ? $"A name in -{parameter} is blank."
                        : $"The name '{name}' is in -{parameter} twice.",
                    "Specify each name once, as text.");
            }

            if (entry.Value is null ? also?.AllowsNull != true : !IsAccepted(entry.Value, also))
            {
                throw entry.Value is null
                    ? InputErrors.Invalid($"The value of '{name}' in -{parameter} is $null.", "Check that each variable in the command has a value.")
                    : InputErrors.Invalid(
                        $"The value of '{name}' in -{parameter} is of type {ParameterInput.Unwrap(entry.Value)!.GetType().Name}, which {Unsendable}.",
                        "Specify text, a number, a Boolean, a Guid or a URI. Convert another object to text first, such as with ConvertTo-Json -Compress.");
            }
        }
    }

    private static bool IsAccepted(object value, AlsoAcceptsAttribute? also) =>
        also is { AllowsLists: true } && ParameterInput.IsList(value)
            ? ((IEnumerable)ParameterInput.Unwrap(value)!).Cast<object?>().All(item => item is null || IsAcceptedItem(item, also))
            : IsAcceptedItem(value, also);

    private static bool IsAcceptedItem(object value, AlsoAcceptsAttribute? also) =>
        Find(value) is not null || also?.Types.Contains(ParameterInput.Unwrap(value)!.GetType()) == true;
}
