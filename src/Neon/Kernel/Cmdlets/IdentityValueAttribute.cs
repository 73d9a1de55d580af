using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Accepts what identifies a resource (text, a UUID, the object, a row with its key), and refuses everything else with a clear
/// message. The engine would only report that it cannot convert one type to another.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdentityValueAttribute(Type identity) : SingleValueAttribute
{
    /// <summary>The type of the parameter's value.</summary>
    public Type Identity { get; } = identity;

    /// <summary>Whether the parameter accepts several values.</summary>
    public bool IsList { get; init; }

    /// <summary>The parameter that filters by name, if text with wildcard characters is a pattern for it; otherwise null.</summary>
    public string? Filter { get; init; }

    /// <summary>Whether null means that there is no resource: a piped key set need not have a branch.</summary>
    public bool CanBeNull { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        // Like an empty column, a property without a value is reported by the cmdlet. The engine's message would be about an argument.
        !CanBeNull && ParameterInput.Unwrap(inputData) is null ? string.Empty
        : IsList && ParameterInput.IsList(inputData)
            ? ParameterInput.ValuesIn(inputData).Select(item => IdentityInput.Read(base.Transform(engineIntrinsics, item), Identity, isTarget: true)).ToArray()
            : IdentityInput.Read(base.Transform(engineIntrinsics, inputData), Identity);
}
