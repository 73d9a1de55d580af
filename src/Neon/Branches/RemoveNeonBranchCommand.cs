using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a branch with its databases, roles and computes.</summary>
/// <remarks>
/// <para>A branch that is protected, is the default branch, or has children cannot be removed. Default and protected
/// branches are refused before anything is sent if you specify them by name or as objects, otherwise by Neon. Several branches are
/// removed at the end of the pipeline, children before their parents. If a child could not be removed, its parent is kept, with an
/// error; if you declined to remove the child, with a warning.</para>
/// <para>An id of a branch that was already removed is not an error. With -IfExists, a name without a matching branch is not
/// an error either. If branch recovery is on, a removed branch can be recovered for seven days with
/// Restore-NeonDeletedBranch.</para>
/// </remarks>
/// <example>
/// <para>Preview a clean-up</para>
/// <code>Get-NeonProject | Get-NeonBranch -OlderThan 14d -Default:$false -Protected:$false | Remove-NeonBranch -WhatIf</code>
/// </example>
/// <example>
/// <para>Remove the branch of a closed pull request in a script, if it exists</para>
/// <code>Remove-NeonBranch pr-42 -Project app -IfExists -Confirm:$false -Wait</code>
/// </example>
/// <example>
/// <para>Remove several branches</para>
/// <code>Remove-NeonBranch pr-41, pr-42 -Project app</code>
/// </example>
/// <example>
/// <para>Remove all branches that match a pattern, then wait for all removals together</para>
/// <code>Get-NeonBranch -Project app -Name pr-* | Remove-NeonBranch -Confirm:$false -PassThru | Wait-NeonOperation</code>
/// </example>
/// <keywords>delete, drop, destroy, clean up, prune</keywords>
/// <seealso cref="NewNeonBranchCommand"/>
/// <seealso cref="RestoreNeonDeletedBranchCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
/// <seealso href="https://neon.com/docs/manage/branches"/>
[Cmdlet(VerbsCommon.Remove, "NeonBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Branch))]
[NeonOperation("deleteProjectBranch")]
public sealed class RemoveNeonBranchCommand : ProjectChangeCmdlet
{
    private List<(BranchIdentity Branch, ProjectIdentity? Project)> _inputs = [];
    private List<(BranchIdentity Branch, ProjectIdentity? Project, NeonApiException Refusal)> _parents = [];
    private HashSet<string> _gone = new(StringComparer.Ordinal);
    private Dictionary<string, (BranchIdentity Branch, bool IsMeant)> _kept = new(StringComparer.Ordinal);
    private int _removed;

    /// <summary>The branches to remove, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The branches to remove, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(BranchIdentity))]
    public BranchIdentity[] Branch { get; set; } = null!;

    /// <summary>
    /// Does nothing if the branch does not exist, instead of reporting an error. A project that does not exist is still an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the branch does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed branch with the operations that remove it.</summary>
    [Parameter(HelpMessage = "Emits the removed branch with the operations that remove it.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        _inputs.Add((Branch.Current(), Project));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        foreach (var (branch, project) in ChildrenFirst.Order(_inputs))
        {
            await RemoveAsync(branch, project, isConfirmed: false, cancellation);
        }

        // Text does not show the parent of a branch, so a parent can come before its child. It was refused, and would be again unless
        // another branch was removed. If Neon has refused it, its removal was confirmed.
        for (var seen = 0; _parents.Count > 0 && _removed > seen;)
        {
            seen = _removed;
            var again = _parents.ToArray();
            _parents.Clear();
            foreach (var (branch, project, refusal) in again.AsEnumerable().Reverse())
            {
                await RemoveAsync(branch, project, isConfirmed: refusal.StatusCode is not null && !IsWhatIf, cancellation);
            }
        }

        foreach (var (branch, _, refusal) in _parents)
        {
            WriteFailure(refusal, branch);
        }
    }

    private ProjectBranches Siblings => new(this);

    private protected override bool CollectsInputs => true;

    /// <summary>
    /// The branches of each project, which are removed one after another. Confirmations come in one order for all projects, and so do
    /// branches whose project has to be looked up.
    /// </summary>
    private protected override IReadOnlyList<NeonCmdlet> PartsOfEnd()
    {
        if (ShowsChange || _inputs.Exists(input => ProjectIdOf(input) is null))
        {
            return [];
        }

        NeonCmdlet[] parts = [.. _inputs.GroupBy(ProjectIdOf).Select(group => CopyFor([.. group]))];
        _inputs.Clear();
        return parts;
    }

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => BranchGuard.OfRemovals;

    private static string? ProjectIdOf((BranchIdentity Branch, ProjectIdentity? Project) input) => input.Branch.ProjectId ?? input.Project?.Id;

    private RemoveNeonBranchCommand CopyFor(List<(BranchIdentity Branch, ProjectIdentity? Project)> inputs)
    {
        var copy = (RemoveNeonBranchCommand)CopyForInput();
        (copy._inputs, copy._parents, copy._kept) = (inputs, [], new(StringComparer.Ordinal));
        copy._gone = new(StringComparer.Ordinal);
        return copy;
    }

    private async Task RemoveAsync(BranchIdentity branch, ProjectIdentity? project, bool isConfirmed, CancellationToken cancellation)
    {
        (Project, Target) = (project, branch);
        try
        {
            await RemoveAsync(branch, isConfirmed, cancellation);
        }
        catch (NeonApiException refusal) when (BranchGuard.IsAboutChildren(refusal) && _inputs.Exists(input => input.Branch is { Branch: null, ParentId: null }))
        {
            _parents.Add((branch, project, refusal));
        }
        catch (NeonApiException failure)
        {
            Keep(branch, isMeant: false);
            WriteFailure(failure);
        }
    }

    private async Task RemoveAsync(BranchIdentity branch, bool isConfirmed, CancellationToken cancellation)
    {
        BranchGuard.RefuseRemoval(branch, branch.Branch);
        if (IsKeptByChild(branch))
        {
            return;
        }

        BranchKey branchKey = default;
        string? foreseen = null;
        var removal = new IfExists(this, IfExists, branch)
        {
            IsListed = async stop => await new BranchApi(Client).FindListedAsync(branchKey, stop) is not null,
            Foresee = async stop =>
            {
                var key = await Parents.TargetBranchAsync(branch, stop);
                var listed = (await Siblings.OfAsync(key.ProjectId, stop)).FirstOrDefault(one => one.BranchId == key.BranchId);
                BranchGuard.RefuseRemoval(branch, listed);
                BranchGuard.RefuseRemovalOfParent(branch, await Siblings.HasChildrenAsync(key, _gone, stop));
                foreseen = key.BranchId;
            },
            IsNamed = async (name, stop) => (await new BranchApi(Client).ListNamedAsync(branchKey.ProjectId, name, stop)).Count > 0,
        };
        if (!isConfirmed && !await removal.ShouldProcessAsync(
            Parents.Describe(branch),
            "Remove branch with all its databases and computes",
            async stop =>
            {
                BranchGuard.RefuseRemoval(branch, await this.PreviewAsync(branch, isShown: false, stop));
                return true;
            },
            cancellation))
        {
            Keep(branch, isMeant: true);
            if (IsWhatIf && foreseen is not null)
            {
                // Without -WhatIf, the branch would no longer be a child of another one.
                _removed++;
                _gone.Add(foreseen);
            }

            return;
        }

        var removed = await removal.RemoveAsync(
            async stop =>
            {
                branchKey = await Parents.TargetBranchAsync(branch, stop);
                BranchGuard.RefuseRemoval(branch, this.Known(branch, branchKey));
                return await new BranchApi(Client).RemoveAsync(branchKey, stop);
            },
            cancellation);
        if (removed is not null)
        {
            _removed++;
            _gone.Add(branchKey.BranchId);
            ContextWarning.BranchRemoved(this, branchKey, branch.Name ?? removed.Name);
            await this.CompleteAsync(removed, PassThru, cancellation);
        }
    }

    /// <summary>
    /// Whether a child of the branch should also have been removed but was not. Neon would then refuse to remove the branch.
    /// </summary>
    private bool IsKeptByChild(BranchIdentity branch)
    {
        if (branch.Id is null || !_kept.TryGetValue(branch.Id, out var child))
        {
            return false;
        }

        var words = $"The branch {branch} was kept because its child {child.Branch} was not removed.";
        if (!child.IsMeant)
        {
            throw new NeonApiException(NeonFailure.Refused, words) { Advice = "See the error for the child, and remove it first." };
        }

        Keep(branch, isMeant: true);
        WriteWarning(words);
        return true;
    }

    private void Keep(BranchIdentity branch, bool isMeant)
    {
        // Without -WhatIf, the child would have been removed.
        if (branch.ParentId is { } parentId && !(isMeant && IsWhatIf))
        {
            _kept[parentId] = (branch, isMeant);
        }
    }
}
