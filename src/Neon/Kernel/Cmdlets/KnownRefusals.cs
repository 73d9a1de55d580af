namespace Neon.Commands;

/// <summary>Advice for refusals that Neon tells apart by a code or a text. Each is for one cause, so it comes before a cmdlet's own.</summary>
internal static class KnownRefusals
{
    private const string LimitSuffix = "_LIMIT_EXCEEDED";

    // Codes that are of no other refusal.
    private static readonly Dictionary<string, string> ByCode = new(StringComparer.Ordinal)
    {
        ["BRANCH_ALREADY_EXISTS"] =
            "Branch names are unique within a project. Choose another name; New-NeonBranch -IfNotExists returns the existing branch.",
    };

    // Parts of Neon's own texts, which come without a code.
    private static readonly (string Text, string Advice)[] ByText =
    [
        ("branch that has children", "Remove its child branches first. Show-NeonBranchTree shows them."),
        ("cannot delete protected branch", "Remove the protection first: Set-NeonBranch -Protected:$false."),
        ("preserve_under_name is required", "Specify -PreserveUnderName, under which the present state and the child branches are kept."),
        ("read_write endpoint already exists",
            "A branch has one read-write compute. Add a replica with New-NeonEndpoint -Type read_only, or change the existing compute with Set-NeonEndpoint."),
        ("from another project", "Specify a target branch in the project of the snapshot."),
    ];

    /// <summary>What to do about the refusal, or null where its cause is not known.</summary>
    public static string? Advice(NeonApiException refusal) =>
        !refusal.IsRefusal ? null
        : refusal.Code is { } code && ByCode.TryGetValue(code, out var advice) ? advice
        : ByText.FirstOrDefault(known => refusal.Message.Contains(known.Text, StringComparison.OrdinalIgnoreCase)).Advice
            ?? (refusal.Code?.EndsWith(LimitSuffix, StringComparison.Ordinal) == true
                ? "The organization's plan allows no more. Remove what is no longer needed, or change the plan."
                : null);
}
