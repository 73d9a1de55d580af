using System.Text.RegularExpressions;

namespace Neon.Commands;

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

    /// <summary>Refusals that are the same whichever cmdlet meets them.</summary>
    public static IReadOnlyList<KnownRefusal> All { get; } =
    [
        new("Branch names are unique within a project. Choose another name; New-NeonBranch -IfNotExists returns the existing branch.", "BRANCH_ALREADY_EXISTS"),
        new("Remove its child branches first. Show-NeonBranchTree shows them.", "branch that has children"),
        new("Remove the protection first: Set-NeonBranch -Protected:$false.", "cannot delete protected branch"),
        new("A branch has one read-write compute. Add a replica with New-NeonEndpoint -Type read_only, or change the existing compute with Set-NeonEndpoint.",
            "read_write endpoint already exists"),
        new("Specify a target branch in the project of the snapshot.", "from another project"),
        new("Create the snapshot from the root branch. Show-NeonBranchTree shows which one that is.", "only be created from root branches"),
    ];

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
        return Single(own, response) ?? (own.Any(known => known.Is(response)) ? null : Single(All, response))
            ?? (refusal.Code?.EndsWith(LimitSuffix, StringComparison.Ordinal) == true
                ? "The organization's plan allows no more. Remove what is no longer needed, or change the plan."
                : null);
    }

    private static string? Single(IEnumerable<KnownRefusal> known, string response) =>
        known.Where(refusal => refusal.Is(response)).Select(refusal => refusal.Advice).Distinct().ToArray() is [var advice] ? advice : null;

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Quotations();
}
