using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Databases;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class DatabaseTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Named, "New-NeonDatabase orders -Owner neondb_owner", "createProjectBranchDatabase"),
        new(Looks, "Set-NeonDatabase neondb -Name orders", "updateProjectBranchDatabase"),
        new(Looks, "Set-NeonDatabase neondb -Owner app_user", "updateProjectBranchDatabase") { Prepare = ["$null = New-NeonRole app_user"] },
        new(Gone, "Remove-NeonDatabase neondb -PassThru", "deleteProjectBranchDatabase") { Lacks = ["*"] },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonDatabase orders -Project app -Branch main", "New-NeonDatabase orders -Project app -Branch main -Wait") { ErrorId = null },
    ];
}
