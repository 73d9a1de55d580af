using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes the snapshot schedule of a branch.</summary>
/// <remarks>
/// <para>No more snapshots are created automatically. Existing snapshots are kept until they expire.</para>
/// </remarks>
/// <example>
/// <para>Stop automatic snapshots of a branch</para>
/// <code>Remove-NeonSnapshotSchedule -Project app -Branch main -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which schedules of a project would be removed</para>
/// <code>Get-NeonBranch -Project app | Get-NeonSnapshotSchedule | Where-Object Schedule | Remove-NeonSnapshotSchedule -WhatIf</code>
/// </example>
/// <keywords>backup, cron, automatic backups</keywords>
/// <seealso cref="SetNeonSnapshotScheduleCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonSnapshotSchedule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SnapshotSchedule))]
[NeonOperation("setSnapshotSchedule")]
public sealed class RemoveNeonSnapshotScheduleCommand : SnapshotScheduleCmdlet
{
    /// <summary>Emits the schedule of the branch, which is then empty.</summary>
    [Parameter(HelpMessage = "Emits the schedule of the branch, which is then empty.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = (object?)branch ?? Project;
        if (ShowsChange)
        {
            await new SnapshotApi(Client).GetScheduleAsync(await Parents.ParentBranchAsync(branch?.Branch, cancellation), cancellation);
        }

        if (!ShouldProcess(Describe(Parents, branch?.Branch), "Remove snapshot schedule: no more snapshots are created automatically"))
        {
            return;
        }

        var branchKey = await Parents.ParentBranchAsync(branch?.Branch, cancellation);
        var none = new SnapshotSchedule { Schedule = [] }.WithBranch(branchKey);
        await new SnapshotApi(Client).SetScheduleAsync(branchKey, none, cancellation);
        if (PassThru)
        {
            WriteObject(none);
        }
    }
}
