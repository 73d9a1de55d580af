namespace Neon.Commands;

/// <summary>
/// The branches of projects, for confirmations that depend on more than the target. The list of a project is read once per pipeline,
/// and only if there is something to confirm.
/// </summary>
internal sealed class ProjectBranches(NeonApiCmdlet cmdlet)
{
    /// <summary>The branches of a project; none if there is nothing to confirm.</summary>
    public async ValueTask<IReadOnlyList<Branch>> OfAsync(string projectId, CancellationToken cancellation) => cmdlet.ShowsChange
        ? await cmdlet.Client.KnownIds.ReadOnceAsync(
            $"branches of {projectId}", () => new BranchApi(cmdlet.Client).ListAsync(projectId, new BranchFilter(), cancellation).ToListAsync())
        : [];

    /// <summary>Refuses a new name that another branch has.</summary>
    /// <param name="branchKey">The branch that gets the name, or the one whose state is kept under it.</param>
    /// <param name="isOwn">Whether the branch itself may have the name already.</param>
    /// <param name="name">The name; null for none.</param>
    /// <param name="cancellation">Stops the call.</param>
    public Task EnsureFreeAsync(BranchKey branchKey, bool isOwn, string? name, CancellationToken cancellation) => UniqueName.EnsureFreeAsync(
        cmdlet,
        "branch",
        name,
        async taken => (await OfAsync(branchKey.ProjectId, cancellation)).Any(branch => branch.Name == taken && !(isOwn && branch.BranchId == branchKey.BranchId)));

    /// <summary>Whether a branch has children.</summary>
    /// <param name="branchKey">The branch.</param>
    /// <param name="removed">Branches that do not count, because they are removed as well.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async ValueTask<bool> HasChildrenAsync(BranchKey branchKey, IReadOnlySet<string>? removed, CancellationToken cancellation) =>
        (await OfAsync(branchKey.ProjectId, cancellation)).Any(branch => branch.ParentId == branchKey.BranchId && branch.BranchId != branchKey.BranchId && removed?.Contains(branch.BranchId!) != true);
}
