using System.Management.Automation;

namespace Neon.Commands;

/// <content>
/// The meaning of a piped object if the target was typed. The engine would silently use only its properties for the parents, and
/// the piped branch would not be the one that is removed.
/// </content>
public abstract partial class NeonCmdlet : IDynamicParameters
{
    private TypedTargetInput? _pipedIn;
    private string[] _typed = [];

    /// <summary>Whether a parameter was specified on the command line.</summary>
    internal bool IsTyped(string parameter) => _typed.Contains(parameter, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Accepts the piped object if the target was typed, so that it can be checked. The engine calls this when the typed
    /// parameters are bound. Otherwise the parameter does not exist.
    /// </summary>
    object? IDynamicParameters.GetDynamicParameters() =>
        (_pipedIn = MyInvocation is { ExpectingInput: true, BoundParameters: { } typed } ? InputFor(typed) : null)?.Parameters;

    /// <summary>Accepts the piped objects beside the typed parameters; null if they need not be checked.</summary>
    private protected virtual TypedTargetInput? InputFor(IReadOnlyDictionary<string, object> typed) => TypedTargetRule.Of(GetType()).InputFor(typed);

    /// <summary>How to get a row from a hashtable, as the beginning of a sentence. Constrained language mode does not allow the cast.</summary>
    internal string RowFromHashtable => SessionState.LanguageMode == PSLanguageMode.FullLanguage
        ? "Cast the hashtable to [pscustomobject]"
        : "Create a row with New-Object psobject -Property";

    /// <summary>Refuses a piped object that has no meaning beside the typed parameters.</summary>
    private protected virtual void EnsureAccepted(TypedTargetInput input) => TypedTargetRule.Of(GetType()).Ensure(input, this);

    /// <summary>The piped object, if it is looked at; null if the engine's own binding is enough.</summary>
    private protected PSObject? Piped => _pipedIn?.PipedObject;

    /// <summary>Whether a row was piped in; its columns need not be consistent like those of an object.</summary>
    private protected bool IsRowPiped => _pipedIn?.PipedObject is { } piped && PlainObject.IsPlain(piped);

    private void EnsurePipedIsMeant()
    {
        if (_pipedIn is not null)
        {
            Target = _pipedIn.PipedObject;
            EnsureAccepted(_pipedIn);
            TypedTargetRule.Of(GetType()).EnsureNames(_pipedIn, this);
        }
    }
}
