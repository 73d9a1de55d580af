using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// Refuses what contradicts itself, before anybody is asked to confirm it: an object that lies in another project, branch or
/// organization than the one that was named beside it, and a row of a file whose name is not that of what its id names.
/// </summary>
internal sealed class AgreementRule
{
    private static readonly ConcurrentDictionary<Type, AgreementRule> Rules = new();

    private readonly PropertyInfo[] _identities;
    private readonly ParentParameter[] _parents;

    private AgreementRule(Type cmdlet)
    {
        var identities = cmdlet.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)) && IsIdentity(property.PropertyType)).ToArray();
        _parents = [.. identities.Select(ParentParameter.Of).OfType<ParentParameter>().OrderBy(parent => parent.Depth)];
        // What only reads finds out by itself when it looks its parents up. A list that is added is copied from elsewhere.
        _identities = cmdlet.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true } attribute
            ? Array.FindAll(identities, property => attribute.VerbName != VerbsCommon.Add || !property.PropertyType.IsArray)
            : [];
    }

    public static AgreementRule Of(Type cmdlet) => Rules.GetOrAdd(cmdlet, type => new AgreementRule(type));

    /// <summary>Refuses the input of a cmdlet if its parts contradict each other.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="piped">What was piped in beside what was typed, where nothing else takes it.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="NeonApiException">They do.</exception>
    public async ValueTask EnsureAsync(NeonApiCmdlet cmdlet, PSObject? piped, CancellationToken cancellation)
    {
        var parts = PartsOf(cmdlet, piped);
        if (parts.Count == 0)
        {
            return;
        }

        var above = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parent in _parents)
        {
            await EnsureInAsync(cmdlet, parent, parts, above, cancellation);
        }

        foreach (var row in parts.Select(part => part.Identity).OfType<ResourceIdentity>().Where(identity => identity.RowName is not null))
        {
            cmdlet.About(row);
            await ResolveAsync(cmdlet, _parents, above, cancellation);
            await EnsureNameAsync(cmdlet, row, above, cancellation);
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
                if (identity.Input is NeonObject or PSObject)
                {
                    parts.Add(new GivenPart(identity, PSObject.AsPSObject(identity.Input)));
                }
            }
        }

        if (piped is not null)
        {
            parts.Add(new GivenPart(null, piped));
        }

        return parts;
    }

    /// <summary>Refuses parts that lie in different parents of one kind, and notes which one it is.</summary>
    private async ValueTask EnsureInAsync(
        NeonApiCmdlet cmdlet, ParentParameter parent, List<GivenPart> parts, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var named = parent.ValueOf(cmdlet);
        var known = named?.Id ?? (named is not null && parent.IsByName ? named.Name : null);
        var words = named?.ToString();
        foreach (var part in parts)
        {
            if (part.Identity == named && named is not null || parent.IsOne(part) || part.Find(parent.Key) is not { } own)
            {
                continue;
            }

            if (known is null && named is not null)
            {
                cmdlet.About(part.Target);
                await ResolveAsync(cmdlet, _parents.Where(other => other.Depth <= parent.Depth), above, cancellation);
                known = above.GetValueOrDefault(parent.Key);
            }

            known ??= own;
            if (known != own)
            {
                cmdlet.About(part.Target);
                throw Contradiction(part, parent, own, words ?? known);
            }
        }

        if (known is not null)
        {
            above[parent.Key] = known;
        }
    }

    /// <summary>Looks up what was named, from the top: a branch's name means something in its project only.</summary>
    private static async ValueTask ResolveAsync(
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

    private static async ValueTask EnsureNameAsync(NeonApiCmdlet cmdlet, ResourceIdentity row, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var (kind, expected) = row.RowName!;
        if (await row.ReadNameAsync(cmdlet.Client, above, cancellation) is { } name && name != expected)
        {
            throw new NeonApiException(
                NeonFailure.InvalidInput, $"The row has the name '{expected}', but the {kind} {row.Id} {(name.Length == 0 ? "has no name" : $"is '{name}'")}.")
            {
                Resource = row.Resource,
                Advice = $"Nothing was changed. The row may describe something in the {kind}, or the {kind} was renamed. Correct the row, or leave its Name out.",
            };
        }
    }

    private static NeonApiException Contradiction(GivenPart part, ParentParameter parent, string own, string named) =>
        new(NeonFailure.InvalidInput, $"{part.Words} belongs to the {parent.Kind} {own}, not to {named}.")
        {
            Advice = $"Nothing was changed. Leave -{parent.Name} out to use the {parent.Kind} of the object, or specify an id or a name instead of the object.",
        };

    private static bool IsIdentity(Type type) => (type.IsArray ? type.GetElementType()! : type).IsSubclassOf(typeof(ResourceIdentity));
}
