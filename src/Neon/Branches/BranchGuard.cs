namespace Neon.Commands;

/// <summary>
/// Refuses changes that a branch does not allow, before the change is sent: a piped object shows it, and so does the list in which a
/// name is looked up. For a branch specified by id, Neon applies the same rules, so no request is sent to check them.
/// </summary>
internal static class BranchGuard
{
    private const string Unprotect = "Remove the protection first: Set-NeonBranch -Protected:$false.";
    private const string DropExpiry = "Remove the expiry in the same change: -Protected -NoExpiration.";
    private const string ChangeDefault = "Make another branch the default first: Set-NeonDefaultBranch.";
    private const string RemoveChildren = "Remove its child branches first. Show-NeonBranchTree shows them.";
    private const string OtherName = "Branch names are unique within a project. Choose another name.";
    private const string NameIsTaken = "BRANCH_ALREADY_EXISTS";

    /// <summary>Why Neon does not restore or reset a branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfRestores { get; } =
    [
        new(Unprotect, "protected branch"),
        new("Specify -PreserveUnderName to keep the current state and the child branches.", "preserve_under_name is required"),
        new("An anonymized branch cannot be restored. Create another one with New-NeonAnonymizedBranch.", "anonymized branch cannot be restored"),
        new("Choose another -PreserveUnderName: branch names are unique within a project.", NameIsTaken),
    ];

    /// <summary>Why Neon does not remove a branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfRemovals { get; } =
    [
        new(ChangeDefault, "default branch"),
        new(Unprotect, "protected branch"),
        new(RemoveChildren, "child"),
        new("A root branch cannot be removed. Remove-NeonProject removes the project with all its branches.", "root branch"),
    ];

    /// <summary>Why Neon does not change a branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfChanges { get; } =
    [
        new(Unprotect, "protected branch", "expire"),
        new(ChangeDefault, "default branch", "expire"),
        new(RemoveChildren, "child branches", "expire"),
        new(OtherName, NameIsTaken),
    ];

    /// <summary>Why Neon does not protect a branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfProtections { get; } = [new(DropExpiry, "protected branch", "expire"), new(OtherName, NameIsTaken)];

    /// <summary>Why Neon does not make a branch the default branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfDefaults { get; } =
        [new("Remove the expiry first: Set-NeonBranch -NoExpiration.", "expire", "default branch")];

    /// <summary>Why Neon does not recover a deleted branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfRecoveries { get; } =
    [
        new("Another branch now has this name. Rename it first with Set-NeonBranch -Name.", NameIsTaken),
        new("Recover the parent first. Get-NeonBranch -Deleted shows it.", "parent branch is deleted"),
    ];

    /// <summary>Why Neon does not create a branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfCreations { get; } =
        [new("Remove the expiry of the parent first: Set-NeonBranch -NoExpiration.", "expires", "child branches")];

    /// <summary>
    /// Refuses to remove a protected or a default branch. An object that does not show whether the branch is one may come from a
    /// damaged response and is refused too.
    /// </summary>
    /// <param name="branch">The branch as the user specified it.</param>
    /// <param name="known">The branch; null if nothing but its id is known.</param>
    public static void RefuseRemoval(BranchIdentity branch, Branch? known)
    {
        RefuseProtected(branch, known, "be removed");
        RefuseDefault(branch, known, "be removed");
        RefuseUnknown(branch, branch.Branch?.Protected, "protected");
    }

    /// <summary>
    /// Refuses to reset a protected branch to the latest state of its parent. A restore to a point in time is the way back from an
    /// accident, so Neon does not refuse that.
    /// </summary>
    /// <inheritdoc cref="RefuseRemoval"/>
    public static void RefuseReset(BranchIdentity branch, Branch? known)
    {
        RefuseProtected(branch, known, "be reset");
        RefuseUnknown(branch, branch.Branch?.Protected, "protected");
    }

    /// <summary>Refuses an expiry for a branch that must not be deleted automatically.</summary>
    /// <param name="branch">The branch as the user specified it.</param>
    /// <param name="known">The branch; null if nothing but its id is known.</param>
    /// <param name="change">Whether the same change protects or unprotects the branch; null if it does neither.</param>
    public static void RefuseExpiry(BranchIdentity branch, Branch? known, bool? change)
    {
        if (change == true)
        {
            throw InputErrors.Invalid("A protected branch cannot expire.", "Specify either -Protected or an expiry.");
        }

        if (change is null && known?.Protected == true)
        {
            throw Refusal(branch, "is protected", "expire", Unprotect);
        }

        RefuseDefault(branch, known, "expire");
        RefuseUnknown(branch, change ?? branch.Branch?.Protected, "protected");
    }

    /// <summary>Refuses to protect a branch that will be deleted automatically.</summary>
    /// <param name="branch">The branch as the user specified it.</param>
    /// <param name="known">The branch; null if nothing but its id is known.</param>
    public static void RefuseProtection(BranchIdentity branch, Branch? known)
    {
        if (known?.ExpiresAt is { } end)
        {
            throw Refusal(branch, $"expires at {end.ToUniversalTime():u}", "be protected", DropExpiry);
        }
    }

    /// <summary>Whether Neon did not remove a branch because it has children.</summary>
    /// <param name="failure">The failure of the removal.</param>
    public static bool IsAboutChildren(NeonApiException failure) => KnownRefusals.Advice(failure, OfRemovals) == RemoveChildren;

    /// <summary>The part of a confirmation that says where the current state remains; empty if it is replaced.</summary>
    /// <param name="name">The name of the new branch that keeps it.</param>
    public static string Kept(string? name) => name is null ? string.Empty : $", keeping the current state as branch '{name}'";

    private static void RefuseProtected(BranchIdentity branch, Branch? known, string cannot)
    {
        if (known is { Protected: true })
        {
            throw Refusal(branch, "is protected", cannot, Unprotect);
        }
    }

    private static void RefuseDefault(BranchIdentity branch, Branch? known, string cannot)
    {
        if (known is { Default: true })
        {
            throw Refusal(branch, "is the default branch of its project", cannot, ChangeDefault);
        }

        RefuseUnknown(branch, branch.Branch?.Default, "the default branch");
    }

    private static void RefuseUnknown(BranchIdentity branch, bool? value, string what)
    {
        if (branch.Branch is not null && value is null)
        {
            throw new NeonApiException(NeonFailure.Refused, $"The object for branch {branch} does not show whether it is {what}.")
            {
                Advice = "Read the branch again with Get-NeonBranch. If this does not help, specify the branch by its id instead: Neon refuses the change if the branch must not be changed.",
            };
        }
    }

    private static NeonApiException Refusal(BranchIdentity branch, string reason, string cannot, string advice) =>
        new(NeonFailure.Refused, $"The branch {branch} {reason} and cannot {cannot}.") { Advice = advice };
}
