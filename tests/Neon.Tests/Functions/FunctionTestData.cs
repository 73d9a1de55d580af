using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Functions;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class FunctionTestData : CmdletTestData
{
    private const string Function = "$null = Publish-NeonFunction api $zip";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Deployed, "Publish-NeonFunction api $zip", "createProjectBranchFunctionDeployment"),
        new(Deployed, "Publish-NeonFunction api -Environment @{ MODE = 'live' }", "createProjectBranchFunctionDeployment") { Prepare = [Function] },
        new(Looks, "Set-NeonFunction api -Name Orders", "updateProjectBranchFunction") { Prepare = [Function] },
        new(Gone, "Remove-NeonFunction api -PassThru", "deleteProjectBranchFunction") { Prepare = [Function], Lacks = ["*"] },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonFunction old -Project app -Branch main", "Publish-NeonFunction old $folder -Project app -Branch main -Wait"),
        new("Remove-NeonFunction 'Old API' -Project app -Branch main", "Publish-NeonFunction old $folder -Project app -Branch main -Wait | Set-NeonFunction -Name 'Old API'"),
    ];
}
