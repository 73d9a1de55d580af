using System.Collections.ObjectModel;

namespace Neon;

/// <summary>
/// A list in a model. As text it is its items, so that a column of a CSV file contains the items and not the name of a type.
/// </summary>
internal sealed class NeonList<T>(IList<T> items) : ReadOnlyCollection<T>(items)
{
    public static new NeonList<T> Empty { get; } = new([]);

    public override string ToString() => string.Join("; ", this);
}

internal static class NeonList
{
    /// <summary>The list in this type; null for null.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(items))]
    public static IReadOnlyList<T>? Of<T>(IReadOnlyList<T>? items) =>
        items is null or NeonList<T> ? items : new NeonList<T>([.. items]);
}
