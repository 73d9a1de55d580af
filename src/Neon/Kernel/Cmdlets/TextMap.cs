using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Turns the hashtables that users write into the maps of text that the API takes.</summary>
internal static class TextMap
{
    /// <summary>Gives keys and values as text, in the invariant culture; null for null.</summary>
    public static Dictionary<string, string>? Of(Hashtable? table) =>
        table?.Cast<DictionaryEntry>().ToDictionary(entry => Text(entry.Key), entry => Text(entry.Value), StringComparer.Ordinal);

    // Postgres and JSON know "on" and "true"; PowerShell would write "True".
    public static string Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        bool flag => flag ? "true" : "false",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
