using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a snapshot permanently.</summary>
/// <remarks>
/// <para>A removed snapshot cannot be recovered. Branches that were restored from it are not affected.</para>
/// </remarks>
/// <example>
/// <para>Remove one snapshot in a script</para>
/// <code>Remove-NeonSnapshot before-migration -Project app -Confirm:$false -Wait</code>
/// </example>
/// <example>
/// <para>See which snapshots older than 30 days a clean-up would remove</para>
/// <code>Get-NeonSnapshot -Project app -OlderThan 30d | Remove-NeonSnapshot -WhatIf</code>
/// </example>
/// <keywords>backup, delete, prune</keywords>
/// <seealso cref="GetNeonSnapshotCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonSnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Snapshot))]
[NeonOperation("deleteSnapshot")]
public sealed class RemoveNeonSnapshotCommand : ProjectChangeCmdlet
{
    /// <summary>The snapshots to remove, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The snapshots to remove, by id, by exact name or piped in.")]
    [Alias("SnapshotId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [RefuseOtherRows(typeof(SnapshotIdentity))]
    public SnapshotIdentity[] Snapshot { get; set; } = null!;

    /// <summary>
    /// Does nothing if the snapshot does not exist, instead of reporting an error. A project that does not exist is still an
    /// error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the snapshot does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed snapshot with the operations that remove it.</summary>
    [Parameter(HelpMessage = "Emits the removed snapshot with the operations that remove it.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Snapshot.Current();
        var removed = await new ProjectItemRemoval<Snapshot>(this, Parents, target)
        {
            Action = "Remove snapshot permanently",
            ResolveAsync = (projectId, stop) => target.ResolveAsync(Client, projectId, stop),
            FindAsync = (projectId, id, stop) => new SnapshotApi(Client).FindAsync(projectId, id, stop),
            IsNamed = async (projectId, name, stop) => (await new SnapshotApi(Client).ListAsync(projectId, stop)).Any(snapshot => snapshot.Name == name),
            RemoveAsync = async (projectId, id, stop) =>
            {
                var operations = await new SnapshotApi(Client).RemoveAsync(projectId, id, stop);
                return (target.Snapshot ?? new Snapshot { SnapshotId = id, Name = target.Name }.WithProject(projectId)).With(operations);
            },
        }.RunAsync(IfExists, cancellation);
        if (removed is not null)
        {
            await this.CompleteAsync(removed, PassThru, cancellation);
        }
    }
}
