using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>The property of a parameter. One whose values are used one by one is read and set as if it accepted only one.</summary>
internal sealed class ParameterProperty(PropertyInfo property)
{
    /// <summary>The name of the parameter.</summary>
    public string Name => property.Name;

    /// <summary>The type of a value.</summary>
    public Type Type { get; } = TypeOf(property);

    /// <summary>Whether the cmdlet uses several values at once.</summary>
    public bool IsList { get; } = property.PropertyType.IsArray && !property.IsDefined(typeof(OneByOneAttribute));

    /// <summary>The type of a value of a property.</summary>
    public static Type TypeOf(PropertyInfo property) => property.PropertyType is { IsArray: true } list ? list.GetElementType()! : property.PropertyType;

    /// <summary>The value; null if none was specified.</summary>
    public object? ValueOf(Cmdlet cmdlet) => property.GetValue(cmdlet) is var value && !IsList && value is Array { Length: 1 } list ? list.GetValue(0) : value;

    /// <summary>All values of a parameter whose values are used one by one.</summary>
    public object[]? ValuesOf(Cmdlet cmdlet) => property.GetValue(cmdlet) as object[];

    /// <summary>Sets the value.</summary>
    public void Set(Cmdlet cmdlet, object? value) => property.SetValue(cmdlet, value is null or Array || !property.PropertyType.IsArray ? value : ListOf([value]));

    /// <summary>Sets several values.</summary>
    public void Set(Cmdlet cmdlet, IReadOnlyList<object> values) => property.SetValue(cmdlet, ListOf(values));

    private Array ListOf(IReadOnlyList<object> values)
    {
        var list = Array.CreateInstance(Type, values.Count);
        for (var index = 0; index < values.Count; index++)
        {
            list.SetValue(values[index], index);
        }

        return list;
    }
}
