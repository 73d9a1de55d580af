using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the schedule by which snapshots of a branch are taken.</summary>
/// <remarks>
/// <para>One object a branch comes out, also where there is no schedule; its Schedule then is empty. The entries tell how
/// often, when (in UTC) and for how long. Piped into Set-NeonSnapshotSchedule the object gives another branch the same
/// schedule.</para>
/// </remarks>
/// <example>
/// <para>The schedule of a branch</para>
/// <code>Get-NeonSnapshotSchedule -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>The default branches that have no schedule</para>
/// <code>Get-NeonProject | Get-NeonBranch -Default | Get-NeonSnapshotSchedule | Where-Object { -not $_.Schedule }</code>
/// </example>
/// <seealso cref="SetNeonSnapshotScheduleCommand"/>
/// <seealso cref="RemoveNeonSnapshotScheduleCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getsnapshotschedule"/>
[Cmdlet(VerbsCommon.Get, "NeonSnapshotSchedule")]
[OutputType(typeof(SnapshotSchedule))]
[NeonOperation("getSnapshotSchedule")]
public sealed class GetNeonSnapshotScheduleCommand : BranchCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch ?? Project;
        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new SnapshotApi(Client).GetScheduleAsync(projectId, branchId, cancellation));
    }
}
