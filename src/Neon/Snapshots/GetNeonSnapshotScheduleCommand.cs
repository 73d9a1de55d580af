using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the snapshot schedule of a branch.</summary>
/// <remarks>
/// <para>The cmdlet returns one object per branch; if there is no schedule, its Schedule property is empty. Each entry
/// has the frequency, the time (in UTC) and the retention. Pipe the object into Set-NeonSnapshotSchedule to copy the
/// schedule to another branch.</para>
/// </remarks>
/// <example>
/// <para>The schedule of a branch</para>
/// <code>Get-NeonSnapshotSchedule -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>The default branches without a schedule</para>
/// <code>Get-NeonProject | Get-NeonBranch -Default | Get-NeonSnapshotSchedule | Where-Object { -not $_.Schedule }</code>
/// </example>
/// <keywords>backup, cron, automatic backups</keywords>
/// <seealso cref="SetNeonSnapshotScheduleCommand"/>
/// <seealso cref="RemoveNeonSnapshotScheduleCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonSnapshotSchedule")]
[OutputType(typeof(SnapshotSchedule))]
[NeonOperation("getSnapshotSchedule")]
public sealed class GetNeonSnapshotScheduleCommand : BranchCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch ?? Project;
        var branchKey = await BranchAsync(cancellation);
        WriteObject(await new SnapshotApi(Client).GetScheduleAsync(branchKey, cancellation));
    }
}
