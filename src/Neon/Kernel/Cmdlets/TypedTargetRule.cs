using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// Decides what may be piped into a cmdlet whose target was typed. A change accepts only a parent of its target: a project, for a
/// typed branch. A cmdlet that reads, or that creates something in the same parent as the piped object, accepts every object that
/// identifies a parent, but none that the typed parameter would have accepted itself.
/// </summary>
internal sealed class TypedTargetRule
{
    private static readonly ConcurrentDictionary<Type, TypedTargetRule> Rules = new();
    private static readonly string[] CreatingVerbs =
        [VerbsCommon.New, VerbsCommon.Add, VerbsLifecycle.Enable, VerbsSecurity.Grant, VerbsCommunications.Send];

    private readonly PipedParameter[] _byValue;
    private readonly PipedParameter[] _byProperty;
    private readonly IReadOnlyDictionary<string, string[]> _sets;
    private readonly string[] _pipedSets;
    private readonly bool _isQuery;
    private readonly bool _isList;
    private readonly bool _takesParentsOnly;
    private readonly bool _takesPlaces;
    private readonly string[] _sourceSets;
    private readonly NewName[] _names;

    private TypedTargetRule(Type cmdlet)
    {
        var parameters = cmdlet.GetProperties().Select(PipedParameter.Of).OfType<PipedParameter>().ToArray();
        _sets = ParameterSets.Of(cmdlet);
        _byValue = [.. parameters.Where(parameter => parameter.IsByValue)];
        // The deepest parent first: the branch, then its project.
        _byProperty = [.. parameters.Where(parameter => parameter is { IsByProperty: true, IsByValue: false })
            .OrderByDescending(parameter => parameters.Count(parameter.IsIn))];
        string[] sets = [.. parameters.SelectMany(parameter => parameter.Sets).Distinct(StringComparer.OrdinalIgnoreCase)];
        _pipedSets = sets.Contains(ParameterAttribute.AllParameterSets) ? [ParameterAttribute.AllParameterSets] : sets;
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>();
        _isQuery = attribute is not { SupportsShouldProcess: true };
        // What an operation identifies is watched, such as its project.
        _isList = attribute?.VerbName == VerbsCommon.Get;
        var isCreating = CreatingVerbs.Contains(attribute?.VerbName);
        _takesParentsOnly = attribute is { SupportsShouldProcess: true } && !isCreating;
        // New and Get cmdlets take the parents from the pipeline. A row can specify them in more ways than PowerShell binds, and
        // can have a name for the new resource.
        var isOpen = attribute is { SupportsShouldProcess: true }
            ? isCreating && Array.TrueForAll(_byValue, parameter => parameter is { IsMandatory: false, IsIdentity: true })
            : !Array.Exists(_byValue, parameter => parameter is { IsMandatory: true, IsIdentity: true, IsByProperty: false });
        _takesPlaces = isOpen && Array.Exists(parameters, parameter => parameter is { IsByProperty: true, IsIdentity: true });
        // Where the target is an object of the session, rows and resources set the parents in other parameter sets.
        var parents = Array.FindAll(_byProperty, parameter => parameter.IsIdentity);
        var isApart = _byValue.Length > 0 && !Array.Exists(_byValue, value => Array.Exists(parents, value.GoesWith));
        _sourceSets = isApart ? [.. parents.SelectMany(parent => parent.Sets).Distinct()] : [];
        _names = _takesPlaces ? NewName.Of(cmdlet) : [];
    }

    public static TypedTargetRule Of(Type cmdlet) => Rules.GetOrAdd(cmdlet, type => new TypedTargetRule(type));

