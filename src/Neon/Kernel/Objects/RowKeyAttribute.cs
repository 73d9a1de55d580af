namespace Neon;

/// <summary>
/// The property by which a plain object is known to be a row of this model: its key, or where the model has no key of its
/// own, what only this model has. With several names, a row has all of them.
/// </summary>
/// <remarks>
/// The keys of all models together are the table from which <see cref="RowRule"/> decides which rows an identity takes.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class RowKeyAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>Another common heading for the key; null if there is none.</summary>
    public string? AlsoCalled { get; init; }

    /// <summary>The key of the resource that it belongs to; null if it has no parent.</summary>
    public string? In { get; init; }
}
