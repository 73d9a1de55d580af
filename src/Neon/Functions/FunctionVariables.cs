using System.Collections;
using System.Management.Automation;
using System.Security;

namespace Neon.Commands;

/// <summary>Turns the hashtable of <c>-Environment</c> into variables whose values are secrets.</summary>
internal static class FunctionVariables
{
    /// <summary>Names and values; null when none is named.</summary>
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
            : throw Invalid($"'{key}' cannot be the name of an environment variable.", "Give names such as API_TOKEN, without an equals sign.");

    // An unset variable of the script must not remove one of the function.
    private static SecureString ValueOf(DictionaryEntry entry) => (entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value) switch
    {
        null => throw Invalid($"The environment variable '{entry.Key}' has no value.", "A variable in the command may not be set. To remove it from the function, give an empty text: ''."),
        SecureString secret => secret,
        PSCredential credential => credential.Password,
        var value => Secret.Of(OfLength(entry.Key, TextMap.Text(value))),
    };

    private static string OfLength(object name, string value) => value.Length <= Secret.MaxLength
        ? value
        : throw Invalid($"The environment variable '{name}' has {value.Length} characters; at most {Secret.MaxLength} can be sent.", "Shorten the value, or put it into a file of the function's code.");

    private static NeonApiException Invalid(string message, string advice) => new(NeonFailure.InvalidInput, message) { Advice = advice };
}