    /// <summary>
    /// Accepts the piped objects; null if the engine's own binding is enough, because neither a target nor a parent was typed and
    /// nothing is created, or because the target of a change still accepts the object.
    /// </summary>
    public TypedTargetInput? InputFor(IReadOnlyDictionary<string, object> bound)
    {
        var typed = _byValue.Concat(_byProperty).Where(parameter => parameter.IsTyped(bound)).ToHashSet();
        var targets = TargetsIn(typed);
        string[][] sets = [.. bound.Keys.Where(_sets.ContainsKey).Select(name => _sets[name])];
        var isFree = Array.Exists(_byValue, parameter => !typed.Contains(parameter) && Array.TrueForAll(sets, parameter.GoesWith));
        if (targets.Length > 0 && !isFree)
        {
            return new TypedTargetInput(typed, isTargetTyped: true, _pipedSets);
        }

        // A change whose target is text, such as a prefix, accepts only parents from the pipeline. A query must not read from
        // another place than that of the piped object.
        var isLookedAt = _takesParentsOnly
            ? _byValue.Length > 0 && !isFree
            : typed.Any(parameter => parameter is { IsByProperty: true, IsIdentity: true }) && !Array.Exists(_byValue, parameter => parameter.IsMandatory);
        return isLookedAt || _takesPlaces ? new TypedTargetInput(typed, isTargetTyped: false, _pipedSets)
            : _sourceSets.Length > 0 && isFree ? new TypedTargetInput(typed, isTargetTyped: false, _sourceSets, isForSources: true)
            : null;
    }

    /// <summary>Refuses a piped object that is not a parent.</summary>
    /// <param name="input">The object and the typed parameters.</param>
    /// <param name="cmdlet">The cmdlet, with the parameters that were bound from the object.</param>
    /// <exception cref="NeonApiException">The object would have no meaning.</exception>
    public void Ensure(TypedTargetInput input, NeonCmdlet cmdlet)
    {
        if (input is { IsForSources: true, PipedObject: null })
        {
            return;
        }

        if (!input.IsTargetTyped)
        {
            EnsureUsed(input, cmdlet);
            return;
        }

        var parents = Array.FindAll(_byProperty, parameter => !input.Typed.Contains(parameter));
        // The engine's list of bound parameters still contains those of the previous object; their values have been reset.
        var fromPipe = parents.Where(parameter => parameter.IsSupplied(cmdlet, input.PipedObject));
        var targets = TargetsIn(input.Typed);
        var couldBeTarget = Array.Exists(targets, target => target.Takes(input.PipedObject));
        var isMeant = _takesParentsOnly
            ? fromPipe.Any(parameter => parameter.IsIdentity && input.PipedObject?.BaseObject is not string && parameter.Takes(input.PipedObject))
            : fromPipe.Any() && !couldBeTarget;
        if (!isMeant)
        {
            throw Refusal(cmdlet, input.PipedObject, targets[0].Name, couldBeTarget, Array.FindAll(parents, targets[0].IsIn));
        }
    }

    /// <summary>
    /// Refuses a row with a name for the new resource, if that name was not specified. The name does not bind from the pipeline,
    /// and may be that of the parent. Without it the service would silently choose one.
    /// </summary>
    /// <exception cref="NeonApiException">The row has such a column.</exception>
    public void EnsureNames(TypedTargetInput input, NeonCmdlet cmdlet)
    {
        if (_names.Length == 0 || PlainObject.Of(input.PipedObject) is not { } row || RowRule.IsRestored(row))
        {
            return;
        }

        foreach (var name in _names.Where(name => !cmdlet.MyInvocation.BoundParameters.ContainsKey(name.Parameter)))
        {
            if (name.FindIn(row) is { } column)
            {
                var parents = _byProperty.AsEnumerable().Reverse().Where(parent => parent.ValueOf(cmdlet) is not null).Select(parent => parent.HeadingIn(row) is { } heading
                    ? $" -{parent.Name} {NewName.Access(heading)}" : string.Empty);
                throw new NeonApiException(NeonFailure.InvalidInput, VisibleText.Of($"The row has the {column.Name} '{column.Value}', but -{name.Parameter} was not specified."))
                {
                    Advice = $"Nothing was sent. The name is not read from the row, because it may be the name of the parent. To use it: ForEach-Object {{ {cmdlet.MyInvocation.MyCommand.Name} -{name.Parameter} {NewName.Access(column.Name)}{string.Concat(parents)} }}. Otherwise specify -{name.Parameter}, or remove the column.",
                };
            }
        }
    }

