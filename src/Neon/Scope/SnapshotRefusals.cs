namespace Neon.Commands;

/// <summary>Branches that cannot have snapshots: the same error whether the module or Neon has found it.</summary>
internal static class SnapshotRefusals
{
    /// <summary>A branch with a parent.</summary>
    public static KnownRefusal OfChild { get; } = new("Create the snapshot from the root branch. {Show-NeonBranchTree} shows it.", "only be created from root branches")
    {
        Sentence = "Snapshots can only be created from root branches.",
    };

    /// <summary>A branch without a restore that can be completed.</summary>
    public static KnownRefusal NotRestored { get; } = new("Only a branch that was restored from a snapshot can be completed, and only once.", "not a restored branch that can be finalized")
    {
        Reason = "is not a restored branch that can be completed",
    };

    /// <summary>Refuses a branch with a parent.</summary>
    /// <param name="branch">The branch; null if it is not known.</param>
    public static void EnsureRoot(Branch? branch)
    {
        if (branch?.ParentId is not null)
        {
            throw OfChild.For(null);
        }
    }
}
