using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Projects;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class ProjectTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Made, "New-NeonProject shop", "createProject") { Lacks = ["ConnectionUris"], Warns = "Get-NeonConnectionString" },
        new(Made, "New-NeonProject shop -NoStorePasswords", "createProject") { Lacks = ["ConnectionUris"], Warns = "Get-NeonRole" },
        new(NoName, "New-NeonProject", "createProject") { IsUnknown = true },
        new(Looks, "Set-NeonProject $p -Name renamed", "updateProject"),
        new(Looks, "Set-NeonProject $p -MinCu 1 -MaxCu 2", "updateProject"),
        new(Gone, "Remove-NeonProject $p -PassThru", "deleteProject") { Lacks = ["*"] },
        new(State, "Restore-NeonDeletedProject $p", "recoverProject") { Prepare = ["Remove-NeonProject $p"] },
        new(Looks, "Move-NeonProject $p -DestinationOrganization $to -PassThru", "transferProjectsFromOrgToOrg"),
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonProject shop", "New-NeonProject shop -Wait"),
    ];
}
