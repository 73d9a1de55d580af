using System.Collections;
using System.Management.Automation;

namespace Neon;

/// <summary>
/// Reads the keys of plain objects: rows of a CSV file or of JSON, hashtables, output of Select-Object. An identity accepts them
/// beside its own model, so that the target of a change is bound by value only. If it were bound by property, any object with a
/// branch (a database, an endpoint) could be piped into the removal of that branch.
/// </summary>
internal static class PlainObject
{
    /// <summary>The value as a plain object; null if it is something else, such as text or a model.</summary>
    /// <exception cref="PSInvalidCastException">A hashtable has the same name twice, in different cases.</exception>
    public static PSObject? Of(object? value) => value switch
    {
        PSObject { BaseObject: PSCustomObject } plain => plain,
        PSObject { BaseObject: IDictionary table } => Of(table),
        IDictionary table => Of(table),
        _ => null,
    };

    /// <summary>Whether the value is a plain object: a row, a hashtable, output of Select-Object.</summary>
    public static bool IsPlain(PSObject value) => value.BaseObject is PSCustomObject or IDictionary;

    /// <summary>The key that identifies a resource.</summary>
    /// <exception cref="PSInvalidCastException">The object has no such key.</exception>
    public static string Key(PSObject plain, string name) =>
        Find(plain, name) ?? throw new PSInvalidCastException($"The object has no {name}.");

    /// <summary>A key that the object may have.</summary>
    /// <exception cref="PSInvalidCastException">The value is a list, a table or a date, whose text does not identify
    /// anything.</exception>
    public static string? Find(PSObject plain, string name)
    {
        var value = Property(plain, name)?.Value;
        return (value is PSObject wrapped ? wrapped.BaseObject : value) is IEnumerable and not string
            ? throw new PSInvalidCastException($"The object has several values for {name}.")
            : FaultOfDate(plain, name) is { } fault ? throw new PSInvalidCastException(fault)
            : value?.ToString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>Why a date is not a key: its original text is lost. Null if it is not a date.</summary>
    public static string? FaultOfDate(PSObject plain, string name) => Property(plain, name)?.Value switch
    {
        DateTime or DateTimeOffset or PSObject { BaseObject: DateTime or DateTimeOffset } =>
            $"The object's {name} is a date, not text. ConvertFrom-Json reads text that looks like a date as one; use ConvertFrom-Json -DateKind String.",
        _ => null,
    };

    /// <summary>The property with a name, or the first one whose name is another spelling of it, such as <c>branch_id</c>; null if there is none.</summary>
    public static PSPropertyInfo? Property(PSObject plain, string name) => plain.Properties[name]
        ?? plain.Properties.FirstOrDefault(property => RowRule.HeadingOf(property.Name).Equals(name, StringComparison.OrdinalIgnoreCase));

    private static PSObject Of(IDictionary table)
    {
        var plain = new PSObject();
        foreach (DictionaryEntry entry in table)
        {
            var name = entry.Key.ToString() ?? string.Empty;
            if (plain.Properties[name] is not null)
            {
                throw new PSInvalidCastException(VisibleText.Of($"The object has two properties named {name}."));
            }

            plain.Properties.Add(new PSNoteProperty(name, entry.Value));
        }

        return plain;
    }
}
