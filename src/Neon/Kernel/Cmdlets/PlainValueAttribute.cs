using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Takes values of one kind, and text of their form, and refuses everything else in plain words. PowerShell would convert what
/// it can, pass over the rest, and refuse in words of the framework.
/// </summary>
internal abstract class PlainValueAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes several values.</summary>
    public bool IsList { get; init; }

    /// <summary>What a value has to be, such as <c>a valid number</c>.</summary>
    private protected abstract string Kind { get; }

    /// <summary>What to specify, as a sentence.</summary>
    private protected abstract string Advice { get; }

    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        !ParameterInput.IsList(inputData) ? One(inputData)
        : IsList ? ((IEnumerable)ParameterInput.Unwrap(inputData)!).Cast<object?>().Select(One).ToArray()
        : throw Refusal($"A list is not {Kind}.");

    /// <summary>The value in the parameter's type; null if it is of another kind.</summary>
    private protected abstract object? Read(object value);

    private protected ArgumentTransformationMetadataException Refusal(string what) => new($"{what} {Advice}");

    private object One(object? item)
    {
        var value = ParameterInput.Unwrap(item) ?? throw Refusal(ParameterInput.NoValue);
        return Read(value) ?? throw Refusal($"{ParameterInput.Quote(value)} is not {Kind}.");
    }
}
