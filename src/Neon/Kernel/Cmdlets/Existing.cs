using System.Net;

namespace Neon.Commands;

/// <summary>
/// What <c>-IfNotExists</c> means: look first, create only what is not there, and never take another thing for the one that
/// was asked for. Without the switch everything is created.
/// </summary>
internal sealed class Existing<T>(NeonCmdlet cmdlet, bool isAsked, string kind, string name)
    where T : NeonObject
{
    /// <summary>Gives those that have the name, within the parent that was named.</summary>
    public required Func<CancellationToken, Task<IReadOnlyList<T>>> Find { get; init; }

    /// <summary>How to tell several of one name apart.</summary>
    public Func<T, string?> Id { get; init; } = item => item.ToString();

    /// <summary>What the thing must have in common with what was asked for.</summary>
    public Func<T, IReadOnlyList<Trait>> Traits { get; init; } = _ => [];

    /// <summary>What differs from what was asked for and can be changed: the user is warned of each difference.</summary>
    public Func<T, CancellationToken, Task<IReadOnlyList<Trait>>> Changeable { get; init; } = (_, _) => Task.FromResult<IReadOnlyList<Trait>>([]);

    /// <summary>Gives what is there, or creates it.</summary>
    /// <param name="create">Creates it.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>The thing, and whether it has been created just now.</returns>
    public async Task<(T Item, bool IsNew)> OrCreateAsync(Func<CancellationToken, Task<T>> create, CancellationToken cancellation)
    {
        if (await LookAsync(cancellation) is { } there)
        {
            return (there, false);
        }

        try
        {
            return (await create(cancellation), true);
        }
        catch (NeonApiException refused) when (isAsked && refused.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
        {
            // Another run may have made it after the look.
            if (await LookAsync(cancellation) is not { } made)
            {
                throw;
            }

            return (made, false);
        }
    }

    private async Task<T?> LookAsync(CancellationToken cancellation)
    {
        if (!isAsked || await Find(cancellation) is not { Count: > 0 } found)
        {
            return null;
        }

        ResourceIdentity.Single(kind, name, [.. found.Select(item => Id(item) ?? item.ToString())]);
        Existing.EnsureSame(kind, name, [.. Traits(found[0])]);
        Warn(await Changeable(found[0], cancellation));
        cmdlet.WriteVerbose($"The {kind} '{name}' already exists and was not changed.");
        return found[0];
    }

    private void Warn(IReadOnlyList<Trait> traits)
    {
        foreach (var differences in traits.Where(trait => trait.Differs).GroupBy(trait => trait.ChangedBy))
        {
            var remedy = differences.Key is null ? string.Empty : $" To change this, use {differences.Key}.";
            cmdlet.WriteWarning($"The {kind} '{name}' exists and was not changed: {string.Join(", ", differences)}.{remedy}");
        }
    }
}

/// <summary>Something that was asked for, and what there is instead.</summary>
/// <param name="What">What it is, in words: <c>owner</c>.</param>
/// <param name="Asked">What was asked for; null when nothing was.</param>
/// <param name="There">What is there.</param>
internal readonly record struct Trait(string What, object? Asked, object? There)
{
    // Neon and .NET cut times at different digits.
    private static readonly TimeSpan SameTime = TimeSpan.FromSeconds(1);

    public bool Differs => Asked is not null && !Asked.Equals(There);

    /// <summary>The cmdlet that makes it what was asked for; null where there is none.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>A time at which something ends; nothing there means that it does not end.</summary>
    public static Trait OfExpiry(string what, DateTimeOffset? asked, DateTimeOffset? there) =>
        asked - there is { } difference && difference.Duration() <= SameTime
            ? new(what, null, there)
            : new(what, asked is null ? null : $"{asked:u}", there is null ? null : $"{there:u}");

    /// <summary>A list, whatever its order.</summary>
    public static Trait OfList<TItem>(string what, IEnumerable<TItem>? asked, IEnumerable<TItem>? there) => new(what, Sorted(asked), Sorted(there ?? []));

    /// <summary>Keys and values; further keys that are there contradict nothing.</summary>
    public static Trait OfMap(string what, IReadOnlyDictionary<string, string>? asked, IReadOnlyDictionary<string, string>? there) =>
        OfList(what, asked?.Select(Pair), there?.Where(pair => asked?.ContainsKey(pair.Key) == true).Select(Pair));

    private static string Pair(KeyValuePair<string, string> pair) => $"{pair.Key}={pair.Value}";

    private static string? Sorted<TItem>(IEnumerable<TItem>? items) =>
        items is null ? null : $"({string.Join(", ", items.Select(item => $"{item}").Order(StringComparer.Ordinal))})";

    /// <summary>A point in time; one that Neon does not tell contradicts nothing.</summary>
    public static Trait OfTime(string what, DateTimeOffset? asked, DateTimeOffset? there) =>
        new(what, asked is null || there is null || (asked - there).Value.Duration() <= SameTime ? null : $"{asked:u}", $"{there:u}");

    /// <summary>A log position; one that Neon does not tell contradicts nothing.</summary>
    public static Trait OfLsn(string what, string? asked, string? there) =>
        new(what, there is null || string.Equals(asked, there, StringComparison.OrdinalIgnoreCase) ? null : asked, there);

    public override string ToString() => $"its {What} is {There ?? "not set"}, not {Asked}";
}

/// <summary>What cmdlets with <c>-IfNotExists</c> say and check before anything is sent.</summary>
internal static class Existing
{
    /// <summary>What is about to be done: names cannot be looked up before it is confirmed.</summary>
    public static string Action(bool isAsked, string action) => isAsked ? action + " if it does not exist" : action;

    /// <summary>Refuses what has the name and is not what was asked for.</summary>
    public static void EnsureSame(string kind, string name, params Trait[] traits)
    {
        string[] differences = [.. traits.Where(trait => trait.Differs).Select(trait => trait.ToString())];
        if (differences.Length > 0)
        {
            throw new NeonApiException(NeonFailure.Different, $"The {kind} '{name}' exists, but {string.Join(" and ", differences)}.")
            {
                Resource = ResourceTable.OfKind(kind).Noun,
            };
        }
    }

    /// <summary>Refuses to look for what has no name.</summary>
    public static void EnsureNamed(bool isAsked, string? name, string kind)
    {
        if (isAsked && name is null)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-IfNotExists requires -Name.")
            {
                Advice = "Specify -Name, or omit -IfNotExists.",
            };
        }
    }
}
