using System.Management.Automation;

namespace Neon.Commands;

/// <content>
/// What a piped object means when the target was typed. The engine would go on without a word: the object would only supply
/// the parents by its properties, and the branch that was piped in would not be the one that is removed.
/// </content>
public abstract partial class NeonCmdlet : IDynamicParameters
{
    private TypedTargetInput? _pipedIn;

    /// <summary>
    /// Takes the piped object where the target was typed, so that it can be checked. The engine calls this when the typed
    /// parameters are bound. Everywhere else there is no such parameter.
    /// </summary>
    object? IDynamicParameters.GetDynamicParameters() => _pipedIn =
        MyInvocation is { ExpectingInput: true, BoundParameters: { Count: > 0 } typed } ? TypedTargetRule.Of(GetType()).InputFor(typed) : null;

    /// <summary>Refuses a piped object that the typed target leaves without a meaning.</summary>
    private void EnsurePipedIsMeant()
    {
        if (_pipedIn is not null)
        {
            Target = _pipedIn.PipedObject;
            TypedTargetRule.Of(GetType()).Ensure(_pipedIn, this);
        }
    }
}
