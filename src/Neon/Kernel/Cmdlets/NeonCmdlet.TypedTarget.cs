using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <content>
/// What a piped object means when the target was typed. The engine would go on without a word: the object would only supply
/// the parents by its properties, and the branch that was piped in would not be the one that is removed.
/// </content>
public abstract partial class NeonCmdlet : IDynamicParameters
{
    private TypedTargetInput? _pipedIn;
    private PipedTableInput? _pipedTable;

    /// <summary>
    /// Takes the piped object where the target was typed, so that it can be checked, and hashtables where parents can come from
    /// the pipe. The engine calls this when the typed parameters are bound. Everywhere else there is no such parameter.
    /// </summary>
    object? IDynamicParameters.GetDynamicParameters()
    {
        if (MyInvocation is not { ExpectingInput: true, BoundParameters: { } typed })
        {
            return null;
        }

        _pipedIn = InputFor(typed);
        _pipedTable = _pipedIn is null ? TypedTargetRule.Of(GetType()).TablesFor(typed) : null;
        return (object?)_pipedIn ?? _pipedTable;
    }

    /// <summary>The hashtable from the pipe; null for anything else.</summary>
    private PSObject? PipedTable =>
        _pipedTable?.PipedTable is { } table ? PSObject.AsPSObject(table) : _pipedIn?.PipedObject is { BaseObject: IDictionary } piped ? piped : null;

    /// <summary>What takes the piped objects beside what was typed; null where they need not be looked at.</summary>
    private protected virtual TypedTargetInput? InputFor(IReadOnlyDictionary<string, object> typed) => TypedTargetRule.Of(GetType()).InputFor(typed);

    /// <summary>Refuses a piped object that has no meaning beside what was typed.</summary>
    private protected virtual void EnsureMeant(TypedTargetInput input) => TypedTargetRule.Of(GetType()).Ensure(input, this);

    private void EnsurePipedIsMeant()
    {
        if (_pipedIn is not null)
        {
            Target = _pipedIn.PipedObject;
            EnsureMeant(_pipedIn);
        }
        else if (_pipedTable?.PipedTable is { } table)
        {
            Target = table;
            TypedTargetRule.Of(GetType()).EnsureTaken(_pipedTable.Typed, PSObject.AsPSObject(table), this);
        }
    }
}