    /// <summary>Refuses a piped object that no parameter accepts, as the engine does if nothing was typed.</summary>
    private void EnsureUsed(TypedTargetInput input, NeonCmdlet cmdlet)
    {
        EnsureNoList(input, cmdlet);
        var fromPipe = _byValue.Concat(_byProperty).Where(parameter => !input.Typed.Contains(parameter) && parameter.IsSupplied(cmdlet, input.PipedObject)).ToArray();
        if (!Array.Exists(fromPipe, parameter => !_takesParentsOnly || input.IsForSources || (parameter.IsIdentity && parameter.Takes(input.PipedObject))))
        {
            if (input.Typed.FirstOrDefault(parameter => parameter.Takes(input.PipedObject)) is { } typed)
            {
                throw Refusal(cmdlet, input.PipedObject, typed.Name, couldBeTarget: true, []);
            }

            throw Unaccepted(input, cmdlet);
        }

        if (_isList && input is { IsForSources: false, PipedObject: { } piped }
            && !PipedScope.Ensure(cmdlet, piped, fromPipe, Array.Find(_byProperty, parameter => parameter.IsParent && (input.Typed.Contains(parameter) || fromPipe.Contains(parameter)))))
        {
            throw Unaccepted(input, cmdlet);
        }
    }

    private static NeonApiException Unaccepted(TypedTargetInput input, NeonCmdlet cmdlet) => new(NeonFailure.InvalidInput, $"No parameter accepts {Words(input.PipedObject)}.")
    {
        Advice = IsHashtable(input.PipedObject)
            ? $"Nothing was sent. {cmdlet.RowFromHashtable} to use its parents, or run the command without pipeline input."
            : "Nothing was sent. Run the command without pipeline input, or pipe in one of the types listed under INPUTS in the help of the cmdlet.",
    };

    /// <summary>
    /// Refuses an object of the kind that a query returns, if the specified parameters make it list all of them. The object would only
    /// supply its parent, and its siblings would be returned.
    /// </summary>
    private void EnsureNoList(TypedTargetInput input, NeonCmdlet cmdlet)
    {
        if (_isQuery && input.PipedObject?.BaseObject is not (null or string)
            && Array.Exists(_byValue, value => value.IsIdentity && !input.Typed.Contains(value) && !value.IsSupplied(cmdlet, input.PipedObject) && value.Takes(input.PipedObject)))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"A filter cannot be applied to {Words(input.PipedObject)}: its siblings would be listed.")
            {
                Advice = "Nothing was sent. Filter the piped objects with Where-Object, or specify all filters in the command that lists them.",
            };
        }
    }

    /// <summary>
    /// The typed parameter that the piped object could have been bound to; if none binds by value, the deepest
    /// parent.
    /// </summary>
    private PipedParameter[] TargetsIn(IReadOnlySet<PipedParameter> typed)
    {
        var byValue = Array.FindAll(_byValue, typed.Contains);
        return _byValue.Length > 0 ? byValue : Array.FindAll(_byProperty, parameter => parameter.IsIdentity && typed.Contains(parameter));
    }

    private static NeonApiException Refusal(NeonCmdlet cmdlet, PSObject? piped, string target, bool couldBeTarget, PipedParameter[] parents)
    {
        var names = string.Join(" or ", parents.Select(parent => $"-{parent.Name}"));
        var use = couldBeTarget ? $"Omit -{target} to use the piped objects" : IsHashtable(piped) && parents.Length > 0 ? cmdlet.RowFromHashtable : null;
        var place = parents.Length == 0 ? "run the command without pipeline input" : $"specify the parent with {names} instead of piping it in";
        var advice = use is null ? Capitalized.Of(place) : $"{use}, or {place}";
        return new NeonApiException(NeonFailure.InvalidInput, $"-{target} was specified, so {Words(piped)} was not used.")
        {
            Advice = $"Nothing was sent. {advice}.",
        };
    }

    // PowerShell does not bind its properties.
    private static bool IsHashtable(PSObject? piped) => piped?.BaseObject is IDictionary;

    /// <summary>A description of a piped object.</summary>
    internal static string Words(PSObject? piped) => piped?.BaseObject switch
    {
        null => "the piped null value",
        // Text can be anything, even a secret. It is the target of the error.
        string => "the piped text",
        NeonObject model => $"the piped {ResourceIdentity.KindOfModel(model.GetType().Name)} {model}".TrimEnd(),
        _ when PlainObject.IsPlain(piped) => "the piped row",
        var other => $"the piped object of type {other.GetType().Name}",
    };
}
