using Neon.Tests.Support;

namespace Neon.Tests.Reliability;

/// <summary>The outcome of one case: undisturbed, with the response lost before the effect, and with it lost after the effect.</summary>
internal sealed record LostResponseOutcome(LostResponseCase Case, LostResponseRun Undisturbed, LostResponseRun Before, LostResponseRun After)
{
    /// <summary>The outcome after the effect, in the words of the table.</summary>
    public string Told => After.Result.Errors.Count > 0 ? "`NeonOutcomeUnknown`"
        : Case.Lacks is ["*"] ? "The removed resource, by its id"
        : Missing is { Count: > 0 } missing ? $"All but {string.Join(", ", missing.Select(name => $"`{name}`"))}{(Case.Warns is null ? string.Empty : "; a warning names the command that returns them")}"
        : "Everything in the lost response";

    /// <summary>The warnings after the effect that do not appear in the undisturbed run. Each run has its own ids.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. After.Result.Warnings.ExceptBy(Undisturbed.Result.Warnings.Select(LostResponseRunner.WithoutIds), LostResponseRunner.WithoutIds)];

    /// <summary>The properties that the object has in the undisturbed run, but not here.</summary>
    public IReadOnlyList<string> Missing { get; } =
        [.. Undisturbed.Facts.Keys.Except(After.Facts.Keys).Select(path => path.Split('.').ElementAtOrDefault(1) ?? path).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The properties with another value than in the undisturbed run.</summary>
    public IReadOnlyList<string> Wrong { get; } =
        [.. Undisturbed.Facts.Where(fact => After.Facts.TryGetValue(fact.Key, out var after) && after != fact.Value).Select(fact => $"{fact.Key}: {fact.Value} / {After.Facts[fact.Key]}")];
}

/// <summary>One run of a command.</summary>
/// <param name="Result">The output.</param>
/// <param name="Sent">The changes that were sent, as method, path and body.</param>
/// <param name="Facts">The values of the output, by property.</param>
/// <param name="IsLost">Whether the response was really lost.</param>
internal sealed record LostResponseRun(PipelineResult Result, IReadOnlyList<string> Sent, IReadOnlyDictionary<string, string> Facts, bool IsLost);
