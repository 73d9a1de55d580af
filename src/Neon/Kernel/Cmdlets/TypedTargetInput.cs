using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The dynamic parameter of a cmdlet whose target, or a parent, was typed although objects are piped in.</summary>
internal sealed class TypedTargetInput(IReadOnlySet<PipedParameter> typed, bool isTargetTyped)
{
    /// <summary>Whether the target was typed, so that a piped object can only be a parent.</summary>
    internal bool IsTargetTyped { get; } = isTargetTyped;

    /// <summary>The parameters that were typed.</summary>
    internal IReadOnlySet<PipedParameter> Typed { get; } = typed;

    /// <summary>The object from the pipe, whatever it is.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? PipedObject { get; set; }
}
