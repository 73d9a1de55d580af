using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Accepts values of one kind and their text form, and refuses everything else with a clear message. PowerShell would convert
/// what it can, ignore the rest, and report errors in the words of the framework.
/// </summary>
internal abstract class PlainValueAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter accepts several values.</summary>
    public bool IsList { get; init; }

    /// <summary>The required kind of value, such as <c>a valid number</c>.</summary>
    private protected abstract string Kind { get; }

    /// <summary>What to specify, as a sentence.</summary>
    private protected abstract string Advice { get; }

    /// <summary>
    /// Whether a number that was typed with letters is read as text. At the prompt, PowerShell reads <c>7d</c> as a decimal number and
    /// <c>30s</c> as a short one.
    /// </summary>
    private protected virtual bool ReadsNumbersAsTyped => false;

    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        !ParameterInput.IsList(inputData) ? One(inputData)
        : IsList ? ((IEnumerable)ParameterInput.Unwrap(inputData)!).Cast<object?>().Select(One).ToArray()
        : throw Refusal($"A list is not {Kind}.");

    /// <summary>The value in the parameter's type; null if it has another kind.</summary>
    private protected abstract object? Read(object value);

    private protected ArgumentTransformationMetadataException Refusal(string what) => new($"{what} {Advice}");

    private object One(object? item)
    {
        var value = (ReadsNumbersAsTyped ? ParameterInput.AsTyped(item) : ParameterInput.Unwrap(item)) ?? throw Refusal(ParameterInput.NoValue);
        return Read(value) ?? throw Refusal($"{ParameterInput.Quote(value)} is not {Kind}.");
    }
}
