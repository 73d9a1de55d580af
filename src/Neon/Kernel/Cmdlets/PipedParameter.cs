using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>A parameter that accepts pipeline input.</summary>
internal sealed class PipedParameter
{
    private readonly PropertyInfo _property;
    private readonly ParameterProperty _parameter;
    private readonly Type _type;
    private readonly string[] _names;
    private readonly string[] _sets;
    private readonly Type[] _models;
    private readonly Lazy<object?> _default;

    private PipedParameter(PropertyInfo property, ParameterAttribute[] attributes)
    {
        _property = property;
        Name = property.Name;
        IsByValue = Array.Exists(attributes, attribute => attribute.ValueFromPipeline);
        IsMandatory = Array.Exists(attributes, attribute => attribute is { Mandatory: true, ParameterSetName: ParameterAttribute.AllParameterSets });
        IsByProperty = Array.Exists(attributes, attribute => attribute.ValueFromPipelineByPropertyName);
        _parameter = new ParameterProperty(property);
        _type = _parameter.Type;
        _names = [Name, .. property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []];
        _sets = [.. attributes.Select(attribute => attribute.ParameterSetName)];
        _default = new(() => property.GetValue(Activator.CreateInstance(property.ReflectedType!)));
        IsIdentity = _type.IsSubclassOf(typeof(ResourceIdentity));
        IsParent = IsIdentity && ParentParameter.Of(property) is not null;
        _models = IsIdentity ? [.. _type.GetConstructors().Select(constructor => constructor.GetParameters()[0].ParameterType)] : [_type];
    }

    public string Name { get; }

    /// <summary>The parameter sets in which it accepts pipeline input.</summary>
    public IReadOnlyList<string> Sets => _sets;

    public bool IsByValue { get; }

    public bool IsByProperty { get; }

    /// <summary>Whether it is mandatory in every parameter set.</summary>
    public bool IsMandatory { get; }

    /// <summary>Whether it identifies a resource.</summary>
    public bool IsIdentity { get; }

    /// <summary>Whether it identifies a resource that others belong to, such as a branch.</summary>
    public bool IsParent { get; }

    /// <summary>The parameter of a property; null if it does not accept pipeline input.</summary>
    public static PipedParameter? Of(PropertyInfo property)
    {
        ParameterAttribute[] attributes = [.. property.GetCustomAttributes<ParameterAttribute>()
            .Where(attribute => attribute.ValueFromPipeline || attribute.ValueFromPipelineByPropertyName)];
        return attributes.Length == 0 ? null : new PipedParameter(property, attributes);
    }

    /// <summary>Whether the other parameter is its parent: its model has the key of that.</summary>
    public bool IsIn(PipedParameter parent) => parent.IsIdentity
        && Array.Exists(_models, model => model.GetProperty(parent.Name + "Id") is not null || model.GetProperty(parent.Name + "Name") is not null);

    /// <summary>Whether the piped object has supplied its value. A default is not input.</summary>
    /// <param name="cmdlet">The cmdlet, with the parameters that were bound from the object.</param>
    /// <param name="piped">The object.</param>
    public bool IsSupplied(Cmdlet cmdlet, PSObject? piped) =>
        _property.GetValue(cmdlet) is { } value && (IsIdentity || !value.Equals(_default.Value) || (piped is not null && ColumnsIn(piped).Any()));

    /// <summary>The columns of a piped object that have its name, in any spelling.</summary>
    public IEnumerable<PSPropertyInfo> ColumnsIn(PSObject piped) =>
        piped.Properties.Where(property => _names.Contains(RowRule.HeadingOf(property.Name), StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the engine binds it from a property with this name.</summary>
    public bool IsBoundFrom(string name) => _names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Its value as bound now.</summary>
    public object? ValueOf(Cmdlet cmdlet) => _parameter.ValueOf(cmdlet);

    /// <summary>Sets its value.</summary>
    public void Set(Cmdlet cmdlet, object? value) => _parameter.Set(cmdlet, value);

    /// <summary>Whether its value is one text or one resource.</summary>
    public bool IsSingle => !_parameter.IsList && (IsIdentity || _type == typeof(string));

    /// <summary>The type of its value.</summary>
    public Type Type => _type;

    /// <summary>The property of an object that it is bound from; null if there is none.</summary>
    public string? HeadingIn(PSObject piped) => _names.Select(name => piped.Properties[name]?.Name).FirstOrDefault(name => name is not null);

    /// <summary>Whether its value was typed. A script block is not a value: it computes one from each piped object.</summary>
    public bool IsTyped(IReadOnlyDictionary<string, object> bound) =>
        bound.TryGetValue(Name, out var value) && _property.PropertyType.IsInstanceOfType(value);

    /// <summary>Whether both can be used in one command.</summary>
    public bool GoesWith(PipedParameter other) => GoesWith(other._sets);

    /// <summary>Whether it can be used with a parameter of these sets.</summary>
    public bool GoesWith(string[] sets) =>
        IsInEverySet || sets.Contains(ParameterAttribute.AllParameterSets) || _sets.Intersect(sets, StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>
    /// Whether the object is of the kind that the parameter accepts: the object itself or a row of it, not something
    /// that belongs to it.
    /// </summary>
    public bool Takes(PSObject? piped)
    {
        if (piped is null)
        {
            return false;
        }

        if (IsIdentity && PlainObject.IsPlain(piped))
        {
            return RowRule.Of(_type).Takes(PlainObject.Of(piped)!);
        }

        return Array.Exists(_models, model => model != typeof(PSObject) && model.IsInstanceOfType(piped.BaseObject))
            || (!IsIdentity && IsByProperty && Array.Exists(_names, name => piped.Properties[name] is not null));
    }

    private bool IsInEverySet => _sets.Contains(ParameterAttribute.AllParameterSets);
}
