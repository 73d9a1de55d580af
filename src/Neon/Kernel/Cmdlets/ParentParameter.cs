using System.Collections.Frozen;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>A parameter for a parent: a project, a branch, an organization or a bucket.</summary>
internal sealed class ParentParameter : ParentKind
{
    private readonly PropertyInfo _property;
    private readonly ParameterProperty _parameter;
    private readonly ParameterAttribute[] _attributes;
    private readonly Lazy<FrozenSet<string>> _strangers;

    private ParentParameter(PropertyInfo property, string key)
        : base(key, property.Name, ParameterProperty.TypeOf(property))
    {
        (_property, _parameter) = (property, new ParameterProperty(property));
        _attributes = [.. property.GetCustomAttributes<ParameterAttribute>()];
        _strangers = new(Strangers);
    }

    /// <summary>The property of the cmdlet.</summary>
    public PropertyInfo Property => _property;

    /// <summary>Whether the cmdlet uses several values at once.</summary>
    public bool IsList => _parameter.IsList;

    /// <summary>Whether it binds from a property of piped objects.</summary>
    public bool IsByProperty => Array.Exists(_attributes, attribute => attribute.ValueFromPipelineByPropertyName);

    /// <summary>Whether a piped object may leave it empty, such as the organization of a personal API key.</summary>
    public bool CanBeEmpty => !_property.IsDefined(typeof(ValidateNotNullAttribute)) && !_property.IsDefined(typeof(ValidateNotNullOrEmptyAttribute));

    /// <summary>Whether it accepts the piped object itself, as the target does.</summary>
    public bool IsByValue => Array.Exists(_attributes, attribute => attribute.ValueFromPipeline);

    /// <summary>The parent parameter of a property; null if the property is not one.</summary>
    public static ParentParameter? Of(PropertyInfo property) =>
        property.GetCustomAttribute<AliasAttribute>()?.AliasNames.FirstOrDefault(alias => IsKeyOf(alias, property.Name)) is { } key
            ? new ParentParameter(property, key)
            : null;

    /// <summary>Whether a value was specified or bound.</summary>
    public bool HasValue(Cmdlet cmdlet) => _parameter.ValueOf(cmdlet) is not null;

    /// <summary>Its value; null if it has none or is a list.</summary>
    public ResourceIdentity? ValueOf(Cmdlet cmdlet) => _parameter.ValueOf(cmdlet) as ResourceIdentity;

    public void Set(Cmdlet cmdlet, ResourceIdentity? value) => _parameter.Set(cmdlet, value);

    /// <summary>
    /// Whether it can be used with the bound parameters: in the parameter set that the engine chose, or in another one that
    /// contains them.
    /// </summary>
    public bool GoesWith(PSCmdlet cmdlet) => IsIn(cmdlet.ParameterSetName) || !cmdlet.MyInvocation.BoundParameters.Keys.Any(_strangers.Value.Contains);

    private bool IsIn(string set) => Array.Exists(_attributes, attribute => attribute.ParameterSetName is ParameterAttribute.AllParameterSets || attribute.ParameterSetName == set);

    // The parameters that cannot be used together with it.
    private FrozenSet<string> Strangers() => _property.ReflectedType!.GetProperties()
        .Where(other => other.GetCustomAttributes<ParameterAttribute>().ToArray() is { Length: > 0 } attributes
            && Array.TrueForAll(attributes, attribute => attribute.ParameterSetName is not ParameterAttribute.AllParameterSets && !IsIn(attribute.ParameterSetName)))
        .Select(other => other.Name)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static bool IsKeyOf(string alias, string parameter) =>
        (alias == parameter + "Id" || alias == parameter + RowKind.NameColumn) && RowKind.All.Any(kind => kind.In == alias);
}
