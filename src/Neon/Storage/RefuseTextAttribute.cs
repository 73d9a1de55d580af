using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Refuses the text of a folder with the parameter that takes it. The engine would only report that it cannot convert one type to the
/// other. Text from the pipeline is left to the other parameters: it is the key of an object.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RefuseTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>Leaves everything but text as it is.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">The bound value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">The value is text.</exception>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (ParameterInput.Unwrap(inputData) is not string text)
        {
            return inputData;
        }

        var use = text.Trim().Trim('/') is { Length: > 0 } name ? $"-Prefix '{name}/' instead" : "-Prefix instead, such as -Prefix 'reports/'";
        var words = VisibleText.Of($"A folder is an object from a listing with -Delimiter, not text. Specify {use}, or pipe in the folder.");
        // With this inner exception, the engine tries the other parameters for a piped value.
        throw new ArgumentTransformationMetadataException(words, new PSInvalidCastException(words));
    }
}
