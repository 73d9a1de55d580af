using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// Refuses in plain words what is not an object of this session, such as one that was stored in a file or sent back by a job:
/// the engine would only say that it cannot convert the one type to the other.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LiveObjectAttribute(Type type, string kind, string advice) : ArgumentTransformationAttribute
{
    public Type Type { get; } = type;

    /// <summary>Whether it takes its value from the pipeline, so that other objects in the pipe can be meant for other parameters.</summary>
    public bool CanBePiped { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = ParameterInput.Unwrap(inputData);
        return value is null || Type.IsInstanceOfType(value) || (CanBePiped && value is not string && !IsStored(inputData, ListedType.Deserialized + Type.FullName)) ? inputData
            : throw new ArgumentTransformationMetadataException(
                $"{(IsStored(inputData, ListedType.Deserialized) ? "An object from a file or a job" : ParameterInput.Quote(value))} is not a {kind}. {advice}");
    }

    private static bool IsStored(object? inputData, string typeName) =>
        inputData is PSObject { TypeNames: [var first, ..] } && first.StartsWith(typeName, StringComparison.Ordinal);
}
