using System.Management.Automation;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>Changes without a response: their outcome is looked up, and nothing is sent twice.</summary>
public sealed class BranchLostResponseTests : IDisposable
{
    private readonly NeonHost _host = new();

    public static TheoryData<string> AfterEffect => ["drop", "500", "502", "html", "truncated", "malformed"];

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [MemberData(nameof(AfterEffect))]
    public void A_created_branch_is_found_after_a_lost_response(string loss)
    {
        var app = _host.Seed();
        Lose("createProjectBranch", loss);

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId}"));

        Assert.Equal("dev", branch.Name);
        Assert.Equal("read_write", Assert.Single(branch.Endpoints!).Type);
        Assert.Equal(["create_branch", "start_compute"], branch.Operations.Select(operation => operation.Action).Order(StringComparer.Ordinal));
        Assert.Single(_host.Changes());
    }

    [Fact]
    public void A_branch_created_with_a_lost_response_can_be_waited_for()
    {
        var app = _host.Seed();
        Lose("createProjectBranch", "drop");

        Assert.Equal("ready", Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId} -Wait")).CurrentState);
        Assert.Single(_host.Changes());
    }

    [Theory]
    [InlineData("New-NeonBranch other -NoCompute")]
    [InlineData("Set-NeonBranch dev -Name other")]
    [InlineData("Set-NeonBranch dev -NoExpiration")]
    [InlineData("Remove-NeonBranch dev -Confirm:$false")]
    [InlineData("Reset-NeonBranch dev -Confirm:$false")]
    [InlineData("Set-NeonDefaultBranch dev")]
    public void A_change_that_did_not_happen_has_an_unknown_outcome(string command)
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.Send(HttpMethod.Patch, $"projects/{app.ProjectId}/branches/{dev}", """{"branch":{"expires_at":"2026-03-20T00:00:00Z"}}""");
        _host.Settle();
        _host.Emulator.Faults.Add((method, _) => method != HttpMethod.Get, EmulatorFault.DropBeforeEffect());

        var result = _host.Run($"{command} -Project {app.ProjectId}");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, result.Error.CategoryInfo.Category);
        Assert.Empty(result.Output);
        Assert.Single(_host.Changes());
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_branch_without_a_name_has_an_unknown_outcome()
    {
        var app = _host.Seed();
        Lose("createProjectBranch", "drop");

        var result = _host.Run($"New-NeonBranch -Project {app.ProjectId}");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Single(_host.Changes());
    }

    [Theory]
    [InlineData("-Name other", "other", false)]
    [InlineData("-Protected", "dev", true)]
    [InlineData("-Name other -Protected", "other", true)]
    public void An_applied_update_is_detected(string parameters, string name, bool isProtected)
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        Lose("updateProjectBranch", "500");

        var branch = Assert.Single(_host.Get<Branch>($"Set-NeonBranch {dev} -Project {app.ProjectId} {parameters}"));

        Assert.Equal((name, isProtected), (branch.Name, branch.Protected == true));
        Assert.Single(_host.Changes());
    }

    [Theory]
    [InlineData("-ExpiresIn 1.00:00")]
    [InlineData("-NoExpiration")]
    public void An_applied_expiration_change_is_detected(string parameters)
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        Lose("updateProjectBranch", "drop");

        Assert.Equal(parameters != "-NoExpiration", Assert.Single(_host.Get<Branch>($"Set-NeonBranch {dev} -Project {app.ProjectId} {parameters}")).ExpiresAt is not null);
        Assert.Single(_host.Changes());
    }

    [Theory]
    [MemberData(nameof(AfterEffect))]
    public void A_removed_branch_is_detected(string loss)
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        Lose("deleteProjectBranch", loss);

        var branch = Assert.Single(_host.Get<Branch>($"Remove-NeonBranch {dev} -Project {app.ProjectId} -Confirm:$false -PassThru -Wait"));

        Assert.Equal(dev, branch.BranchId);
        Assert.Contains(branch.Operations, operation => operation is { Action: "delete_timeline", Status: "finished" });
        Assert.Single(_host.Changes());
    }

    [Fact]
    public void A_removal_does_not_return_earlier_operations_of_the_branch()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        Lose("deleteProjectBranch", "drop");

        var branch = Assert.Single(_host.Get<Branch>($"Remove-NeonBranch {dev} -Project {app.ProjectId} -Confirm:$false -PassThru"));

        Assert.DoesNotContain(branch.Operations, operation => operation.Action == "create_branch");
    }

    [Fact]
    public void A_branch_that_the_key_cannot_see_is_not_reported_as_removed()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.Emulator.Faults.Add("deleteProjectBranch", EmulatorFault.DropBeforeEffect());
        _host.Emulator.Faults.Add(
            "getProjectBranch", EmulatorFault.Status(HttpStatusCode.NotFound, """{"code":"","message":"not allowed to perform actions outside the project this key is scoped to"}"""), 3);

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"Remove-NeonBranch {dev} -Project {app.ProjectId} -Confirm:$false").ErrorId);
    }

    [Fact]
    public void An_applied_default_branch_is_detected()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");
        Lose("setDefaultProjectBranch", "drop");

        Assert.True(Assert.Single(_host.Get<Branch>($"Set-NeonDefaultBranch dev -Project {app.ProjectId}")).Default);
        Assert.Single(_host.Changes());
    }

    [Theory]
    [InlineData("Reset-NeonBranch dev -Confirm:$false -Wait")]
    [InlineData("Restore-NeonBranch dev -Source main -Confirm:$false -Wait")]
    public void A_restore_is_detected_by_its_operations(string command)
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");
        Lose("restoreProjectBranch", "drop");

        var branch = Assert.Single(_host.Get<Branch>($"{command} -Project {app.ProjectId}"));

        Assert.NotNull(branch.LastResetAt);
        Assert.Equal("ready", branch.CurrentState);
        Assert.NotEmpty(branch.Operations);
        Assert.Single(_host.Changes());
    }

    [Fact]
    public void The_operations_of_an_earlier_change_do_not_count_as_a_restore()
    {
        var app = _host.Seed();
        _host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId} -NoCompute -Wait");
        _host.Forget();
        _host.Emulator.Faults.Add("restoreProjectBranch", EmulatorFault.DropBeforeEffect());

        var result = _host.Run($"Reset-NeonBranch dev -Project {app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_recovery_is_detected()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.Send(HttpMethod.Delete, $"projects/{app.ProjectId}/branches/{dev}");
        _host.Settle();
        Lose("recoverProjectBranch", "drop");

        Assert.Equal("dev", Assert.Single(_host.Get<Branch>($"Restore-NeonDeletedBranch {dev} -Project {app.ProjectId}")).Name);
        Assert.Single(_host.Changes());
    }

    [Fact]
    public void A_change_to_a_locked_project_waits_and_is_applied_once()
    {
        var app = _host.Seed();
        _host.Emulator.StartSystemOperation(app.ProjectId);

        Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId} -NoCompute"));

        Assert.Equal([423, 201], _host.Emulator.Exchanges.Where(exchange => exchange.Method == "POST").Select(exchange => exchange.Status));
    }

    private void Lose(string operationId, string how) => _host.Emulator.Faults.Add(operationId, how switch
    {
        "drop" => EmulatorFault.DropAfterEffect(),
        "html" => EmulatorFault.HtmlError() with { AfterEffect = true },
        "truncated" => EmulatorFault.TruncatedBody(),
        "malformed" => EmulatorFault.MalformedJson(),
        _ => EmulatorFault.Status((HttpStatusCode)int.Parse(how, System.Globalization.CultureInfo.InvariantCulture)) with { AfterEffect = true },
    });
}
