using System.Text.RegularExpressions;

namespace Neon;

/// <summary>A refusal that can be recognized from Neon's response, and what to do about it.</summary>
/// <param name="Advice">What to do.</param>
/// <param name="Signs">The texts that only the code and the message of this refusal contain.</param>
internal sealed record KnownRefusal(string Advice, params string[] Signs)
{
    public bool Is(string response) => Array.TrueForAll(Signs, sign => response.Contains(sign, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// Advice for refusals whose cause is clear from a code or a text in Neon's response. If the cause is unknown or ambiguous, there
/// is no advice.
/// </summary>
internal static partial class KnownRefusals
{
    private const string LimitSuffix = "_LIMIT_EXCEEDED";

    /// <summary>What to do about the refusal; null if its cause is unknown.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="own">Refusals for which the cmdlet has its own advice.</param>
    public static string? Advice(NeonApiException refusal, IReadOnlyList<KnownRefusal> own)
    {
        if (!refusal.IsRefusal)
        {
            return null;
        }

        // Quoted names in the message say nothing about the cause. Signs have an asterisk in their place.
        var response = $"{refusal.Code} {Quotations().Replace(refusal.Message, "*")}";
        return Single(own, response) ?? (own.Any(known => known.Is(response)) ? null : Single(ResourceTable.All.SelectMany(resource => resource.Refusals), response))
            ?? (refusal.Code?.EndsWith(LimitSuffix, StringComparison.Ordinal) == true
                ? "The plan does not allow more. Remove resources that are no longer needed, or change the plan."
                : null);
    }

    private static string? Single(IEnumerable<KnownRefusal> known, string response) =>
        known.Where(refusal => refusal.Is(response)).Select(refusal => refusal.Advice).Distinct().ToArray() is [var advice] ? advice : null;

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Quotations();
}
