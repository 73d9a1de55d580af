using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Roles;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class RoleTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Named, "New-NeonRole app_user", "createProjectBranchRole"),
        new(Named, "New-NeonRole readers -NoLogin", "createProjectBranchRole"),
        new(Named, "New-NeonRole app_user  # passwords not stored", "createProjectBranchRole")
        {
            Prepare = ["$p = (New-NeonProject closed -NoStorePasswords).ProjectId; Set-NeonContext -Project $p -Branch main"],
            Lacks = ["Credential", "Password"],
            Warns = "Reset-NeonRolePassword",
        },
        new(Gone, "Remove-NeonRole app_user -PassThru", "deleteProjectBranchRole") { Prepare = ["$null = New-NeonRole app_user"], Lacks = ["*"] },
        new(Begun, "Reset-NeonRolePassword neondb_owner", "resetProjectBranchRolePassword"),
        new(Once, "Reset-NeonRolePassword neondb_owner  # passwords not stored", "resetProjectBranchRolePassword")
        {
            Prepare = ["$p = (New-NeonProject closed -NoStorePasswords).ProjectId; Set-NeonContext -Project $p -Branch main"],
            IsUnknown = true,
        },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonRole reports -Project app -Branch main", "New-NeonRole reports -Project app -Branch main -Wait") { ErrorId = null },
    ];
}
