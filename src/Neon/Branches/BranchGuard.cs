namespace Neon.Commands;

/// <summary>
/// Refuses changes that a branch does not allow, before the change is sent: a piped object shows it, and so does the list in which a
/// name is looked up. For a branch specified by id, Neon applies the same rules, so no request is sent to check them.
/// </summary>
internal static class BranchGuard
{
    private const string Unprotect = "Remove the protection first: {Set-NeonBranch <Branch>} -Protected:$false.";
    private const string DropExpiry = "Remove the expiry in the same change: {Set-NeonBranch <Branch>} -Protected -NoExpiration.";
    private const string ChangeDefault = "Make another branch the default first, with {Set-NeonDefaultBranch}. {Get-NeonBranch} lists the branches.";
    private const string RemoveChildren = "Remove its child branches first. {Show-NeonBranchTree} shows them.";
    private const string NameIsTaken = "BRANCH_ALREADY_EXISTS";
    private const string IsDefault = "is the default branch of its project and cannot ";
    private const string IsProtected = "is protected and cannot ";

    private static readonly KnownRefusal RemovalOfDefault = new(ChangeDefault, "default branch") { Reason = IsDefault + "be removed" };
    private static readonly KnownRefusal RemovalOfProtected = new(Unprotect, "protected branch") { Reason = IsProtected + "be removed" };
    private static readonly KnownRefusal RemovalOfParent = new(RemoveChildren, "child") { Reason = "has child branches and cannot be removed" };
    private static readonly KnownRefusal ResetOfProtected = new(Unprotect, "protected branch") { Reason = IsProtected + "be reset" };
    private static readonly KnownRefusal ReplacementOfParent = new("Specify -PreserveUnderName to keep the current state and the child branches.", "preserve_under_name is required")
    {
        Reason = "has child branches and cannot be replaced",
    };
    private static readonly KnownRefusal ExpiryOfProtected = new(Unprotect, "protected branch", "expire") { Reason = IsProtected + "expire" };
    private static readonly KnownRefusal ExpiryOfDefault = new(ChangeDefault, "default branch", "expire") { Reason = IsDefault + "expire" };
    private static readonly KnownRefusal ExpiryOfParent = new(RemoveChildren, "child branches", "expire") { Reason = "has child branches and cannot expire" };
    private static readonly KnownRefusal ProtectionOfExpiring = new(DropExpiry, "protected branch", "expire") { Reason = "expires and cannot be protected" };
    private static readonly KnownRefusal ParentThatExpires = new("Remove the expiry of the parent first: {Set-NeonBranch <Parent>} -NoExpiration.", "expires", "child branches")
    {
        Sentence = "The parent branch expires and cannot have child branches.",
    };
    private static readonly KnownRefusal DefaultThatExpires = new("Remove the expiry first: {Set-NeonBranch <Branch>} -NoExpiration.", "expire", "default branch")
    {
        Reason = "expires and cannot be the default branch",
    };

    /// <summary>Why Neon does not restore or reset a branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfRestores { get; } =
    [
        ResetOfProtected,
        ReplacementOfParent,
        new("Create another one with {New-NeonAnonymizedBranch}.", "anonymized branch cannot be restored") { Reason = "is anonymized and cannot be restored" },
    ];

    /// <summary>Why Neon does not remove a branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfRemovals { get; } =
    [
        RemovalOfDefault,
        RemovalOfProtected,
        RemovalOfParent,
        new("{Remove-NeonProject <Project>} removes the project with all its branches.", "root branch") { Reason = "is a root branch and cannot be removed" },
    ];

    /// <summary>Why Neon does not change a branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfChanges { get; } =
    [
        ExpiryOfProtected,
        ExpiryOfDefault,
        ExpiryOfParent,
    ];

    /// <summary>Why Neon does not protect a branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfProtections { get; } = [ProtectionOfExpiring];

    /// <summary>Why Neon does not make a branch the default branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfDefaults { get; } = [DefaultThatExpires];

    /// <summary>Why Neon does not recover a deleted branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfRecoveries { get; } =
    [
        new("Another branch now has this name. Rename it first: {Set-NeonBranch <Branch>} -Name.", NameIsTaken),
        new("Recover the parent first. {Get-NeonBranch} -Deleted lists the deleted branches.", "parent branch is deleted"),
    ];

    /// <summary>Why Neon does not create a branch.</summary>
    public static IReadOnlyList<KnownRefusal> OfCreations { get; } =
        [ParentThatExpires];

