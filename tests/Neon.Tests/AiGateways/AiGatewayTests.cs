using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.AiGateways;

public sealed class AiGatewayTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public AiGatewayTests() => _app = _host.Seed();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void The_gateway_of_a_piped_branch_is_returned_with_its_URL()
    {
        var gateway = Assert.Single(_host.Get<AiGateway>($"Get-NeonBranch main -Project {_app.ProjectId} | Get-NeonAiGateway"));

        Assert.StartsWith("https://", gateway.BaseUrl, StringComparison.Ordinal);
        Assert.Equal((_app.ProjectId, _app.MainBranchId, true), (gateway.ProjectId, gateway.BranchId, gateway.Enabled));
        Assert.Equal($"GET /projects/{_app.ProjectId}/branches/{_app.MainBranchId}/ai_gateway", _host.Requests[^1]);
        Assert.Contains(gateway.BaseUrl!, string.Join('\n', View.Table(_host, gateway)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ai_gateway_unavailable", "NeonAiGatewayUnavailable")]
    [InlineData("branch_not_found", "NeonBranchNotFound")]
    public void The_reason_for_a_missing_gateway_is_reported(string reason, string id)
    {
        _host.Emulator.Faults.Add("getProjectBranchAiGateway", EmulatorFault.Status(
            HttpStatusCode.NotFound, $$"""{"code":"AI_GATEWAY_NOT_ENABLED","message":"branch not found","reason":"{{reason}}"}"""));

        Assert.Equal(id, _host.Run($"Get-NeonAiGateway -Project {_app.ProjectId} -Branch {_app.MainBranchId}").ErrorId);
    }

    [Fact]
    public void A_missing_branch_is_reported_as_not_found()
    {
        Assert.Equal("NeonBranchNotFound", _host.Run($"Get-NeonAiGateway -Project {_app.ProjectId} -Branch br-calm-lake-a1b2c3d4").ErrorId);
        Assert.Equal("NeonBranchNotFound", _host.Run($"Get-NeonBranchStorage -Project {_app.ProjectId} -Branch br-calm-lake-a1b2c3d4").ErrorId);
    }
}
