using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// Refuses objects that are not from this session, such as those from a file or a job, with a clear message. The engine would
/// only report that it cannot convert one type to the other.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LiveObjectAttribute(Type type, string kind, string advice) : ArgumentTransformationAttribute
{
    public Type Type { get; } = type;

    /// <summary>Whether the parameter accepts pipeline input, so that other piped objects may be for other parameters.</summary>
    public bool CanBePiped { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = ParameterInput.Unwrap(inputData);
        return value is null || Type.IsInstanceOfType(value) || (CanBePiped && value is not string && !IsStored(inputData, ListedType.Deserialized + Type.FullName)) ? inputData
            : throw new ArgumentTransformationMetadataException(
                $"{(IsStored(inputData, ListedType.Deserialized) ? "An object from a file or a job" : ParameterInput.Quote(value))} is not {Article.With(kind)}. {advice}");
    }

    private static bool IsStored(object? inputData, string typeName) =>
        inputData is PSObject { TypeNames: [var first, ..] } && first.StartsWith(typeName, StringComparison.Ordinal);
}
