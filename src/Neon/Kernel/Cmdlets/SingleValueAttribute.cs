using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// Refuses a list or a script block with a clear message, for a parameter that accepts one value. The engine would only report
/// that it cannot convert System.Object[] and that a method is not supported. Attributes that read numbers, time spans and
/// targets have their own messages.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal class SingleValueAttribute : ArgumentTransformationAttribute
{
    /// <summary>How to specify several values for a parameter that accepts pipeline input.</summary>
    public const string PipeSeveral = "Specify one, or pipe several into the cmdlet: 'a', 'b' | ...";

    /// <summary>Whether the parameter accepts pipeline input, so that several values can be piped.</summary>
    public bool CanBePiped { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData switch
    {
        _ when ParameterInput.IsList(inputData) => throw new ArgumentTransformationMetadataException(
            $"A list was specified where one value is expected. {(CanBePiped ? PipeSeveral : "Specify one. For several, run the command once for each.")}"),
        // Its own text would become the value. If the parameter is bound from the pipeline, the engine has already invoked it.
        _ when ParameterInput.Unwrap(inputData) is ScriptBlock => throw new ArgumentTransformationMetadataException(
            "A script block was specified where a value is expected. Specify the value, for example within ForEach-Object."),
        _ => inputData,
    };
}
