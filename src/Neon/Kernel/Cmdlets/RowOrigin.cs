using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Neon.Commands;

/// <summary>
/// Remembers the row or the object that the value of a parameter was read from, such as an email address, a masking rule or a
/// schedule entry. The value no longer has the other columns of the row, and one of them can name the project.
/// </summary>
internal static class RowOrigin
{
    private static readonly ConditionalWeakTable<object, PSObject> Rows = [];

    /// <summary>Remembers a row.</summary>
    /// <param name="value">The value, which nothing else refers to yet.</param>
    /// <param name="row">The row.</param>
    /// <returns>The value.</returns>
    public static T From<T>(T value, PSObject row)
        where T : class
    {
        Rows.AddOrUpdate(value, row);
        return value;
    }

    /// <summary>The row or the object that a value was read from; null if it was not read from one.</summary>
    public static PSObject? Of(object value) => Rows.TryGetValue(value, out var row) ? row : null;
}
