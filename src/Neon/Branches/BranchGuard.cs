namespace Neon.Commands;

/// <summary>
/// Refuses changes that a piped branch shows to be wrong, before anything is sent. Neon has the same rules for what is named
/// by id or name; no request is spent on finding that out.
/// </summary>
internal static class BranchGuard
{
    /// <summary>What can be done where Neon does not restore or reset a branch.</summary>
    public const string RestoreRules =
        "A protected branch is not restored: take the protection away with Set-NeonBranch -Protected:$false. One with children needs -PreserveUnderName, and a point in time must lie within the history that the project keeps.";

    /// <summary>Words in Neon's message that show that one of these rules is the cause.</summary>
    public static readonly string[] RestoreWords = ["protected", "child", "preserve_under_name", "history"];

    private const string Unprotect = "Take the protection away first: Set-NeonBranch -Protected:$false.";
    private const string ChangeDefault = "Make another branch the default first: Set-NeonDefaultBranch.";

    /// <summary>Refuses what replaces the data of a protected branch, or removes one.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="done">What would be done to it, such as <c>reset</c>.</param>
    public static void Refuse(BranchIdentity branch, string done)
    {
        if (branch.Branch is { Protected: true })
        {
            throw Refusal(branch, "is protected", $"be {done}", Unprotect);
        }

        if (branch.Branch is { Default: true } && done == "removed")
        {
            throw Refusal(branch, "is the default branch of its project", $"be {done}", ChangeDefault);
        }
    }

    /// <summary>Refuses an expiry where the branch must not be removed by itself.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="staysProtected">Whether it is protected after the change.</param>
    public static void RefuseExpiry(BranchIdentity branch, bool staysProtected)
    {
        if (staysProtected)
        {
            throw Refusal(branch, "is protected", "expire", Unprotect);
        }

        if (branch.Branch is { Default: true })
        {
            throw Refusal(branch, "is the default branch of its project", "expire", ChangeDefault);
        }
    }

    private static NeonApiException Refusal(BranchIdentity branch, string reason, string cannot, string advice) =>
        new(NeonFailure.Refused, $"The branch {branch} {reason} and cannot {cannot}.") { Advice = advice };
}
