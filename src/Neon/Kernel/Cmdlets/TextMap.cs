using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Converts hashtables to the text maps that the API accepts.</summary>
internal static class TextMap
{
    /// <summary>Returns keys and values as text, in the invariant culture; null for null.</summary>
    public static Dictionary<string, string>? Of(Hashtable? table) =>
        table?.Cast<DictionaryEntry>().ToDictionary(entry => Text(entry.Key), entry => Text(entry.Value), StringComparer.Ordinal);

    // Postgres and JSON expect "true"; PowerShell would write "True".
    public static string Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        bool flag => flag ? "true" : "false",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
