using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>Refusals that can be recognized by a code or a text have advice for exactly that cause, from any cmdlet.</summary>
public sealed class KnownRefusalTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(409, "BRANCH_ALREADY_EXISTS", "branch already exists; branch_name:\\\"dev\\\"", "-IfNotExists")]
    [InlineData(422, "", "cannot delete branch that has children: br-a-b-1", "child branches first")]
    [InlineData(422, "", "cannot delete protected branch", "Set-NeonBranch -Protected:$false")]
    [InlineData(422, "", "snapshots can only be created from root branches", "root branch")]
    [InlineData(409, "", "read_write endpoint already exists", "-Type read_only")]
    [InlineData(422, "ENDPOINTS_LIMIT_EXCEEDED", "read_write endpoint already exists", "-Type read_only")]
    [InlineData(400, "", "target branch is from another project", "project of the snapshot")]
    [InlineData(422, "PROJECTS_LIMIT_EXCEEDED", "user projects limit of 1 exceeded, got 1", "plan does not allow more")]
    [InlineData(412, "", "modifying the suspend interval is not permitted on this account", "does not allow a custom suspend time-out")]
    [InlineData(422, "VPC_ENDPOINTS_LIMIT_EXCEEDED", "too many", "plan does not allow more")]
    public void A_known_refusal_has_specific_advice(int status, string code, string message, string advice)
    {
        string refusal = $$"""{"code":"{{code}}","message":"{{message}}"}""";
        _host.Emulator.Faults.Add("listProjects", EmulatorFault.Status((HttpStatusCode)status, refusal));

        var error = _host.Run("Get-NeonProject").Error;

        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_refusal_has_the_advice_of_the_cmdlet()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("deleteProjectBranch", EmulatorFault.Status(HttpStatusCode.UnprocessableEntity, """{"code":"","message":"no"}"""));

        var known = _host.Run($"Remove-NeonBranch {app.MainBranchId} -Project {app.ProjectId} -Confirm:$false").Error.ErrorDetails.RecommendedAction;

        Assert.DoesNotContain("child branches first", known, StringComparison.Ordinal);
    }
}
