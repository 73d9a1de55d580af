using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Restores a snapshot: to a new branch for a look, or with -Finalize in the place of a branch.</summary>
/// <remarks>
/// <para>A restore always makes a new branch with a new id. Without -Finalize that branch stands beside the target, which is
/// not touched: look at the data, then let Complete-NeonBranchRestore put it in the target's place, or remove it.</para>
/// <para>With -Finalize that happens at once: the computes of the target move to the restored branch and restart, so the
/// connection strings stay the same. The restored branch takes over the target's name and protection, and the target is kept
/// as <c>{name} (old)</c> until you remove it. The id of the branch changes: scripts that hold the old id afterwards work
/// on the replaced branch.</para>
/// <para>Name the target; -Finalize demands it. Without -TargetBranch Neon takes the branch that the snapshot was taken of, and after an
/// earlier restore that is the replaced one.</para>
/// <para>Do not connect to the branch before all operations have ended; -Wait sees to that.</para>
/// </remarks>
/// <example>
/// <para>Restore for a look, then put the restored branch in the place of main</para>
/// <code>$preview = Get-NeonSnapshot before-migration -Project app | Restore-NeonSnapshot -TargetBranch main -Wait
/// $preview | Complete-NeonBranchRestore -Wait</code>
/// </example>
/// <example>
/// <para>Go back to a snapshot at once, in a script</para>
/// <code>Restore-NeonSnapshot before-migration -Project app -TargetBranch main -Finalize -Wait -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Restore the newest snapshot of a branch for a look</para>
/// <code>Get-NeonSnapshot -Project app -Branch main | Sort-Object CreatedAt -Descending | Select-Object -First 1 | Restore-NeonSnapshot -TargetBranch main -Wait</code>
/// </example>
/// <seealso cref="CompleteNeonBranchRestoreCommand"/>
/// <seealso cref="GetNeonSnapshotCommand"/>
/// <seealso cref="RestoreNeonBranchCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/restoresnapshot"/>
[Cmdlet(VerbsData.Restore, "NeonSnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Branch))]
[NeonOperation("restoreSnapshot")]
public sealed class RestoreNeonSnapshotCommand : ProjectChangeCmdlet
{
    /// <summary>The snapshot to restore, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("SnapshotId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [RefuseOtherRows(typeof(SnapshotIdentity))]
    public SnapshotIdentity Snapshot { get; set; } = null!;

    /// <summary>
    /// The branch that the snapshot is restored for, by id, by exact name or as an object; the one that the snapshot was
    /// taken of without it.
    /// </summary>
    [Parameter(Position = 1)]
    [Alias("TargetBranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [SingleValue]
    public BranchIdentity? TargetBranch { get; set; }

    /// <summary>The name of the restored branch while it stands beside the target. Neon makes one up without it.</summary>
    [Parameter]
    [ValidateLength(1, 256)]
    [ValidateName]
    [SingleValue]
    public string? Name { get; set; }

    /// <summary>Put the restored branch in the place of the target at once. It takes -TargetBranch.</summary>
    [Parameter]
    public SwitchParameter Finalize { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Snapshot;
        TargetBranch?.EnsureNamed();
        if (Finalize && TargetBranch is null)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-Finalize replaces a branch, and none is named.")
            {
                Advice = "Name it with -TargetBranch: after an earlier restore, the branch that the snapshot was taken of is the replaced one.",
            };
        }

        if (!ShouldProcess(Describe(Snapshot), Action()))
        {
            return;
        }

        var projectId = await ProjectOfAsync(Snapshot, cancellation);
        var body = new SnapshotRestore
        {
            Name = Name,
            TargetBranchId = TargetBranch is null ? null : await TargetIdAsync(TargetBranch, projectId, cancellation),
            FinalizeRestore = Finalize ? true : null,
        };
        var snapshotId = await Snapshot.ResolveAsync(Client, projectId, cancellation);
        var restored = await new SnapshotApi(Client).RestoreAsync(projectId, snapshotId, body, cancellation);
        if (Finalize)
        {
            ContextWarning.BranchReplaced(this, projectId, body.TargetBranchId, restored);
        }

        await CompleteAsync(restored, emit: true, cancellation);
    }

    private string Action()
    {
        var target = TargetBranch?.ToString() ?? Snapshot.Snapshot?.SourceBranchId ?? "the branch it was taken of";
        return Finalize
            ? $"Restore snapshot in the place of {target}: its computes restart on a new branch, and it is kept under another name"
            : $"Restore snapshot to a new branch beside {target}";
    }

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals =>
        [new("Branch names are unique within a project. Choose another -Name.", "BRANCH_ALREADY_EXISTS")];

    private async Task<string> TargetIdAsync(BranchIdentity target, string projectId, CancellationToken cancellation) =>
        target.ProjectId is null || target.ProjectId == projectId
            ? await target.ResolveAsync(Client, projectId, cancellation)
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The branch {target} belongs to the project {target.ProjectId}, the snapshot to {projectId}.")
            {
                Advice = "Name a branch of the snapshot's own project.",
            };
}
