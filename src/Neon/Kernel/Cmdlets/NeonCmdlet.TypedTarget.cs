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
    object? IDynamicParameters.GetDynamicParameters() =>
        (_pipedIn = MyInvocation is { ExpectingInput: true, BoundParameters: { } typed } ? InputFor(typed) : null)?.Parameters;

    /// <summary>What takes the piped objects beside what was typed; null where they need not be looked at.</summary>
    private protected virtual TypedTargetInput? InputFor(IReadOnlyDictionary<string, object> typed) => TypedTargetRule.Of(GetType()).InputFor(typed);

    /// <summary>Refuses a piped object that has no meaning beside what was typed.</summary>
    private protected virtual void EnsureMeant(TypedTargetInput input) => TypedTargetRule.Of(GetType()).Ensure(input, this);

    /// <summary>Whether a row was piped in, whose columns need not agree as those of an object do.</summary>
    private protected bool IsRowPiped => _pipedIn?.PipedObject is { } piped && PlainObject.IsPlain(piped);

    private void EnsurePipedIsMeant()
    {
        if (_pipedIn is not null)
        {
            Target = _pipedIn.PipedObject;
            EnsureMeant(_pipedIn);
            TypedTargetRule.Of(GetType()).EnsureNames(_pipedIn, this);
        }
    }
}
