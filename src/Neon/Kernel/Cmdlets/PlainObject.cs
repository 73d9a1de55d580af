using System.Management.Automation;

namespace Neon;

/// <summary>
/// Reads the keys of plain objects: rows of a CSV file, what Select-Object left. An identity takes them beside its own
/// model, so that the target of a change can be bound by value alone. Bound by property, any object that happens to know a
/// branch (a database, an endpoint) could be piped into the removal of that branch.
/// </summary>
internal static class PlainObject
{
    // What Import-Clixml and jobs give, and what Select-Object leaves, still knows what it was.
    private static readonly string[] Origins = ["Deserialized.Neon.", "Selected.Neon."];

    /// <summary>
    /// Refuses an object that was something else before: a database read from a file knows its branch, and must not be taken
    /// for it.
    /// </summary>
    /// <exception cref="PSInvalidCastException">The object was of a type that the identity does not take.</exception>
    public static void EnsureMeant(PSObject plain, Type identity)
    {
        var taken = identity.GetConstructors().Select(constructor => constructor.GetParameters()[0].ParameterType.FullName).ToArray();
        string[] was = [.. plain.TypeNames.Where(name => Array.Exists(Origins, name.StartsWith)).Select(name => name[(name.IndexOf('.') + 1)..])];
        if (was.Length > 0 && !was.Any(taken.Contains))
        {
            throw new PSInvalidCastException(VisibleText.Of($"The object was a {was[0]}."));
        }
    }

    /// <summary>The key that makes the object name a resource.</summary>
    /// <exception cref="PSInvalidCastException">The object has no such key.</exception>
    public static string Key(PSObject plain, string name) =>
        Find(plain, name) ?? throw new PSInvalidCastException($"The object has no {name}.");

    /// <summary>A key that the object may have.</summary>
    public static string? Find(PSObject plain, string name) =>
        plain.Properties[name]?.Value?.ToString() is { Length: > 0 } text ? text : null;
}
