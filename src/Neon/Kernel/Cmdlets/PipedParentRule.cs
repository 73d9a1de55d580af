using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// Compares a piped parent of a change with the service. The request contains only some of what the object says: the branch of an
/// endpoint, but not the endpoint. An id in a row, or in an object that a script created or changed, belongs to a resource that has
/// to be where the row says. The name of a role or a bucket proves nothing: every branch can have one of that name, and a row can
/// describe the resource that the cmdlet creates.
/// </summary>
internal sealed class PipedParentRule
{
    // Resources that are identified by an id, and whose parent is as well, the deepest first.
    private static readonly Lazy<(RowKind Kind, Type Identity, ParentKind Place)[]> Ids = new(() =>
        [.. from kind in RowKind.All
            let identity = ResourceIdentity.OfModel(kind.Model.Name)
            let place = ParentKind.Of(kind.In)
            where identity is not null && place is not null && RowRule.Of(identity) is { IsKeyedById: true } rule && kind.Names is [var key] && key == rule.Key
            select (kind, identity, place)]);

    private readonly ConcurrentDictionary<(Type Identity, bool IsOwn), TargetRowRule> _rules = new();
    private readonly ParentParameter[] _parents;
    private readonly string? _created;
    private readonly string _outcome;

    /// <summary>Determines what to compare.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="hasTarget">Whether a resource can be piped into it, so that it does not only create something in its parents.</param>
    /// <param name="parents">Its parent parameters.</param>
    /// <param name="outcome">The sentence about the change in errors.</param>
    public PipedParentRule(Type cmdlet, bool hasTarget, ParentParameter[] parents, string outcome)
    {
        (_parents, _outcome) = (parents, outcome);
        _created = hasTarget ? null : cmdlet.GetCustomAttribute<OutputTypeAttribute>()?.Type[0].Type?.Name ?? string.Empty;
    }

    /// <summary>Refuses a piped object that contradicts the service, or whose resource does not exist.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="part">The piped object.</param>
    /// <param name="known">The ids of the parents that are known.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="NeonApiException">It does.</exception>
    public async ValueTask EnsureAsync(NeonApiCmdlet cmdlet, InputPart part, IReadOnlyDictionary<string, string> known, CancellationToken cancellation)
    {
        var above = Above(part.Claims!, known);
        foreach (var (identity, isOwn) in ResourcesIn(part))
        {
            var rule = _rules.GetOrAdd((identity.GetType(), isOwn), RuleOf);
            if (!await rule.EnsureAsync(cmdlet, part with { Identity = identity }, above, cancellation) && identity.Id is { } id && !MayBeNew(part, identity))
            {
                cmdlet.About(part.Target);
                throw ResourceIdentity.NoneWithId(identity.Kind, id);
            }
        }
    }

    /// <summary>The resource that the object is, if known, and those whose ids it has beside the parents in the request.</summary>
    private IEnumerable<(ResourceIdentity Resource, bool IsOwn)> ResourcesIn(InputPart part)
    {
        // The Name of a row beside a new resource may be the name of that resource.
        var own = part.Model is { } model ? part.As(ResourceIdentity.OfModel(model))
            : _created is null ? _parents.Select(parent => parent.OneOf(part)).FirstOrDefault(one => one is not null) : null;
        if (own is not null)
        {
            yield return (own, true);
        }

        var keys = _parents.Select(parent => parent.Key).ToHashSet();
        foreach (var (kind, identity, place) in Ids.Value.Where(id => id.Kind.Model.Name != part.Model))
        {
            var rule = RowRule.Of(identity);
            if (place.In(part.Claims!).Any() && RowRule.TextIn(part.Claims!, rule.Key) is { } text && keys.Add(rule.Key))
            {
                yield return (rule.Named(text), false);
            }
        }
    }

    // The other columns of a row can describe another resource than the id, such as the one that the cmdlet creates.
    private TargetRowRule RuleOf((Type Identity, bool IsOwn) key)
    {
        var isBeside = RowRule.Of(key.Identity) is { IsKeyedById: true } rule && !Array.Exists(_parents, parent => parent.Key == rule.Key);
        return new TargetRowRule(key.Identity, ResourceIdentity.NounOf(key.Identity), _parents, _outcome, isBeside) { IsPlaceOnly = !key.IsOwn };
    }

    /// <summary>Whether a row can describe what the cmdlet creates: an endpoint that was removed, for example.</summary>
    private bool MayBeNew(InputPart part, ResourceIdentity identity) => part.Row is not null && ResourceIdentity.NounOf(identity.GetType()) == _created;

    /// <summary>The parents of an object, of which the cmdlet may not have all as parameters.</summary>
    private static Dictionary<string, string> Above(PSObject claims, IReadOnlyDictionary<string, string> known)
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
}
