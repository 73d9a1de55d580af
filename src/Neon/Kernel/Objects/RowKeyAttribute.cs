namespace Neon;

/// <summary>
/// The property that identifies a plain object as a row of this model: its key or, if the model has no key of its own, a property
/// that only this model has. If several names are specified, a row has all of them.
/// </summary>
/// <remarks>From the keys of all models, <see cref="RowRule"/> decides which rows an identity accepts.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class RowKeyAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>Another common heading for the key; null if there is none.</summary>
    public string? AlsoCalled { get; init; }

    /// <summary>The key of the resource that it belongs to; null if it has no parent.</summary>
    public string? In { get; init; }

    /// <summary>
    /// The properties beside its key that distinguish this resource from others, such as the source of a snapshot. A change
    /// compares them with those of a row.
    /// </summary>
    public string[] Details { get; init; } = [];
}
