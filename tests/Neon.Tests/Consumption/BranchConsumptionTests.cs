using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Consumption;

public sealed class BranchConsumptionTests : IDisposable
{
    private const string Route = "GET /consumption_history/v2/branches";

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly string _dev;

    public BranchConsumptionTests()
    {
        _app = _host.Seed();
        _dev = _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches", """{"branch":{"name":"dev"}}""")
            .GetProperty("branch").GetProperty("id").GetString()!;
        _host.Clock.Advance(TimeSpan.FromDays(40));
        _host.Forget();
    }

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void All_branches_of_a_project_are_returned_as_one_object_per_day()
    {
        var days = _host.Get<BranchConsumption>($"Get-NeonBranchConsumption {_app.ProjectId}");

        Assert.Equal(60, days.Count);
        Assert.Equal(new[] { _app.MainBranchId, _dev }.Order(), days.Select(day => day.BranchId!).Distinct().Order());
        Assert.All(days, day => Assert.Equal((_app.ProjectId, _host.Emulator.OrganizationId), (day.ProjectId, day.OrganizationId)));
        Assert.All(days, day => Assert.Equal(day.BranchId == _dev, day.ChildBranchBytesMonth > 0));
        Assert.All(days, day => Assert.NotNull(day.PeriodId));
        Assert.StartsWith($"{Route}?org_id={_host.Emulator.OrganizationId}&from=", _host.Requests[0], StringComparison.Ordinal);
        Assert.EndsWith($"&metrics=private_network_transfer_bytes&project_ids={_app.ProjectId}&limit=250", _host.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("extra_branches", _host.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonBranchConsumption app dev")]
    [InlineData("Get-NeonBranch dev -Project app | Get-NeonBranchConsumption")]
    [InlineData("$dev = Get-NeonBranch dev -Project app; Get-NeonBranchConsumption -Branch $dev")]
    [InlineData("[pscustomobject] @{ ProjectId = $app; BranchId = $dev } | Get-NeonBranchConsumption")]
    public void A_branch_can_be_specified_in_several_ways(string script)
    {
        var days = _host.Get<BranchConsumption>(script, ("app", _app.ProjectId), ("dev", _dev));

        Assert.Equal(30, days.Count);
        Assert.All(days, day => Assert.Equal(_dev, day.BranchId));
        Assert.Contains($"&branch_ids={_dev}", Assert.Single(_host.Requests, request => request.StartsWith(Route, StringComparison.Ordinal) && !request.Contains("cursor", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Piped_branches_are_requested_together()
    {
        _host.Get<BranchConsumption>("Get-NeonBranch -Project app | Get-NeonBranchConsumption");

        var request = Assert.Single(_host.Requests, request => request.StartsWith(Route, StringComparison.Ordinal) && !request.Contains("cursor", StringComparison.Ordinal));
        Assert.Equal((1, 2), (request.Split("project_ids=").Length - 1, request.Split("branch_ids=").Length - 1));
    }

    [Theory]
    [InlineData("Get-NeonProject app | Get-NeonBranchConsumption")]
    [InlineData("Get-NeonProjectConsumption app | Get-NeonBranchConsumption")]
    public void Projects_and_their_consumption_can_be_piped_in(string script)
    {
        var days = _host.Get<BranchConsumption>(script);

        Assert.Equal(60, days.Count);
        Assert.DoesNotContain("branch_ids", _host.Requests[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_context_supplies_the_project()
    {
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId };

        Assert.Equal(60, _host.Get<BranchConsumption>("Get-NeonBranchConsumption").Count);
        Assert.Equal($"GET /projects/{_app.ProjectId}", _host.Requests[0]);
    }

    [Fact]
    public void Without_a_project_nothing_is_sent()
    {
        var result = _host.Run("Get-NeonBranchConsumption");

        Assert.Equal("NeonProjectRequired", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_missing_branch_does_not_affect_the_others()
    {
        var result = _host.Run("Get-NeonBranchConsumption app never, dev");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.Equal("never", result.Error.TargetObject);
        Assert.Equal(30, result.Output.Count);
    }

    [Fact]
    public void A_branch_of_one_project_is_refused_with_another_project()
    {
        var other = _host.Seed("other");
        var result = _host.Run($"$dev = Get-NeonBranch dev -Project app; Get-NeonBranchConsumption {other.ProjectId} $dev");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith(Route, StringComparison.Ordinal));
    }

    [Fact]
    public void Periods_include_their_branch()
    {
        var periods = _host.Get<ConsumptionPeriod>("Get-NeonBranchConsumption app dev -AsPeriod");

        Assert.All(periods, period => Assert.Equal(_dev, period.BranchId));
        Assert.Equal(30, periods.Sum(period => period.Consumption.Count));
    }

    [Fact]
    public void A_plan_without_history_is_explained()
    {
        _host.Emulator.SetPlan(_host.Emulator.OrganizationId, "free_v3");

        Assert.Contains("branches on the usage-based paid plans", _host.Run("Get-NeonBranchConsumption app").Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
