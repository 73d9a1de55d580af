using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>Collects the objects in the input of a cmdlet: those that its parameters have, and the piped one.</summary>
internal sealed class InputParts
{
    private readonly PropertyInfo[] _identities;
    private readonly PropertyInfo[] _values;
    private readonly bool _isCopy;
    private readonly bool _isChange;

    /// <summary>Reads the parameters of a cmdlet.</summary>
    public InputParts(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>();
        PropertyInfo[] parameters = [.. cmdlet.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)))];
        _identities = [.. parameters.Where(property => ParameterProperty.TypeOf(property).IsSubclassOf(typeof(ResourceIdentity)))];
        // Piped values that have no key, such as addresses, rules and schedule entries.
        _values = [.. parameters.Except(_identities).Where(property => !property.PropertyType.IsValueType && IsPiped(property))];
        HasTarget = Array.Exists(_identities, IsPiped);
        _isChange = attribute is { SupportsShouldProcess: true };
        _isCopy = attribute?.VerbName == VerbsCommon.Add;
    }

    /// <summary>The parameters that identify resources.</summary>
    public IReadOnlyList<PropertyInfo> Identities => _identities;

    /// <summary>Whether a resource is bound from the piped object itself.</summary>
    public bool HasTarget { get; }

    /// <summary>Collects the objects of the current input.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="piped">The piped object, if no other parameter accepts it.</param>
    public List<InputPart> Of(NeonApiCmdlet cmdlet, PSObject? piped)
    {
        var parts = new List<InputPart>();
        foreach (var property in _identities)
        {
            var value = property.GetValue(cmdlet);
            foreach (var identity in value is ResourceIdentity one ? [one] : (value as IEnumerable<ResourceIdentity>) ?? [])
            {
                // The pipeline input of a query is one part, even if it is bound to a parameter. A change also checks its target. A
                // hashtable supplies parents only as the value of a parameter.
                var isPiped = !_isChange && piped?.BaseObject is not (null or IDictionary) && (ReferenceEquals(identity.Input, piped) || ReferenceEquals(identity.Input, piped.BaseObject));
                // A list that is added is copied from another place, unless it is a row that specifies the place.
                var isCopied = _isCopy && property.PropertyType.IsArray && !property.IsDefined(typeof(OneByOneAttribute)) && identity.Input is NeonObject;
                if (!isPiped && !isCopied && Of(property, identity) is { } part)
                {
                    parts.Add(part);
                }
            }
        }

        // Beside a target that can be piped, the place that a row on the command line comes from says nothing.
        foreach (var property in _values.Where(property => !HasTarget || !cmdlet.IsTyped(property.Name)))
        {
            object?[] values = property.GetValue(cmdlet) switch { string text => [text], IEnumerable list => [.. list.Cast<object?>()], var one => [one] };
            parts.AddRange(values.OfType<object>().Select(RowOrigin.Of).OfType<PSObject>().Select(row => new InputPart(property, null, row)));
        }

        if (piped is not null)
        {
            parts.Add(new InputPart(null, null, piped));
        }

        return parts;
    }

    /// <summary>The object that identifies a resource; null if it is text.</summary>
    public static InputPart? Of(PropertyInfo parameter, ResourceIdentity identity) =>
        identity.Input is NeonObject or PSObject ? new InputPart(parameter, identity, PSObject.AsPSObject(identity.Input)) : null;

    private static bool IsPiped(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipeline);
}
