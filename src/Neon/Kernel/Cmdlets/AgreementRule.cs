using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// Refuses contradictory input before confirmation: an object that belongs to another project, branch or organization than the
/// one specified with it, and a row whose name differs from that of the resource with its id.
/// </summary>
internal sealed class AgreementRule
{
    private static readonly ConcurrentDictionary<Type, AgreementRule> Rules = new();

    private readonly PropertyInfo[] _identities;
    private readonly PropertyInfo[] _values;
    private readonly bool _isCopy;
    private readonly bool _hasTarget;
    private readonly ParentParameter[] _parents;
    private readonly ParentParameter[] _lists;
    private readonly ParentParameter? _branch;
    private readonly bool _isChange;
    private readonly Dictionary<PropertyInfo, TargetRowRule> _rows = [];
    private readonly TargetRowRule _pipedRow;
    private readonly ConcurrentDictionary<Type, TargetRowRule> _ownRules = new();
    private readonly PropertyInfo? _ifExists;

    // A query does not mention changes.
    private readonly string _outcome;

    private AgreementRule(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>();
        PropertyInfo[] parameters = [.. cmdlet.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)))];
        _identities = [.. parameters.Where(property => IsIdentity(property.PropertyType))];
        // Piped values that have no key, such as addresses, rules and schedule entries.
        _values = [.. parameters.Except(_identities).Where(property => !property.PropertyType.IsValueType
            && property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipeline))];
        _hasTarget = Array.Exists(_identities, property => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipeline));
        _isCopy = attribute?.VerbName == VerbsCommon.Add;
        var parents = _identities.Select(ParentParameter.Of).OfType<ParentParameter>().ToLookup(parent => parent.IsList);
        _parents = [.. parents[false].OrderBy(parent => parent.Depth)];
        _lists = [.. parents[true]];
        _isChange = attribute is { SupportsShouldProcess: true };
        _outcome = _isChange ? "Nothing was changed. " : string.Empty;
        _ifExists = cmdlet.GetProperty(nameof(IfExists));
        if (_isChange)
        {
            _branch = Array.Find(_parents, parent => parent.Key == "BranchId");
        }

        _pipedRow = new TargetRowRule(null, _parents, _outcome) { IsContextOnly = !_isChange };

        // What a query reads is what it returns. What it compares with is checked, as every target of a change is.
        _rows = (from property in _identities
                 let rule = new TargetRowRule(property, _parents, _outcome)
                 where _isChange || !rule.IsTarget
                 select (property, rule)).ToDictionary(row => row.property, row => row.rule);
    }

    public static AgreementRule Of(Type cmdlet) => Rules.GetOrAdd(cmdlet, type => new AgreementRule(type));

    /// <summary>Uses the parents in the specified rows for parameters that were not specified.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="piped">The piped object, if no other parameter accepts it.</param>
    /// <returns>Disposing it removes the parents again.</returns>
    public IDisposable? Supply(NeonApiCmdlet cmdlet, PSObject? piped) =>
        _parents.Length + _lists.Length > 0 && PartsOf(cmdlet, piped) is var parts && parts.Exists(part => part.Row is not null)
            ? new RowParents(cmdlet, [.. _parents, .. _lists], parts)
            : null;

    /// <summary>Refuses the input of a cmdlet if its parts contradict each other.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="piped">The piped object, if no other parameter accepts it.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>False if there is nothing to do: the target does not exist, which is not an error with <c>-IfExists</c>.</returns>
    /// <exception cref="NeonApiException">They do.</exception>
    public async ValueTask<bool> EnsureAsync(NeonApiCmdlet cmdlet, PSObject? piped, CancellationToken cancellation)
    {
        var parts = PartsOf(cmdlet, piped);
        await EnsureContextAsync(cmdlet, parts, cancellation);
        // A query with one object finds this out when it looks up the parents.
        if (parts.Count == 0 || (!_isChange && parts is [{ Parameter: not null, Row: null }]))
        {
            return true;
        }

        var above = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parent in _parents)
        {
            foreach (var part in parts.Where(part => part.Row is not null && (part.Identity is null || !parent.IsOne(part))))
            {
                EnsureId(cmdlet, parent, part);
                await EnsureColumnsAsync(cmdlet, parent, part, above, cancellation);
            }

            await EnsureInAsync(cmdlet, parent, parts, above, cancellation);
        }

        foreach (var row in parts.Where(part => part.Claims is not null))
        {
            if (_isChange && row is { Identity: null, IsValue: false })
            {
                await EnsurePipedParentAsync(cmdlet, row, above, cancellation);
            }

            var rule = row.Identity is null ? _pipedRow : _rows.GetValueOrDefault(row.Parameter!);
            if (rule is not null && !await rule.EnsureAsync(cmdlet, row, above, cancellation) && rule.IsTarget && _ifExists?.GetValue(cmdlet) is SwitchParameter { IsPresent: true })
            {
                IfExists.WriteGone(cmdlet, row.Identity!);
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Compares a piped parent with the resource, as a specified one is compared: the request contains only its id. Refuses one that
    /// does not exist.
    /// </summary>
    private async ValueTask EnsurePipedParentAsync(NeonApiCmdlet cmdlet, GivenPart part, Dictionary<string, string> above, CancellationToken cancellation)
    {
        // The Name of a row beside a new resource may be the name of that resource.
        var rowOfParent = _hasTarget ? _parents.Select(parent => parent.OneOf(part)).FirstOrDefault(one => one is not null) : null;
        if ((part.Own ?? rowOfParent) is not { } own)
        {
            return;
        }

        var rule = _ownRules.GetOrAdd(own.GetType(), static (identity, outcome) => new TargetRowRule(identity, ResourceIdentity.NounOf(identity), [], outcome), _outcome);
        if (!await rule.EnsureAsync(cmdlet, part with { Identity = own }, Above(part.Claims!, above), cancellation))
        {
            cmdlet.About(part.Target);
            throw ResourceIdentity.NoneWithId(own.Kind, own.Id ?? own.Name!);
        }
    }

    /// <summary>The parents of an object, of which the cmdlet may not have all as parameters.</summary>
    private static Dictionary<string, string> Above(PSObject claims, Dictionary<string, string> known)
    {
        var above = new Dictionary<string, string>(known, StringComparer.Ordinal);
        foreach (var (kind, id) in ParentKind.WithId.Select(kind => (kind, kind.In(claims).Select(column => column.Named.Id).FirstOrDefault())))
        {
            if (id is not null)
            {
                above[kind.Key] = id;
            }
        }

        return above;
    }

    /// <summary>
    /// Ignores the branch of the context if it would be used for <c>-Branch</c> but belongs to another project. Otherwise the
    /// user would confirm a change that cannot succeed.
    /// </summary>
    private async ValueTask EnsureContextAsync(NeonApiCmdlet cmdlet, List<GivenPart> parts, CancellationToken cancellation)
    {
        if (_branch is not null && cmdlet.Context.BranchAsSet is not null
            && _branch.ValueOf(cmdlet) is null && !parts.Exists(part => part.Find(_branch) is not null)
            && cmdlet.Parents is { } scope && !await scope.IsContextBranchHomeAsync(cancellation))
        {
            cmdlet.DropContextBranch();
        }
    }

    private List<GivenPart> PartsOf(NeonApiCmdlet cmdlet, PSObject? piped)
    {
        var parts = new List<GivenPart>();
        foreach (var property in _identities)
        {
            var value = property.GetValue(cmdlet);
            foreach (var identity in value is ResourceIdentity one ? [one] : (value as IEnumerable<ResourceIdentity>) ?? [])
            {
                // The pipeline input of a query is one part, even if it is bound to a parameter. A change also checks its target.
                var isPiped = !_isChange && (ReferenceEquals(identity.Input, piped) || ReferenceEquals(identity.Input, piped?.BaseObject));
                // A list that is added is copied from another place, unless it is a row that specifies the place.
                var isCopied = _isCopy && property.PropertyType.IsArray && identity.Input is NeonObject;
                if (identity.Input is NeonObject or PSObject && !isPiped && !isCopied)
                {
                    parts.Add(new GivenPart(property, identity, PSObject.AsPSObject(identity.Input)));
                }
            }
        }

        // Beside a target that can be piped, the place that a row on the command line comes from says nothing.
        foreach (var property in _values.Where(property => !_hasTarget || !cmdlet.IsTyped(property.Name)))
        {
            object?[] values = property.GetValue(cmdlet) switch { string text => [text], IEnumerable list => [.. list.Cast<object?>()], var one => [one] };
            parts.AddRange(values.OfType<object>().Select(RowOrigin.Of).OfType<PSObject>().Select(row => new GivenPart(property, null, row)));
        }

        if (piped is not null)
        {
            parts.Add(new GivenPart(null, null, piped));
        }

        return parts;
    }

    /// <summary>Refuses parts that belong to different parents of one kind, and records the parent.</summary>
    private async ValueTask EnsureInAsync(
        NeonApiCmdlet cmdlet, ParentParameter parent, List<GivenPart> parts, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var typed = parent.ValueOf(cmdlet);
        var named = typed is null ? null : NamedParent.Of(typed);
        foreach (var part in parts)
        {
            // The key of a target or of a second branch is its own. A piped object that only supplies properties is compared with the
            // typed parent, even if it is of the same kind.
            if (part.Identity == typed && typed is not null || (part.Identity is not null && parent.IsOne(part)) || part.Find(parent) is not { } own)
            {
                continue;
            }

            named ??= own;
            if (!await IsSameAsync(cmdlet, parent, part, own, named, above, cancellation))
            {
                cmdlet.About(part.Target);
                throw Contradiction(part, parent, own, named, areObjects: parts.Count(other => !parent.IsOne(other) && other.Find(parent) is not null) > 1);
            }

            named = named.Id is null && own.Id is not null ? named with { Id = own.Id } : named;
        }

        if ((named?.Id ?? (parent.IsByName ? named?.Name : null)) is { } known)
        {
            above[parent.Key] = known;
        }
    }

    /// <summary>
    /// Whether both name the same parent. Ids are compared with ids and names with names; otherwise the name is looked
    /// up.
    /// </summary>
    private async ValueTask<bool> IsSameAsync(
        NeonApiCmdlet cmdlet, ParentParameter parent, GivenPart part, NamedParent own, NamedParent named, Dictionary<string, string> above, CancellationToken cancellation)
    {
        if (own.Id is not null && named.Id is not null)
        {
            return own.Id == named.Id;
        }

        if (parent.IsByName || (own.Id is null && named.Id is null))
        {
            return own.Name == named.Name;
        }

        cmdlet.About(part.Target);
        await ResolveAsync(cmdlet, _parents.Where(other => other.Depth < parent.Depth), above, cancellation);
        var (byId, byName) = own.Id is null ? (named, own) : (own, named);
        return byName.Identity is not null && await byName.Identity.FindIdAsync(cmdlet.Client, above, cancellation) == byId.Id;
    }

    /// <summary>
    /// Refuses a row that has its id as <c>id</c>, as the API returns it. The id is not read from there, because any list can have such
    /// a column, and the parent of the context would be used instead.
    /// </summary>
    private void EnsureId(NeonApiCmdlet cmdlet, ParentParameter parent, GivenPart part)
    {
        if (part.IsValue || parent.IsByName || parent.IsColumnOf(part.Row!) || parent.IdIn(part.Row!) is not { } own || parent.ValueOf(cmdlet)?.Id == own.Id)
        {
            return;
        }

        cmdlet.About(part.Target);
        throw new NeonApiException(NeonFailure.InvalidInput, VisibleText.Of($"The row has the id '{own}', but no {parent.Key}."))
        {
            Advice = $"{_outcome}The column id is not read. Add the {parent.Key} with Select-Object *, @{{ n = '{parent.Key}'; e = 'id' }}.",
        };
    }

    /// <summary>Refuses a row with two columns for one parent that differ.</summary>
    private async ValueTask EnsureColumnsAsync(
        NeonApiCmdlet cmdlet, ParentParameter parent, GivenPart part, Dictionary<string, string> above, CancellationToken cancellation)
    {
        (string Heading, ResourceIdentity Named)[] columns = [.. parent.In(part.Row!)];
        foreach (var (heading, other) in columns.Skip(1))
        {
            cmdlet.About(part.Target);
            var (first, named) = columns[0];
            if (!await IsSameAsync(cmdlet, parent, part, NamedParent.Of(other), NamedParent.Of(named), above, cancellation))
            {
                throw Disagreement(_outcome, parent.Kind, (first, named.ToString()), (heading, other.ToString()));
            }
        }
    }

    /// <summary>Looks up the parents from the top: a branch name is only unique within its project.</summary>
    internal static async ValueTask ResolveAsync(
        NeonApiCmdlet cmdlet, IEnumerable<ParentParameter> parents, Dictionary<string, string> above, CancellationToken cancellation)
    {
        foreach (var parent in parents.Where(parent => !above.ContainsKey(parent.Key)))
        {
            if (parent.ValueOf(cmdlet) is { } named && await named.FindIdAsync(cmdlet.Client, above, cancellation) is { } id)
            {
                above[parent.Key] = id;
            }
        }
    }

    private NeonApiException Contradiction(GivenPart part, ParentParameter parent, NamedParent own, NamedParent named, bool areObjects) =>
        new(NeonFailure.InvalidInput, part.Row is null && parent.IsOne(part)
            ? $"{part.Words} is not the {parent.Kind} {named}."
            : $"{part.Words} belongs to the {parent.Kind} {own}, not to {named}.")
        {
            Advice = _outcome + (areObjects
                ? $"Specify objects of the same {parent.Kind}."
                : $"Omit -{parent.Name} to use the {parent.Kind} of the object, or specify an id or a name instead of the object."),
        };

    internal static NeonApiException Disagreement(string outcome, string kind, (string Heading, string Named) one, (string Heading, string Named) other) =>
        new(NeonFailure.InvalidInput, VisibleText.Of($"The row has two columns for the {kind} with different values: {one.Heading} is '{one.Named}', {other.Heading} is '{other.Named}'."))
        {
            Advice = $"{outcome}Correct the row, or remove one of the columns.",
        };

    private static bool IsIdentity(Type type) => (type.IsArray ? type.GetElementType()! : type).IsSubclassOf(typeof(ResourceIdentity));
}
