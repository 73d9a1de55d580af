using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Puts a branch that was restored from a snapshot in the place of the branch it was restored for.</summary>
/// <remarks>
/// <para>This ends what Restore-NeonSnapshot began without -Finalize; Neon's word is to finalize the restore. The computes of the replaced branch move to the restored
/// one and restart, so connections break for a moment and the connection strings stay. The restored branch takes over the
/// name and the protection; it keeps its own id, so scripts that hold the id of the replaced branch have to change.</para>
/// <para>The replaced branch is kept, under -OldBranchName or as <c>{name} (old)</c>, and costs storage until it is
/// removed.</para>
/// </remarks>
/// <example>
/// <para>Restore for a look, then put the restored branch in the place of main</para>
/// <code>$preview = Get-NeonSnapshot before-migration -Project app | Restore-NeonSnapshot -TargetBranch main -Wait
/// $preview | Complete-NeonBranchRestore -OldBranchName main-before-restore -Wait</code>
/// </example>
/// <example>
/// <para>Complete a restore whose branch has a name of its own</para>
/// <code>Restore-NeonSnapshot before-migration -Project app -TargetBranch main -Name preview -Wait
/// Complete-NeonBranchRestore preview -Project app -Confirm:$false -Wait</code>
/// </example>
/// <seealso cref="RestoreNeonSnapshotCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/finalizerestorebranch"/>
[Cmdlet(VerbsLifecycle.Complete, "NeonBranchRestore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Branch))]
[NeonOperation("finalizeRestoreBranch")]
public sealed class CompleteNeonBranchRestoreCommand : ProjectChangeCmdlet
{
    /// <summary>The restored branch, by id, by exact name or piped in from Restore-NeonSnapshot.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(BranchIdentity))]
    public BranchIdentity Branch { get; set; } = null!;

    /// <summary>The name under which the replaced branch is kept; <c>{name} (old)</c> without it.</summary>
    [Parameter]
    [ValidateLength(1, 256)]
    [SingleValue]
    public string? OldBranchName { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        if (Branch.Branch is { RestoreStatus: "finalized" })
        {
            throw new NeonApiException(NeonFailure.Refused, $"The restore of the branch {Branch} is completed already.")
            {
                Advice = "There is nothing left to do. See the branch with Get-NeonBranch.",
            };
        }

        var replaced = Branch.Branch?.RestoredAs ?? "the branch it was restored for";
        if (!ShouldProcess(Describe(Branch), $"Put the restored branch in the place of {replaced}, restarting its computes"))
        {
            return;
        }

        var (projectId, branchId) = await TargetBranchAsync(Branch, cancellation);
        var completion = new RestoreCompletion { Name = OldBranchName };
        var restored = await new SnapshotApi(Client).CompleteRestoreAsync(projectId, branchId, completion, cancellation);
        ContextWarning.BranchReplaced(this, projectId, Branch.Branch?.RestoredAs ?? restored.RestoredAs, restored);
        ContextWarning.BranchRenamed(this, projectId, branchId, Branch.Name, restored.Name);
        await CompleteAsync(restored, emit: true, cancellation);
    }
}
