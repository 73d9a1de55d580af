namespace Neon.Commands;

/// <summary>Looks up the target branch of a change, so that the change can be refused before it is confirmed.</summary>
internal static class BranchLookup
{
    /// <summary>
    /// The branch, before its change is confirmed. A piped object is the branch; a name is looked up if there is something to confirm, which
    /// the change needs anyway. An id is read only for -WhatIf, or if the confirmation shows what is read.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="branch">The branch as the user specified it.</param>
    /// <param name="isShown">Whether the confirmation shows something of the branch.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>The branch; null if nothing but its id or name is known.</returns>
    public static async Task<Branch?> PreviewAsync(this ProjectChangeCmdlet cmdlet, BranchIdentity branch, bool isShown, CancellationToken cancellation)
    {
        if (branch.Branch is not null || !cmdlet.ShowsChange || !branch.IsUnproven)
        {
            return branch.Branch;
        }

        var branchKey = await cmdlet.Parents.TargetBranchAsync(branch, cancellation);
        return cmdlet.Known(branch, branchKey) ?? (isShown || cmdlet.IsWhatIf ? await new BranchApi(cmdlet.Client).GetAsync(branchKey, cancellation) : null);
    }

    /// <summary>The branch, when its change is sent; null if only its id is known.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="branch">The branch as the user specified it.</param>
    /// <param name="branchKey">The same branch, looked up.</param>
    public static Branch? Known(this ProjectChangeCmdlet cmdlet, BranchIdentity branch, BranchKey branchKey) =>
        branch.Branch ?? cmdlet.Client.KnownIds.Found(branchKey.BranchId) as Branch;
}
