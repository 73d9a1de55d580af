using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// Refuses a list or a script block in plain words, for a parameter that takes one value. The engine would only say that it cannot convert
/// System.Object[] and that a method is not supported. Attributes that read numbers, time spans and targets do the same in
/// their own words.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SingleValueAttribute : ArgumentTransformationAttribute
{
    /// <summary>How to specify several values for a parameter that takes them from the pipeline.</summary>
    public const string PipeSeveral = "Specify one, or pipe several into the cmdlet: 'a', 'b' | ...";

    /// <summary>Whether the parameter takes values from the pipeline, so that several can be piped.</summary>
    public bool CanBePiped { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData switch
    {
        _ when ParameterInput.IsList(inputData) => throw new ArgumentTransformationMetadataException(
            $"A list was specified where one value is expected. {(CanBePiped ? PipeSeveral : "Specify one. For several, run the command once for each.")}"),
        // Its own text would become the value. The engine has called it already where the pipe supplies the parameter.
        _ when ParameterInput.Unwrap(inputData) is ScriptBlock => throw new ArgumentTransformationMetadataException(
            "A script block was specified where a value is expected. Specify the value, for example within ForEach-Object."),
        _ => inputData,
    };
}
