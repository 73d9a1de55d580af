using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Branches;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class BranchTestData : CmdletTestData
{
    private const string Dev = "$null = New-NeonBranch dev -NoCompute";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Named, "New-NeonBranch dev", "createProjectBranch") { Lacks = ["ConnectionUris"], Warns = "Get-NeonConnectionString" },
        new(Named, "New-NeonBranch dev -NoCompute", "createProjectBranch"),
        new(NoName, "New-NeonBranch", "createProjectBranch") { IsUnknown = true },
        new(Looks, "Set-NeonBranch dev -Name other", "updateProjectBranch") { Prepare = [Dev] },
        new(Looks, "Set-NeonBranch dev -Protected", "updateProjectBranch") { Prepare = [Dev] },
        new(Looks, "Set-NeonBranch dev -ExpiresIn 1.00:00", "updateProjectBranch") { Prepare = [Dev] },
        new(Gone, "Remove-NeonBranch dev -PassThru", "deleteProjectBranch") { Prepare = [Dev], Lacks = ["*"] },
        new(State, "Set-NeonDefaultBranch dev", "setDefaultProjectBranch") { Prepare = [Dev] },
        new(State, "Restore-NeonDeletedBranch dev", "recoverProjectBranch") { Prepare = [Dev, "Remove-NeonBranch dev"] },
        new(Begun, "Reset-NeonBranch dev", "restoreProjectBranch") { Prepare = [Dev] },
        new(Begun, "Reset-NeonBranch dev -PreserveUnderName kept", "restoreProjectBranch") { Prepare = [Dev] },
        new(Begun, "Restore-NeonBranch dev -Source $b", "restoreProjectBranch") { Prepare = [Dev] },
        new(Begun, "Restore-NeonBranch $b -Timestamp $ago -PreserveUnderName kept", "restoreProjectBranch") { Prepare = [Dev] },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonBranch dev -Project app", "New-NeonBranch dev -Project app -Wait"),
    ];
}
