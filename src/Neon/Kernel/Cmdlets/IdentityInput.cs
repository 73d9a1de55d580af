using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Checks the value of a parameter that identifies a resource, before the engine converts it.</summary>
internal static class IdentityInput
{
    private static readonly ConcurrentDictionary<Type, Type[]> Accepted = new();

    /// <summary>Checks one value.</summary>
    /// <param name="input">The bound value.</param>
    /// <param name="identity">The type of the parameter's value.</param>
    /// <param name="isTarget">
    /// Whether the parameter is the target of a change, which binds by value only. An object in a property of a piped object, such as a
    /// plugin named Organization, is not meant for other parameters: the engine finds that it cannot be converted, and continues.
    /// </param>
    /// <param name="alternative">The identity that another target accepts instead. An object for neither is refused here, in words.</param>
    /// <returns>The value, which the engine can convert.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">The value does not identify such a resource.</exception>
    public static object? Read(object? input, Type identity, bool isTarget = false, Type? alternative = null)
    {
        var value = ParameterInput.Unwrap(input);
        var accepted = AcceptedBy(identity);
        var isText = value is string or Guid || (value is not null && ParameterInput.IsNumber(value));
        if (value is null || (!isTarget && value is NeonObject or PSCustomObject) || identity.IsInstanceOfType(value) || Array.Exists(accepted, type => (isText && type == typeof(string)) || type.IsInstanceOfType(value)))
        {
            return input;
        }

        if (accepted.Contains(typeof(PSObject)) && PSObject.AsPSObject(input!) is var item && PlainObject.IsPlain(item))
        {
            EnsureRow(item, identity);
            return input;
        }

        var kinds = string.Join(" or ", new[] { identity, value is ValueType ? null : alternative }.OfType<Type>().Select(type => Article.With(ResourceIdentity.KindOf(type))));
        var words = VisibleText.Of($"{Words(value)} was specified where {kinds} is expected. {PartAdvice(value, identity, alternative) ?? (accepted.Contains(typeof(string)) ? "Specify text, or an object from a Neon cmdlet." : "Specify an object from a Neon cmdlet.")}");
        var isForNeither = alternative is not null && !Array.Exists(AcceptedBy(alternative), type => type.IsInstanceOfType(value));
        // With an inner exception of this type, the engine tries the other parameters for a piped object. A date has no property for one.
        throw value is ValueType || isForNeither
            ? new ArgumentTransformationMetadataException(words)
            : new ArgumentTransformationMetadataException(words, new PSInvalidCastException(words));
    }

    /// <summary>
    /// How to use the parent of a specified object, for a command that only reads and accepts several kinds; null if the object has no such
    /// parent.
    /// </summary>
    private static string? PartAdvice(object value, Type identity, Type? alternative)
    {
        var noun = ResourceIdentity.NounOf(identity);
        return alternative is not null && value is NeonObject part && PSObject.AsPSObject(part).Properties[noun + "Id"]?.Value is not null
            ? $"To use the {ResourceIdentity.KindOf(identity)} that it belongs to, pipe it into Get-Neon{noun} first."
            : null;
    }

    private static Type[] AcceptedBy(Type identity) =>
        Accepted.GetOrAdd(identity, type => [.. type.GetConstructors().Select(constructor => constructor.GetParameters()[0].ParameterType)]);

    private static void EnsureRow(PSObject row, Type identity)
    {
        try
        {
            ModuleConversion.ConvertTo(row, identity);
        }
        catch (PSInvalidCastException fault)
        {
            throw new ArgumentTransformationMetadataException(fault.GetBaseException().Message, fault);
        }
    }

    private static string Words(object value) => value switch
    {
        NeonObject model => $"The {ResourceIdentity.KindOfModel(model.GetType().Name)} {model}".TrimEnd(),
        IDictionary => "A hashtable",
        PSCustomObject => "A row",
        _ => $"A value of type {value.GetType().Name}",
    };
}
