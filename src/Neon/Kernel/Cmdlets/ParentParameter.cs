using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>A parameter that names what other things lie in: a project, a branch, an organization, a bucket.</summary>
internal sealed class ParentParameter
{
    private readonly PropertyInfo _property;

    private ParentParameter(PropertyInfo property, string key)
    {
        _property = property;
        Key = key;
        Kind = ResourceIdentity.KindOf(property.PropertyType);
        Depth = RowKind.All.Where(kind => kind.Names is [var only] && only == key).Select(kind => kind.Depth).DefaultIfEmpty().Min();
    }

    public string Name => _property.Name;

    /// <summary>The property that what lies in it has, such as <c>BranchId</c>.</summary>
    public string Key { get; }

    /// <summary>What it names, in words.</summary>
    public string Kind { get; }

    /// <summary>How many others it lies in.</summary>
    public int Depth { get; }

    /// <summary>Whether the key is a name.</summary>
    public bool IsByName => Key.EndsWith(RowKind.NameColumn, StringComparison.Ordinal);

    /// <summary>The parent that a property names; null if nothing lies in what it names, or if it names several.</summary>
    public static ParentParameter? Of(PropertyInfo property) =>
        !property.PropertyType.IsArray
        && property.GetCustomAttribute<AliasAttribute>()?.AliasNames.FirstOrDefault(alias => IsKeyOf(alias, property.Name)) is { } key
            ? new ParentParameter(property, key)
            : null;

    public ResourceIdentity? ValueOf(Cmdlet cmdlet) => (ResourceIdentity?)_property.GetValue(cmdlet);

    /// <summary>Whether a part is such a thing itself, so that the key is its own.</summary>
    public bool IsOne(GivenPart part) => part.Identity is { } identity
        ? identity.GetType() == _property.PropertyType
        : PlainObject.IsPlain(part.Input)
            ? RowRule.Of(_property.PropertyType).Takes(PlainObject.Of(part.Input)!)
            : Array.Exists(_property.PropertyType.GetConstructors(), constructor => constructor.GetParameters()[0].ParameterType.IsInstanceOfType(part.Input.BaseObject));

    private static bool IsKeyOf(string alias, string parameter) =>
        (alias == parameter + "Id" || alias == parameter + RowKind.NameColumn) && RowKind.All.Any(kind => kind.In == alias);
}