    /// <summary>
    /// Refuses to remove a protected or a default branch. An object that does not show whether the branch is one may come from a
    /// damaged response and is refused too.
    /// </summary>
    /// <param name="branch">The branch as the user specified it.</param>
    /// <param name="known">The branch; null if nothing but its id is known.</param>
    public static void RefuseRemoval(BranchIdentity branch, Branch? known)
    {
        Refuse(branch, known?.Protected, RemovalOfProtected);
        Refuse(branch, known?.Default, RemovalOfDefault);
        RefuseUnknown(branch, branch.Branch?.Default, "the default branch");
        RefuseUnknown(branch, branch.Branch?.Protected, "protected");
    }

    /// <summary>
    /// Refuses to reset a protected branch to the latest state of its parent. A restore to a point in time is the way back from an
    /// accident, so Neon does not refuse that.
    /// </summary>
    /// <inheritdoc cref="RefuseRemoval"/>
    public static void RefuseReset(BranchIdentity branch, Branch? known)
    {
        Refuse(branch, known?.Protected, ResetOfProtected);
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

        Refuse(branch, change is null ? known?.Protected : null, ExpiryOfProtected);
        Refuse(branch, known?.Default, ExpiryOfDefault);
        RefuseUnknown(branch, branch.Branch?.Default, "the default branch");
        RefuseUnknown(branch, change ?? branch.Branch?.Protected, "protected");
    }

    /// <summary>Refuses to protect a branch that will be deleted automatically.</summary>
    /// <param name="branch">The branch as the user specified it.</param>
    /// <param name="known">The branch; null if nothing but its id is known.</param>
    public static void RefuseProtection(BranchIdentity branch, Branch? known) => Refuse(branch, known?.ExpiresAt is not null, ProtectionOfExpiring);

    /// <summary>Refuses to create a branch from one that will be deleted automatically.</summary>
    /// <param name="parent">The parent; null if nothing but its id is known.</param>
    public static void RefuseParent(Branch? parent)
    {
        if (parent?.ExpiresAt is not null)
        {
            throw ParentThatExpires.For(null);
        }
    }

    /// <summary>Refuses to make a branch that will be deleted automatically the default branch.</summary>
    /// <inheritdoc cref="RefuseProtection"/>
    public static void RefuseDefault(BranchIdentity branch, Branch? known) => Refuse(branch, known?.ExpiresAt is not null, DefaultThatExpires);

    /// <summary>Refuses to remove a branch with children.</summary>
    /// <param name="branch">The branch as the user specified it.</param>
    /// <param name="hasChildren">Whether it has children that are not removed as well.</param>
    public static void RefuseRemovalOfParent(BranchIdentity branch, bool hasChildren) => Refuse(branch, hasChildren, RemovalOfParent);

    /// <summary>Refuses an expiry for a branch with children.</summary>
    /// <inheritdoc cref="RefuseRemovalOfParent"/>
    public static void RefuseExpiryOfParent(BranchIdentity branch, bool hasChildren) => Refuse(branch, hasChildren, ExpiryOfParent);

    /// <summary>Refuses to restore or reset a branch with children if nothing keeps them.</summary>
    /// <inheritdoc cref="RefuseRemovalOfParent"/>
    public static void RefuseReplacement(BranchIdentity branch, bool hasChildren) => Refuse(branch, hasChildren, ReplacementOfParent);

    /// <summary>Whether Neon did not remove a branch because it has children.</summary>
    /// <param name="failure">The failure of the removal.</param>
    public static bool IsAboutChildren(NeonApiException failure) =>
        failure.Advice == RemoveChildren || KnownRefusals.Of(failure, OfRemovals)?.Advice == RemoveChildren;

    /// <summary>The part of a confirmation that says where the current state remains; empty if it is replaced.</summary>
    /// <param name="name">The name of the new branch that keeps it.</param>
    /// <param name="becomesParent">Whether the restored branch becomes a child of that branch.</param>
    public static string Kept(string? name, bool becomesParent = false) => name is null ? string.Empty
        : $", keeping the current state as branch '{name}', {(becomesParent ? "which becomes its parent and " : string.Empty)}to which any child branches move";

    private static void Refuse(BranchIdentity branch, bool? isSo, KnownRefusal refusal)
    {
        if (isSo == true)
        {
            throw refusal.For(branch);
        }
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
}
