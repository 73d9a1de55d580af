using System.Collections;
using System.Management.Automation;
using System.Security;

namespace Neon.Commands;

/// <summary>Converts the hashtable of <c>-Environment</c> to variables with secret values.</summary>
internal static class FunctionVariables
{
    /// <summary>The names and values; null if none are specified.</summary>
    public static IReadOnlyDictionary<string, SecureString>? Of(Hashtable? table)
    {
        if (table is not { Count: > 0 })
        {
            return null;
        }

        var variables = new SortedDictionary<string, SecureString>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table)
        {
            variables[NameOf(entry.Key)] = ValueOf(entry);
        }

        return variables;
    }

    private static string NameOf(object key) =>
        TextMap.Text(key) is { Length: > 0 } name && !name.Contains('=', StringComparison.Ordinal)
            ? name
            : throw InputErrors.Invalid($"'{key}' is not a valid name of an environment variable.", "Specify a name such as API_TOKEN, without an equals sign.");

    // An unset variable in the script must not remove a variable of the function.
    private static SecureString ValueOf(DictionaryEntry entry) => ParameterInput.Unwrap(entry.Value) switch
    {
        null => throw InputErrors.Invalid($"The environment variable '{entry.Key}' has no value.", "Check that each variable in the command has a value. To remove the variable from the function, specify an empty string: ''."),
        SecureString secret => secret,
        PSCredential credential => credential.Password,
        var value => Secret.Of(OfLength(entry.Key, TextMap.Text(value))),
    };

    private static string OfLength(object name, string value) => value.Length <= Secret.MaxLength
        ? value
        : throw InputErrors.Invalid($"The environment variable '{name}' has {value.Length} characters; the maximum is {Secret.MaxLength}.", "Shorten the value, or put it in a file of the function's code.");
}
