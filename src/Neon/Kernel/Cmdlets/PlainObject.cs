using System.Management.Automation;

namespace Neon;

/// <summary>
/// Reads the keys of plain objects: rows of a CSV file, what Select-Object left. An identity takes them beside its own
/// model, so that the target of a change can be bound by value alone. Bound by property, any object that happens to know a
/// branch (a database, an endpoint) could be piped into the removal of that branch.
/// </summary>
internal static class PlainObject
{
    /// <summary>The key that makes the object name a resource.</summary>
    /// <exception cref="PSInvalidCastException">The object has no such key.</exception>
    public static string Key(PSObject plain, string name) =>
        Find(plain, name) ?? throw new PSInvalidCastException($"The object has no {name}.");

    /// <summary>A key that the object may have.</summary>
    public static string? Find(PSObject plain, string name) =>
        plain.Properties[name]?.Value?.ToString() is { Length: > 0 } text ? text : null;
}
