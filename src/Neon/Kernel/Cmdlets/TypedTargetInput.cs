using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The dynamic parameter that accepts any piped object, so that it can be checked.</summary>
internal sealed class TypedTargetInput
{
    private const string Name = "PipedObject";

    private readonly RuntimeDefinedParameter _parameter;
    private object? _element;
    private PSObject? _kept;
    private bool _isKept;

    /// <summary>Describes the parameter for one command.</summary>
    /// <param name="typed">The parameters that were typed.</param>
    /// <param name="isTargetTyped">Whether the target was typed, so that a piped object can only be a parent.</param>
    /// <param name="sets">
    /// The parameter sets that accept pipeline input. In any other set, the engine would no longer exclude that set when objects
    /// are piped in, and would prompt for its mandatory parameters.
    /// </param>
    /// <param name="isForSources">Whether only rows and resources are looked at, because the target is bound in another parameter set.</param>
    public TypedTargetInput(IReadOnlySet<PipedParameter> typed, bool isTargetTyped, IEnumerable<string> sets, bool isForSources = false)
    {
        (Typed, IsTargetTyped, IsForSources) = (typed, isTargetTyped, isForSources);
        _parameter = new RuntimeDefinedParameter(Name, isForSources ? typeof(PipedSource) : typeof(PSObject), [.. sets.Select(set => new ParameterAttribute { ParameterSetName = set, ValueFromPipeline = true, DontShow = true })]);
        Parameters = new RuntimeDefinedParameterDictionary { [Name] = _parameter };
    }

    /// <summary>Whether the target was typed, so that a piped object can only be a parent.</summary>
    public bool IsTargetTyped { get; }

    /// <summary>Whether only rows and resources are looked at.</summary>
    public bool IsForSources { get; }

    /// <summary>The parameters that were typed.</summary>
    public IReadOnlySet<PipedParameter> Typed { get; }

    /// <summary>The dynamic parameters of the cmdlet.</summary>
    public RuntimeDefinedParameterDictionary Parameters { get; }

    /// <summary>The piped object; of a piped list, the current element.</summary>
    public PSObject? PipedObject => _isKept ? _kept : _parameter.Value switch
    {
        null => null,
        PipedSource piped => piped.Source,
        var piped => PSObject.AsPSObject(_element is not null && ParameterInput.IsList(piped) ? _element : piped),
    };

    /// <summary>The same, with the present object instead of the objects that follow.</summary>
    public TypedTargetInput Keep()
    {
        var kept = (TypedTargetInput)MemberwiseClone();
        (kept._kept, kept._isKept) = (PipedObject, true);
        return kept;
    }

    /// <summary>Sets the current element of a piped list.</summary>
    public void Use(ResourceIdentity? element) => _element = element?.Input;
}
