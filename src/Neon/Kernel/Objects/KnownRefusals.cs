using System.Text.RegularExpressions;

namespace Neon;

/// <summary>A refusal that Neon's response tells apart from all others, and what to do about it.</summary>
/// <param name="Advice">What to do.</param>
/// <param name="Signs">The texts that the code and the message of this refusal contain, and those of no other refusal.</param>
internal sealed record KnownRefusal(string Advice, params string[] Signs)
{
    public bool Is(string response) => Array.TrueForAll(Signs, sign => response.Contains(sign, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// Advice for refusals whose cause Neon's response shows, by a code or a text. Where it shows none, or could mean several, there is
/// no advice.
/// </summary>
internal static partial class KnownRefusals
{
    private const string LimitSuffix = "_LIMIT_EXCEEDED";

    /// <summary>What to do about the refusal, or null where its cause is not known.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="own">Refusals that the cmdlet knows better.</param>
    public static string? Advice(NeonApiException refusal, IReadOnlyList<KnownRefusal> own)
    {
        if (!refusal.IsRefusal)
        {
            return null;
        }

        // Names that the message quotes say nothing of the cause.
        var response = $"{refusal.Code} {Quotations().Replace(refusal.Message, string.Empty)}";
        return Single(own, response) ?? (own.Any(known => known.Is(response)) ? null : Single(ResourceTable.All.SelectMany(resource => resource.Refusals), response))
            ?? (refusal.Code?.EndsWith(LimitSuffix, StringComparison.Ordinal) == true
                ? "The organization's plan does not allow more. Remove resources that are no longer needed, or change the plan."
                : null);
    }

    private static string? Single(IEnumerable<KnownRefusal> known, string response) =>
        known.Where(refusal => refusal.Is(response)).Select(refusal => refusal.Advice).Distinct().ToArray() is [var advice] ? advice : null;

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Quotations();
}
