namespace Neon;

/// <summary>A map in a model. As text it is its names and values, such as <c>owner=ada; ticket=42</c>.</summary>
internal sealed class NeonMap<T>(IEnumerable<KeyValuePair<string, T>> members) : Dictionary<string, T>(members, StringComparer.Ordinal)
{
    public override string ToString() => string.Join("; ", this.Select(member => $"{member.Key}={member.Value}"));
}

internal static class NeonMap
{
    /// <summary>The map in this type; null for null.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(members))]
    public static IReadOnlyDictionary<string, T>? Of<T>(IReadOnlyDictionary<string, T>? members) =>
        members is null or NeonMap<T> ? members : new NeonMap<T>(members);
}
