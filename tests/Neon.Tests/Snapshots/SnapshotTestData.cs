using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Snapshots;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class SnapshotTestData : CmdletTestData
{
    private const string Before = "$x = New-NeonSnapshot before";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Made, "New-NeonSnapshot after", "createSnapshot"),
        new(NoName, "New-NeonSnapshot", "createSnapshot") { IsUnknown = true },
        new(Looks, "Set-NeonSnapshot before -Name after", "updateSnapshot") { Prepare = [Before] },
        new(Looks, "Set-NeonSnapshot before -ExpiresIn 1.00:00", "updateSnapshot") { Prepare = [Before] },
        new(Gone, "Remove-NeonSnapshot before -PassThru", "deleteSnapshot") { Prepare = [Before], Lacks = ["*"] },
        new(Named, "Restore-NeonSnapshot before $b -Name preview", "restoreSnapshot") { Prepare = [Before] },
        new(NoName, "Restore-NeonSnapshot before $b", "restoreSnapshot") { Prepare = [Before], IsUnknown = true },
        new(State, "Restore-NeonSnapshot before $b -Finalize", "restoreSnapshot") { Prepare = [Before] },
        new(State, "Complete-NeonBranchRestore preview", "finalizeRestoreBranch")
        {
            Prepare = [Before, "$null = Restore-NeonSnapshot before $b -Name preview"],
        },
        new(Looks, "Set-NeonSnapshotSchedule -Frequency daily", "setSnapshotSchedule"),
        new(Looks, "Remove-NeonSnapshotSchedule -PassThru", "setSnapshotSchedule") { Prepare = ["$null = Set-NeonSnapshotSchedule -Frequency daily"] },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonSnapshot before -Project app", "New-NeonSnapshot before -Project app -Branch main -Wait"),
        new("Remove-NeonSnapshot snap-calm-lake-a1b2c3d4 -Project app"),
    ];
}
