using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Recovers a deleted branch within its recovery period.</summary>
/// <remarks>
/// <para>If branch recovery is on, Neon keeps a deleted branch for seven days. A recovered branch has idle computes, the
/// same connection strings as before, and no expiry. A name is looked up among the deleted branches of the project; if
/// several had the name, the error lists their ids.</para>
/// </remarks>
/// <example>
/// <para>Recover a branch by its name</para>
/// <code>Restore-NeonDeletedBranch pr-40 -Project app</code>
/// </example>
/// <example>
/// <para>Recover all branches that were deleted in the last hour</para>
/// <code>Get-NeonBranch -Project app -Deleted | Where-Object { $_.Recovery.DeletedAt -gt (Get-Date).AddHours(-1) } | Restore-NeonDeletedBranch</code>
/// </example>
/// <keywords>undo, undelete, recover, recycle bin, trash</keywords>
/// <seealso cref="GetNeonBranchCommand"/>
/// <seealso href="https://neon.com/docs/manage/branches"/>
[Cmdlet(VerbsData.Restore, "NeonDeletedBranch", SupportsShouldProcess = true)]
[OutputType(typeof(Branch))]
[NeonOperation("recoverProjectBranch")]
public sealed class RestoreNeonDeletedBranchCommand : ProjectCmdlet
{
    /// <summary>The deleted branches, by id, by exact name or piped in from <c>Get-NeonBranch -Deleted</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The deleted branches, by id, by exact name or piped in from Get-NeonBranch -Deleted.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(DeletedBranchCompleter))]
    [RefuseOtherRows(typeof(BranchIdentity))]
    public BranchIdentity[] Branch { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = branch;
        BranchKey? branchKey = null;
        if (await ShouldProcessAsync(branch, Parents.Describe(branch), "Recover deleted branch", async stop => branchKey = await FindAsync(branch, stop), cancellation))
        {
            WriteObject(await new BranchApi(Client).RecoverAsync(branchKey ?? await FindAsync(branch, cancellation), cancellation));
        }
    }

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => BranchGuard.OfRecoveries;

    private async Task<BranchKey> FindAsync(BranchIdentity branch, CancellationToken cancellation) => branch is { Id: null, IsEmpty: false }
        ? await DeletedAsync(branch.Kind, branch.Name!, cancellation)
        : await Parents.TargetBranchAsync(branch, cancellation);

    private async Task<BranchKey> DeletedAsync(string kind, string name, CancellationToken cancellation)
    {
        var projectId = await Parents.ProjectIdAsync(cancellation);
        var found = await new BranchApi(Client).ListDeletedAsync(projectId, new BranchFilter { Search = name }, cancellation).ToListAsync();
        string[] ids = [.. found.Where(branch => branch.Name == name).Select(branch => branch.BranchId!)];
        return ids.Length > 0
            ? new BranchKey(projectId, ResourceIdentity.Single(kind, name, ids))
            : throw ResourceIdentity.NoneNamed(
                kind,
                name,
                await Client.NamesToSuggestAsync(
                    kind, name, found.Select(branch => branch.Name), projectId, once => new BranchApi(once).ListDeletedAsync(projectId, new BranchFilter(), cancellation).Select(branch => branch.Name), cancellation),
                $"There is no deleted branch '{name}' that can be recovered.",
                "Names must match exactly, including case. To list the branches that can be recovered, use {Get-NeonBranch} -Deleted.");
    }
}
