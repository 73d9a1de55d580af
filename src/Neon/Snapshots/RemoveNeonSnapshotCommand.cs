using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a snapshot for good.</summary>
/// <remarks>
/// <para>A removed snapshot cannot be brought back. Branches that were restored from it stay as they are.</para>
/// </remarks>
/// <example>
/// <para>Remove one snapshot in a script</para>
/// <code>Remove-NeonSnapshot before-migration -Project app -Confirm:$false -Wait</code>
/// </example>
/// <example>
/// <para>See which snapshots older than a month a clean-up would remove</para>
/// <code>Get-NeonSnapshot -Project app | Where-Object CreatedAt -lt (Get-Date).AddMonths(-1) | Remove-NeonSnapshot -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonSnapshotCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/deletesnapshot"/>
[Cmdlet(VerbsCommon.Remove, "NeonSnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Snapshot))]
[NeonOperation("deleteSnapshot")]
public sealed class RemoveNeonSnapshotCommand : ProjectChangeCmdlet
{
    /// <summary>The snapshot to remove, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("SnapshotId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [RefuseOtherRows(typeof(SnapshotIdentity))]
    public SnapshotIdentity Snapshot { get; set; } = null!;

    /// <summary>Emit the removed snapshot with the operations that remove it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Snapshot;
        if (!ShouldProcess(Describe(Snapshot), "Remove snapshot for good"))
        {
            return;
        }

        var projectId = await ProjectOfAsync(Snapshot, cancellation);
        var snapshotId = await Snapshot.ResolveAsync(Client, projectId, cancellation);
        var operations = await new SnapshotApi(Client).RemoveAsync(projectId, snapshotId, cancellation);
        var removed = Snapshot.Snapshot ?? new Snapshot { SnapshotId = snapshotId, Name = Snapshot.Name }.In(projectId);
        await CompleteAsync(removed.With(operations), PassThru, cancellation);
    }
}
