using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// Refuses an object that is piped into a query if it supplies only a parent and is itself something in that parent. The query would
/// return the content of the whole parent, ready to be removed: all API keys of an organization, for one of its projects.
/// </summary>
internal static class PipedScope
{
    private static readonly ConcurrentDictionary<(Type Model, Type? Parent), string[]> OfModels = new();
    // Neon Auth is known by its branch, so its provider is not a key of what is in it.
    private static readonly Lazy<HashSet<string>> Keys = new(() => RowKind.All.SelectMany(kind => kind.Names)
        .Except(RowKind.All.Where(kind => kind.IsOnePerParent).SelectMany(kind => kind.Names)).ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Refuses the object if the query would return more than belongs to it.</summary>
    /// <param name="cmdlet">The query.</param>
    /// <param name="piped">The object.</param>
    /// <param name="supplied">The parameters that the object supplies, the deepest parent first.</param>
    /// <param name="deepest">The deepest parent that was specified or supplied; null if there is none.</param>
    /// <returns>False if the object supplies no parent, only a value such as its region.</returns>
    /// <exception cref="NeonApiException">It would.</exception>
    public static bool Ensure(NeonCmdlet cmdlet, PSObject piped, IReadOnlyList<PipedParameter> supplied, PipedParameter? deepest)
    {
        // The target is the object itself or the parent that is looked for, such as the project of a branch. A parent that was
        // specified is the one that the user wants to list.
        if (piped.BaseObject is string || supplied.Any(parameter => parameter.IsByValue) || (deepest is not null && !supplied.Contains(deepest))
            || !KeysBelow(piped, deepest?.Type).Any(key => !supplied.Any(parameter => parameter.IsBoundFrom(key))))
        {
            return true;
        }

        if (deepest is null)
        {
            return false;
        }

        var kind = ResourceIdentity.KindOf(deepest.Type);
        var command = cmdlet.MyInvocation.MyCommand.Name;
        var parents = supplied.Where(parameter => parameter.IsParent).Reverse()
            .Select(parameter => parameter.HeadingIn(piped) is { } heading ? $" -{parameter.Name} {NewName.Access(heading)}" : string.Empty);
        if (PlaceBelow(cmdlet, deepest) is { } place)
        {
            // A snapshot has a SourceBranchId.
            var source = piped.Properties.FirstOrDefault(property => property.Name.EndsWith(place.Key, StringComparison.Ordinal) && property.Value is string { Length: > 0 })?.Name;
            throw new NeonApiException(NeonFailure.InvalidInput, $"{command} requires {Article.With(place.Kind)}, and {TypedTargetRule.Words(piped)} does not specify one.")
            {
                Advice = source is null
                    ? $"Nothing was sent. Specify the {place.Kind} with -{place.Name}, or pipe it in."
                    : $"Nothing was sent. To use its {source}, specify -{place.Name}: ForEach-Object {{ {command}{string.Concat(parents)} -{place.Name} {NewName.Access(source)} }}.",
            };
        }

        throw new NeonApiException(NeonFailure.InvalidInput, $"{command} would return the results for the whole {kind} of {TypedTargetRule.Words(piped)}.")
        {
            Advice = $"Nothing was sent. To use the {kind}, specify -{deepest.Name}: ForEach-Object {{ {command}{string.Concat(parents)} }}.",
        };
    }

    /// <summary>The parent of all results, if it is something in the deepest parent that is known; null if that parent is enough.</summary>
    private static ParentParameter? PlaceBelow(NeonCmdlet cmdlet, PipedParameter deepest)
    {
        var places = cmdlet.GetType().GetProperties().Where(FilterText.IsPlace).Select(property => ParentParameter.Of(property)!).ToArray();
        return Array.Find(places, place => place.Name == deepest.Name) is { } known
            ? Array.Find(places, place => place.ParentKey == known.Key)
            : null;
    }

    /// <summary>Whether an object is something in a parent, and not the parent itself.</summary>
    public static bool IsBelow(PSObject piped, Type parent) => KeysBelow(piped, parent).Any();

    /// <summary>The keys that show that an object is something in a parent, and not the parent itself.</summary>
    private static IEnumerable<string> KeysBelow(PSObject piped, Type? parent) =>
        ModelOf(piped) is { } model ? OfModels.GetOrAdd((model, parent), key => [.. KeysBelow(key.Model, key.Parent)])
        : PlainObject.Of(piped) is { } row ? KeysInRow(row, parent)
        : [];

    private static IEnumerable<string> KeysBelow(Type model, Type? parent)
    {
        var owners = parent is null ? [] : RowRule.Of(parent).Kinds;
        var keys = model.GetCustomAttribute<ListedAttribute>()?.Keys is { Length: > 0 } listed ? listed : model.GetCustomAttribute<RowKeyAttribute>()?.Names ?? [];
        // What a parent has exactly once ends with the key of the parent.
        return owners.Any(owner => owner.Model == model || (owner.Names is [var own] && keys is [.., var last] && last == own))
            ? []
            : keys.Where(key => Keys.Value.Contains(key) && !owners.Any(owner => owner.Allows(key)));
    }

    // A row with the columns Project and Branch is a branch.
    private static IEnumerable<string> KeysInRow(PSObject row, Type? parent)
    {
        var headings = row.Properties.Select(property => RowRule.HeadingOf(property.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var owners = parent is null ? [] : RowRule.Of(parent).Kinds;
        return owners.Count == 0
            ? RowKind.All.Where(kind => kind.Names.All(headings.Contains)).Select(kind => kind.Names[0])
            : RowKind.All.Where(kind => !(kind.IsOnePerParent && owners.Any(owner => owner.Names is [var own] && own == kind.In)))
                .Select(kind => owners.Select(owner => RowRule.KeyOf(kind, headings, owner)).Aggregate((one, other) => one is null ? null : other))
                .OfType<string>();
    }

    /// <summary>The model of an object, or of the object that a row was. Select-Object leaves a row with the chosen columns.</summary>
    private static Type? ModelOf(PSObject piped) => piped.BaseObject is NeonObject item ? item.GetType()
        : PlainObject.Of(piped) is { } row && RowRule.IsRestored(row) ? typeof(PipedScope).Assembly.GetType("Neon." + RowRule.ModelOf(row))
        : null;
}
