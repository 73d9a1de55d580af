using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Endpoints;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class EndpointTestData : CmdletTestData
{
    private const string Dev = "$null = New-NeonBranch dev -NoCompute";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Made, "New-NeonEndpoint -Branch dev", "createProjectEndpoint") { Prepare = [Dev] },
        new(Made, "New-NeonEndpoint reader -Type read_only", "createProjectEndpoint"),
        new(NoName, "New-NeonEndpoint -Type read_only", "createProjectEndpoint") { IsUnknown = true },
        new(Looks, "Set-NeonEndpoint $e -MinCu 1 -MaxCu 2", "updateProjectEndpoint"),
        new(Gone, "Remove-NeonEndpoint $e -PassThru", "deleteProjectEndpoint") { Lacks = ["*"] },
        new(State, "Start-NeonEndpoint $e", "startProjectEndpoint") { Prepare = ["$null = Suspend-NeonEndpoint $e"] },
        new(State, "Suspend-NeonEndpoint $e", "suspendProjectEndpoint"),
        new(Begun, "Restart-NeonEndpoint $e", "restartProjectEndpoint"),
        new("Unknown: an idle compute only starts, as it does when someone connects to it", "Restart-NeonEndpoint $e  # idle", "restartProjectEndpoint")
        {
            Prepare = ["$null = Suspend-NeonEndpoint $e"],
            IsUnknown = true,
        },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonEndpoint reports -Project app", "New-NeonEndpoint reports -Type read_only -Project app -Branch main -Wait"),
    ];
}
