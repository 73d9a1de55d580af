using System.Text.RegularExpressions;

namespace Neon;

/// <summary>A refusal that can be recognized from Neon's response, and what to do about it.</summary>
/// <param name="Advice">What to do.</param>
/// <param name="Signs">The texts that only the code and the message of this refusal contain.</param>
internal sealed record KnownRefusal(string Advice, params string[] Signs)
{
    /// <summary>
    /// Why the target is not changed, after its name: <c>is protected and cannot be removed</c>. Such a refusal is about the state of the
    /// target. The module reports it with the same id and the same words, whether it is known before the change or from Neon's
    /// response. Null for a refusal that keeps Neon's words.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>The same as a whole sentence, for a refusal of a value that was specified.</summary>
    public string? Sentence { get; init; }

    /// <summary>The kind of failure, if the refusal has words of its own.</summary>
    public NeonFailure Failure => Sentence is null ? NeonFailure.Refused : NeonFailure.InvalidInput;

    /// <summary>The text of the error; null if it keeps Neon's words.</summary>
    /// <param name="target">The target with its kind, such as <c>branch main</c>; null if it is not a resource.</param>
    public string? Words(string? target) => Sentence ?? (Reason is null || target is null ? null : $"The {target} {Reason}.");

    public bool Is(string response) => Array.TrueForAll(Signs, sign => response.Contains(sign, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// Advice for refusals whose cause is clear from a code or a text in Neon's response. If the cause is unknown or ambiguous, there
/// is no advice.
/// </summary>
internal static partial class KnownRefusals
{
    private const string LimitSuffix = "_LIMIT_EXCEEDED";

    /// <summary>The known refusal, with what to do about it; null if its cause is unknown.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="own">Refusals for which the cmdlet has its own advice.</param>
    public static KnownRefusal? Of(NeonApiException refusal, IReadOnlyList<KnownRefusal> own)
    {
        if (!refusal.IsRefusal)
        {
            return null;
        }

        // Quoted names in the message say nothing about the cause. Signs have an asterisk in their place.
        var response = $"{refusal.Code} {Quotations().Replace(refusal.Message, "*")}";
        return Single(own, response) ?? (own.Any(known => known.Is(response)) ? null : Single(ResourceTable.All.SelectMany(resource => resource.Refusals), response))
            ?? (refusal.Code?.EndsWith(LimitSuffix, StringComparison.Ordinal) == true
                ? new("The plan does not allow more. Remove resources that are no longer needed, or change the plan.")
                : null);
    }

    private static KnownRefusal? Single(IEnumerable<KnownRefusal> known, string response) =>
        known.Where(refusal => refusal.Is(response)).DistinctBy(refusal => refusal.Advice).ToArray() is [var only] ? only : null;

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Quotations();
}
