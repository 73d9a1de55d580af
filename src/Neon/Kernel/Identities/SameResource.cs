using System.Management.Automation;
using System.Reflection;

namespace Neon;

/// <summary>Finds identities in a list that certainly identify the same resource, so that a change is not sent twice.</summary>
internal sealed class SameResource : IEqualityComparer<ResourceIdentity>
{
    public static SameResource Comparer { get; } = new();

    /// <summary>Whether both are the same text or the same object, objects with the same keys, rows with the same columns, or have the same id.</summary>
    public bool Equals(ResourceIdentity? x, ResourceIdentity? y) =>
        x is null || y is null ? x == y
        : x.GetType() == y.GetType() && x.Id == y.Id && (x.Id ?? x.Name) is not null && (x.Equals(y) || ((x.Id ?? x.Name) == (y.Id ?? y.Name) && (KeysOf(x), KeysOf(y)) switch
        {
            ({ } one, { } other) => one.SequenceEqual(other),
            // Text beside an object. A name can be that of a resource in another parent.
            _ => x.Id is not null && RowRule.Of(x.GetType()).IsKeyedById,
        }));

    public int GetHashCode(ResourceIdentity obj) => (obj.GetType(), obj.Id).GetHashCode();

    /// <summary>The keys of an object, with those of its parents, or the columns of a row; null for text.</summary>
    private static IEnumerable<string?>? KeysOf(ResourceIdentity identity) =>
        PlainObject.Of(identity.Input) is { } row ? row.Properties.Select(column => $"{column.Name}={column.Value}")
        : identity.Input is NeonObject model ? model.GetType().GetCustomAttribute<ListedAttribute>()?.Keys.Select(key => PSObject.AsPSObject(model).Properties[key]?.Value?.ToString()).Prepend(model.GetType().Name)
        : null;
}
