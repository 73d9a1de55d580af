using Neon.Tests.Support;

namespace Neon.Tests.Reliability;

/// <summary>What came of one case: undisturbed, with the reply lost before the effect, and with it lost after the effect.</summary>
internal sealed record LostResponseOutcome(LostResponseCase Case, LostResponseRun Undisturbed, LostResponseRun Before, LostResponseRun After)
{
    /// <summary>What is told after the effect, in the words of the table.</summary>
    public string Told => After.Result.Errors.Count > 0 ? "`NeonOutcomeUnknown`"
        : Case.Lacks is ["*"] ? "The removed resource, by its id"
        : Missing is { Count: > 0 } missing ? $"All but {string.Join(", ", missing.Select(name => $"`{name}`"))}{(Case.Warns is null ? string.Empty : "; a warning names the command that returns them")}"
        : "Everything in the lost response";

    /// <summary>The warnings after the effect that there are not when nothing goes wrong; each run has ids of its own.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. After.Result.Warnings.ExceptBy(Undisturbed.Result.Warnings.Select(LostResponseRunner.WithoutIds), LostResponseRunner.WithoutIds)];

    /// <summary>The properties that the object has when nothing goes wrong, and does not have here.</summary>
    public IReadOnlyList<string> Missing { get; } =
        [.. Undisturbed.Facts.Keys.Except(After.Facts.Keys).Select(path => path.Split('.').ElementAtOrDefault(1) ?? path).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The properties that say something else than when nothing goes wrong.</summary>
    public IReadOnlyList<string> Wrong { get; } =
        [.. Undisturbed.Facts.Where(fact => After.Facts.TryGetValue(fact.Key, out var told) && told != fact.Value).Select(fact => $"{fact.Key}: {fact.Value} / {After.Facts[fact.Key]}")];
}

/// <summary>One run of a command.</summary>
/// <param name="Result">What came out.</param>
/// <param name="Sent">The changes that were sent, as method, path and body.</param>
/// <param name="Facts">What the output says, by property.</param>
/// <param name="IsLost">Whether the reply that was to be lost was lost.</param>
internal sealed record LostResponseRun(PipelineResult Result, IReadOnlyList<string> Sent, IReadOnlyDictionary<string, string> Facts, bool IsLost);
