using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Replaces a branch with the branch that was restored from its snapshot.</summary>
/// <remarks>
/// <para>This completes a restore that Restore-NeonSnapshot started without -Finalize. Neon calls this finalizing the
/// restore. The computes of the replaced branch move to the restored branch and restart, so connections drop briefly
/// and the connection strings stay the same. The restored branch takes over the name and the protection but keeps its
/// own id, so scripts that use the id of the replaced branch have to change.</para>
/// <para>The replaced branch is kept, as -OldBranchName or <c>{name} (old)</c>, and uses storage until it is
/// removed.</para>
/// </remarks>
/// <example>
/// <para>Restore a snapshot to inspect it, then replace main with the restored branch</para>
/// <code>$preview = Get-NeonSnapshot before-migration -Project app | Restore-NeonSnapshot -TargetBranch main -Wait
/// $preview | Complete-NeonBranchRestore -OldBranchName main-before-restore -Wait</code>
/// </example>
/// <example>
/// <para>Complete a restore whose branch has its own name</para>
/// <code>Restore-NeonSnapshot before-migration -Project app -TargetBranch main -Name preview -Wait
/// Complete-NeonBranchRestore preview -Project app -Confirm:$false -Wait</code>
/// </example>
/// <keywords>finalize, promote, switch over, cutover</keywords>
/// <seealso cref="RestoreNeonSnapshotCommand"/>
[Cmdlet(VerbsLifecycle.Complete, "NeonBranchRestore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Branch))]
[NeonOperation("finalizeRestoreBranch")]
public sealed class CompleteNeonBranchRestoreCommand : ProjectChangeCmdlet
{
    /// <summary>The restored branches, by id, by exact name or piped in from Restore-NeonSnapshot.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The restored branches, by id, by exact name or piped in from Restore-NeonSnapshot.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(BranchIdentity))]
    public BranchIdentity[] Branch { get; set; } = null!;

    /// <summary>The name that the replaced branch is kept under. Default: <c>{name} (old)</c>.</summary>
    [Parameter(HelpMessage = "The name that the replaced branch is kept under.")]
    [ValidateLength(1, 256)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? OldBranchName { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Branch.Current();
        Target = target;
        if (target.Branch is { RestoreStatus: "finalized" })
        {
            throw new NeonApiException(NeonFailure.Refused, $"The restore of the branch {target} is already complete.")
            {
                Advice = "No action is needed. Get-NeonBranch shows the branch.",
            };
        }

        var known = await this.PreviewAsync(target, isShown: true, cancellation);
        // The object of a restore can be older than its status.
        if (ShowsChange && known is not null && CannotBeCompleted(known)
            && CannotBeCompleted(ReferenceEquals(known, target.Branch) ? await new BranchApi(Client).GetAsync(await Parents.TargetBranchAsync(target, cancellation), cancellation) : known))
        {
            throw SnapshotRefusals.NotRestored.For(target);
        }

        var replaced = known?.RestoredAs is { } id ? Client.Connection.Names.InPath(id) : "the branch it was restored for";
        if (!ShouldProcess(Parents.Describe(target), $"Replace {replaced} with the restored branch, restarting its computes"))
        {
            return;
        }

        var branchKey = await Parents.TargetBranchAsync(target, cancellation);
        var completion = new RestoreCompletion { Name = OldBranchName };
        var restored = await new SnapshotApi(Client).CompleteRestoreAsync(branchKey, completion, cancellation);
        ContextWarning.BranchReplaced(this, branchKey.ProjectId, target.Branch?.RestoredAs ?? restored.RestoredAs, restored);
        ContextWarning.BranchRenamed(this, branchKey, target.Name, restored.Name);
        await this.CompleteAsync(restored, emit: true, cancellation);
    }

    // Neon may add a status that it accepts.
    private static bool CannotBeCompleted(Branch branch) => branch.RestoreStatus is null or "finalized";
}
