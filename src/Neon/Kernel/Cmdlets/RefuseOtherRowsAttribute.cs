using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// Explains why a row, a list or another value is refused as the target of a change. The engine would only report that the input
/// cannot be bound or converted.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RefuseOtherRowsAttribute(Type identity) : ArgumentTransformationAttribute
{
    /// <summary>The type of the parameter's value.</summary>
    public Type Identity { get; } = identity;

    /// <summary>Whether the parameter accepts only one value.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether the parameter is optional, so that a row without its key may be bound to another parameter.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The identity that another target accepts from the pipeline instead; null if there is no other target.</summary>
    public Type? Alternative { get; init; }

    /// <summary>Leaves the value as it is.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">The bound value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">The value does not identify such a resource, or is a list.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        !ParameterInput.IsList(inputData) ? One(inputData)
        : IsSingle ? throw new ArgumentTransformationMetadataException(RowConverter.RefusalOfList(Identity))
        : ParameterInput.ValuesIn(inputData).Select(One).ToArray();

    private object One(object value) =>
        PlainObject.Of(value) is { } plain && RowRule.Of(Identity) is var rule
            && ((!IsOptional || rule.HasKey(plain) ? rule.Refusal(plain) : null) ?? (IsOptional ? null : rule.MissingKey(plain))) is { } words
            ? throw new ArgumentTransformationMetadataException(words)
            : IdentityInput.Read(value, Identity, isTarget: true, Alternative)!;
}
