using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace Neon;

/// <summary>
/// Creates an identity from a hashtable, as from any other plain object, and from a UUID, as from its text. It explains why an identity
/// cannot be created from a list.
/// </summary>
internal sealed class RowConverter : PSTypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) =>
        sourceValue is IList || (TypeOf(sourceValue) is { } source && destinationType.GetConstructor([source]) is not null);

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        sourceValue is IList ? throw new PSInvalidCastException(RefusalOfList(destinationType)) : Activator.CreateInstance(
            destinationType,
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.CreateInstance | BindingFlags.DoNotWrapExceptions,
            binder: null,
            [sourceValue is Guid id ? (object)id.ToString() : PlainObject.Of(sourceValue)],
            culture: null)!;

    private static Type? TypeOf(object source) => source switch { IDictionary => typeof(PSObject), Guid => typeof(string), _ => null };

    /// <summary>
    /// Why an identity cannot be created from a list: a change has one target, and several are confirmed one by
    /// one.
    /// </summary>
    internal static string RefusalOfList(Type identity) =>
        $"A list was specified where one {ResourceIdentity.KindOf(identity)} is expected. {SingleValueAttribute.PipeSeveral}";

    // The engine calls CanConvertTo first. Callers that convert anyway get the standard conversion error.
    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException($"A value of type {sourceValue.GetType().Name} cannot be converted to {destinationType.Name}.");
}
