using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a branch with its databases, roles and computes.</summary>
/// <remarks>
/// <para>A default or protected branch is refused without asking Neon when the piped object shows it, and by Neon otherwise;
/// so is one with children. Branches that are piped in are removed at the end of the pipeline, children before their
/// parents. Where a child could not be removed, its parent is left alone with an error that says so; where it was kept by
/// answering no, with a warning.</para>
/// <para>A branch that is named by id and was removed before is not an error. With -IfExists, neither is a name that no branch
/// of the project has. Where branch recovery is on, a removed branch can be brought back for
/// seven days with Restore-NeonDeletedBranch.</para>
/// </remarks>
/// <example>
/// <para>See what a clean-up would remove</para>
/// <code>Get-NeonProject | Get-NeonBranch -OlderThan 14.00:00 -Default:$false -Protected:$false | Remove-NeonBranch -WhatIf</code>
/// </example>
/// <example>
/// <para>Remove the branch of a closed pull request in a script, if it exists</para>
/// <code>Remove-NeonBranch pr-42 -Project app -IfExists -Confirm:$false -Wait</code>
/// </example>
/// <example>
/// <para>Remove all branches that match a pattern, then wait for all removals together</para>
/// <code>Get-NeonBranch -Project app -Name pr-* | Remove-NeonBranch -Confirm:$false -PassThru | Wait-NeonOperation</code>
/// </example>
/// <seealso cref="NewNeonBranchCommand"/>
/// <seealso cref="RestoreNeonDeletedBranchCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
/// <seealso href="https://api-docs.neon.tech/reference/deleteprojectbranch"/>
[Cmdlet(VerbsCommon.Remove, "NeonBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Branch))]
[NeonOperation("deleteProjectBranch")]
public sealed class RemoveNeonBranchCommand : ProjectChangeCmdlet
{
    private readonly List<(BranchIdentity Branch, ProjectIdentity? Project)> _inputs = [];
    private readonly Dictionary<string, (BranchIdentity Branch, bool IsMeant)> _kept = new(StringComparer.Ordinal);

    /// <summary>The branch to remove, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(BranchIdentity))]
    public BranchIdentity Branch { get; set; } = null!;

    /// <summary>
    /// Do nothing if the branch does not exist, instead of reporting an error. A project that does not exist is still an error.
    /// </summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emit the removed branch with the operations that remove it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        _inputs.Add((Branch, Project));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        foreach (var (branch, project) in ChildrenFirst.Order(_inputs))
        {
            (Branch, Project, Target) = (branch, project, branch);
            try
            {
                await RemoveAsync(cancellation);
            }
            catch (NeonApiException failure)
            {
                Keep(isMeant: false);
                WriteFailure(failure);
            }
        }
    }

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => BranchGuard.OfRemovals;

    private async Task RemoveAsync(CancellationToken cancellation)
    {
        BranchGuard.Refuse(Branch, "removed");
        if (IsKeptByChild())
        {
            return;
        }

        if (!ShouldProcess(Describe(Branch), "Remove branch with all its databases and computes"))
        {
            Keep(isMeant: true);
            return;
        }

        var (projectId, branchId) = (string.Empty, string.Empty);
        var removed = await new IfExists(this, IfExists, Branch)
        {
            IsListed = async stop => await new BranchApi(Client).FindListedAsync(projectId, branchId, stop) is not null,
            IsNamed = async (name, stop) => (await new BranchApi(Client).ListNamedAsync(projectId, name, stop)).Count > 0,
        }
        .RemoveAsync(
            async stop =>
            {
                (projectId, branchId) = await TargetBranchAsync(Branch, stop);
                return await new BranchApi(Client).RemoveAsync(projectId, branchId, stop);
            },
            cancellation);
        if (removed is not null)
        {
            ContextWarning.BranchRemoved(this, projectId, branchId, Branch.Name ?? removed.Name);
            await CompleteAsync(removed, PassThru, cancellation);
        }
    }

    /// <summary>Whether a child of the branch was to be removed as well and was not: then Neon would refuse the branch.</summary>
    private bool IsKeptByChild()
    {
        if (Branch.Id is null || !_kept.TryGetValue(Branch.Id, out var child))
        {
            return false;
        }

        var words = $"The branch {Branch} was not removed, because its child {child.Branch} was not.";
        if (!child.IsMeant)
        {
            throw new NeonApiException(NeonFailure.Refused, words) { Advice = "Remove the child first; the error about it says why it is there still." };
        }

        Keep(isMeant: true);
        WriteWarning(words);
        return true;
    }

    private void Keep(bool isMeant)
    {
        // What -WhatIf leaves would have been removed.
        if (Branch.ParentId is { } parentId && !(isMeant && IsWhatIf))
        {
            _kept[parentId] = (Branch, isMeant);
        }
    }
}
