using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Consumption;

public sealed class ProjectConsumptionTests : IDisposable
{
    private const string Route = "GET /consumption_history/v2/projects";
    private const string AllMetrics =
        "metrics=compute_unit_seconds&metrics=root_branch_bytes_month&metrics=child_branch_bytes_month&metrics=instant_restore_bytes_month&metrics=public_network_transfer_bytes&metrics=private_network_transfer_bytes&metrics=extra_branches_month&metrics=snapshot_storage_bytes_month";

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public ProjectConsumptionTests()
    {
        _app = _host.Seed();
        _host.Clock.Advance(TimeSpan.FromDays(70));
    }

    private string Organization => _host.Emulator.OrganizationId;

    private DateTimeOffset Now => _host.Clock.GetUtcNow();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void All_projects_of_the_organization_are_returned_as_one_object_per_day()
    {
        var now = Now;
        var days = _host.Get<ProjectConsumption>("Get-NeonProjectConsumption");

        Assert.Equal(30, days.Count);
        Assert.All(days, day => Assert.Equal((_app.ProjectId, Organization, "daily", "launch_v3"), (day.ProjectId, day.OrganizationId, day.Granularity, day.PeriodPlan)));
        Assert.All(days, day => Assert.Equal(TimeSpan.FromDays(1), day.To - day.From));
        Assert.All(days, day => Assert.True(day.PeriodId is not null && day.PeriodStart <= day.From && day.RootBranchBytesMonth > 0 && day.ComputeUnitSeconds > 0));
        Assert.All(days, day => Assert.Empty(day.OtherMetrics));
        Assert.All(days, day => Assert.Empty(day.AdditionalProperties));
        Assert.Contains(days, day => day.PeriodEnd is not null);
        Assert.Equal(days.Select(day => day.From).Order(), days.Select(day => day.From));
        Assert.StartsWith(
            $"{Route}?org_id={Organization}&from={Timestamp.Format(now.AddDays(-30))}&to={Timestamp.Format(now)}&granularity=daily&{AllMetrics}&limit=100",
            _host.Requests[0],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Granularity hourly", 24)]
    [InlineData("-Granularity Daily -From 2026-04-01T00:00:00Z -To 2026-04-03T00:00:00Z", 2)]
    [InlineData("-Granularity monthly", 2)]
    public void The_granularity_determines_the_default_range(string parameters, int expected) =>
        Assert.Equal(expected, _host.Get<ProjectConsumption>($"Get-NeonProjectConsumption {parameters}").Count);

    /// <summary>A date is typed without a time zone, east or west of Greenwich, and Neon's days begin in UTC.</summary>
    [Theory]
    [InlineData("daily", "+09:00", "from=2026-04-01T00:00:00Z&to=2026-04-03T00:00:00Z")]
    [InlineData("daily", "-08:00", "from=2026-04-01T00:00:00Z&to=2026-04-03T00:00:00Z")]
    [InlineData("monthly", "+02:00", "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z")]
    public void Dates_are_those_of_UTC(string granularity, string zone, string expected)
    {
        _host.Clock.Advance(new DateTimeOffset(2026, 4, 13, 0, 0, 0, TimeSpan.Zero) - Now);
        var (from, to) = granularity == "daily" ? ("2026-04-01", "2026-04-03") : ("2026-03-01", "2026-04-01");

        Assert.Empty(_host.Run($"Get-NeonProjectConsumption -Granularity {granularity} -From {from}T00:00{zone} -To {to}T00:00{zone}").Errors);

        Assert.Contains(expected, _host.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Granularity monthly -From 2026-03-01Z -To 2026-03-20Z", "2026-04-01T00:00Z")]
    [InlineData("-From 2026-03-01T01:00Z -To 2026-03-01T20:00Z", "2026-03-02T00:00Z")]
    [InlineData("-Granularity hourly -From 2026-04-01T10:10Z -To 2026-04-01T10:50Z", "2026-04-01T11:00Z")]
    public void A_range_without_a_whole_unit_is_refused(string parameters, string expected)
    {
        _host.Clock.Advance(new DateTimeOffset(2026, 4, 3, 0, 0, 0, TimeSpan.Zero) - Now);

        var result = _host.Run($"Get-NeonProjectConsumption {parameters}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains($"specify -To {expected}", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Hourly_values_add_up_to_the_daily_value()
    {
        var day = Now.UtcDateTime.Date.AddDays(-1);
        var range = $"-From {day:yyyy-MM-dd}T00:00:00Z -To {day.AddDays(1):yyyy-MM-dd}T00:00:00Z";
        var hours = _host.Get<ProjectConsumption>($"Get-NeonProjectConsumption {range} -Granularity hourly");
        var one = Assert.Single(_host.Get<ProjectConsumption>($"Get-NeonProjectConsumption {range}"));

        Assert.Equal(24, hours.Count);
        Assert.Equal(one.ComputeUnitSeconds, hours.Sum(hour => hour.ComputeUnitSeconds));
    }

    [Fact]
    public void Only_the_specified_metrics_are_requested()
    {
        var days = _host.Get<ProjectConsumption>("Get-NeonProjectConsumption -Metric compute_unit_seconds, extra_branches_month");

        Assert.All(days, day => Assert.True(day is { ComputeUnitSeconds: not null, ExtraBranchesMonth: not null, RootBranchBytesMonth: null }));
        Assert.Contains("metrics=compute_unit_seconds&metrics=extra_branches_month&limit", _host.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Piped_projects_are_requested_together_and_only_once()
    {
        var other = _host.Seed("other");
        _host.Seed("third");
        _host.Clock.Advance(TimeSpan.FromDays(2));
        var found = _host.Get<ProjectConsumption>("Get-NeonProject -Name app, other | ForEach-Object { $_; $_ } | Get-NeonProjectConsumption");

        Assert.Equal(new[] { _app.ProjectId, other.ProjectId }.Order(), found.Select(day => day.ProjectId!).Distinct().Order());
        var request = Assert.Single(_host.Requests, request => request.StartsWith(Route, StringComparison.Ordinal) && !request.Contains("cursor", StringComparison.Ordinal));
        Assert.Equal(2, request.Split("project_ids=").Length - 1);
    }

    [Theory]
    [InlineData("Get-NeonProjectConsumption app")]
    [InlineData("'app' | Get-NeonProjectConsumption")]
    [InlineData("Get-NeonBranch main -Project app | Get-NeonProjectConsumption")]
    public void A_project_can_be_specified_in_several_ways(string script)
    {
        _host.Seed("other");
        _host.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(_app.ProjectId, Assert.Single(_host.Get<ProjectConsumption>(script).Select(day => day.ProjectId).Distinct()));
    }

    [Fact]
    public void Empty_pipeline_input_reads_nothing()
    {
        Assert.Empty(_host.Get<ProjectConsumption>("@() | Get-NeonProjectConsumption"));
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Piped_organizations_are_read_one_after_another()
    {
        var organizations = _host.Get<ProjectConsumption>("Get-NeonOrganization | Get-NeonProjectConsumption").Select(day => day.OrganizationId).Distinct();

        Assert.Equal([Organization], organizations);
        Assert.Equal(2, _host.Requests.Count(request => request.StartsWith(Route, StringComparison.Ordinal) && !request.Contains("cursor", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_an_organization_the_one_of_the_project_is_used()
    {
        _host.Session.Context = NeonContext.Empty;
        var days = _host.Get<ProjectConsumption>($"Get-NeonProjectConsumption {_app.ProjectId}");

        Assert.All(days, day => Assert.Equal(Organization, day.OrganizationId));
        Assert.Equal($"GET /projects/{_app.ProjectId}", _host.Requests[0]);
    }

    [Fact]
    public void A_project_of_another_organization_is_refused()
    {
        var other = _host.Emulator.OrganizationIds[1];
        var result = _host.Run($"Get-NeonProject app | Get-NeonProjectConsumption -Organization {other}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.IsType<Project>(result.Error.TargetObject);
    }

    [Fact]
    public void An_unknown_name_does_not_affect_the_others()
    {
        var result = _host.Run("Get-NeonProjectConsumption never, app");

        Assert.Equal("NeonProjectNotFound", result.ErrorId);
        Assert.Equal("never", result.Error.TargetObject);
        Assert.Equal(30, result.Output.Count);
    }

    [Fact]
    public void Projects_beyond_the_request_limit_are_requested_in_batches()
    {
        var found = _host.Run("0..149 | ForEach-Object { 'quiet-forest-{0:d8}' -f $_ } | Get-NeonProjectConsumption");

        Assert.Empty(found.Errors);
        Assert.Equal([100, 50], _host.Requests.Select(request => request.Split("project_ids=").Length - 1));
    }

    [Fact]
    public void All_pages_are_read()
    {
        for (var number = 0; number < 101; number++)
        {
            _host.Send(HttpMethod.Post, "projects", $$$"""{"project":{"name":"p{{{number}}}","org_id":"{{{Organization}}}"}}""");
            _host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        _host.Clock.Advance(TimeSpan.FromDays(2));
        _host.Forget();
        var days = _host.Get<ProjectConsumption>("Get-NeonProjectConsumption -Metric compute_unit_seconds -From $from", ("from", Now.AddDays(-1)));

        Assert.Equal(102, days.Select(day => day.ProjectId).Distinct().Count());
        Assert.Equal(3, _host.Requests.Count(request => request.StartsWith(Route, StringComparison.Ordinal)));
    }

    [Fact]
    public void Periods_with_their_timeframes_are_returned_on_request()
    {
        var periods = _host.Get<ConsumptionPeriod>("Get-NeonProjectConsumption -AsPeriod");

        Assert.Equal(30, periods.Sum(period => period.Consumption.Count));
        Assert.All(periods, period => Assert.Equal((_app.ProjectId, Organization, null), (period.ProjectId, period.OrganizationId, period.BranchId)));
        Assert.All(periods, period => Assert.All(period.Consumption, record => Assert.Equal(period.PeriodId, record.PeriodId)));
    }

    [Fact]
    public void Legacy_consumption_has_the_metrics_of_legacy_plans()
    {
        _host.Emulator.SetPlan(Organization, "scale");
        var days = _host.Get<LegacyProjectConsumption>("Get-NeonProjectConsumption -Legacy");

        Assert.Equal(30, days.Count);
        Assert.All(days, day => Assert.True(day is
        {
            ActiveTimeSeconds: not null, ComputeTimeSeconds: not null, WrittenDataBytes: not null, SyntheticStorageSizeBytes: not null,
            DataStorageBytesHour: not null, LogicalSizeBytes: > 0, LogicalSizeBytesHour: not null, PeriodPlan: "scale",
        }));
        Assert.StartsWith("GET /consumption_history/projects?org_id=", _host.Requests[0], StringComparison.Ordinal);
        Assert.Equal(30, _host.Get<LegacyProjectConsumption>($"Get-NeonProjectConsumption {_app.ProjectId} -Legacy").Count);
        Assert.Contains($"&project_ids={_app.ProjectId}&", _host.Requests[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Legacy_consumption_needs_no_organization()
    {
        _host.Emulator.SetPlan(Organization, "scale");
        _host.Session.Context = NeonContext.Empty;

        Assert.NotEmpty(_host.Get<LegacyProjectConsumption>("Get-NeonProjectConsumption -Legacy"));
        Assert.StartsWith("GET /consumption_history/projects?from=", _host.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-From 2020-01-01")]
    [InlineData("-Granularity hourly -From $earlier")]
    [InlineData("-From 2099-01-01")]
    [InlineData("-Granularity monthly -To 2020-01-01")]
    public void An_invalid_range_is_refused_before_anything_is_sent(string parameters)
    {
        var result = _host.Run($"Get-NeonProjectConsumption {parameters}", ("earlier", Now.AddHours(-169)));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("-From", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_plan_without_history_is_explained()
    {
        _host.Emulator.SetPlan(Organization, "free_v3");
        var result = _host.Run("Get-NeonProjectConsumption");

        Assert.Equal("NeonPermissionDenied", result.ErrorId);
        Assert.Equal(Organization, result.Error.TargetObject);
        Assert.Contains("Launch, Scale, Agent, Business and Enterprise", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inaccessible_organization_is_explained()
    {
        var result = _host.Run("Get-NeonProjectConsumption -Organization org-never-seen-12345678");

        Assert.Equal("NeonOrganizationNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Contains("not a member", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "the account cannot be found", "NeonOrganizationNotFound", "not a member")]
    [InlineData(406, "out of range", "NeonRequestRefused", "168 hours")]
    public void Server_refusals_are_explained(int status, string message, string id, string advice)
    {
        _host.Emulator.Faults.Add("getConsumptionHistoryPerProjectV2", EmulatorFault.Status((System.Net.HttpStatusCode)status, $$"""{"code":"","message":"{{message}}"}"""));
        var result = _host.Run("Get-NeonProjectConsumption");

        Assert.Equal(id, result.ErrorId);
        Assert.Contains(message, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains(advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_scoped_key_is_refused_with_an_explanation()
    {
        var connection = _host.Connect(_host.Emulator.AddProjectKey(_app.ProjectId));
        var result = _host.Run($"Get-NeonProjectConsumption -Organization {Organization} -Connection $connection", ("connection", connection));

        Assert.Equal("NeonPermissionDenied", result.ErrorId);
        Assert.Contains("project-scoped key", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_requests_stay_within_the_consumption_limit()
    {
        var begun = Now;
        var result = _host.Run("1..20 | ForEach-Object { Get-NeonProjectConsumption -Granularity monthly -Metric compute_unit_seconds }");

        Assert.Empty(result.Errors);
        Assert.DoesNotContain(_host.Emulator.Exchanges, exchange => exchange.Status == 429);
        Assert.InRange(Now - begun, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData("Get-NeonProjectConsumption", "ProjectName,ProjectId,OrganizationId,From,To,Granularity,")]
    [InlineData("Get-NeonProjectConsumption -Legacy", "ProjectName,ProjectId,OrganizationId,From,To,Granularity,")]
    [InlineData("Get-NeonBranchConsumption -Project app", "ProjectName,BranchName,ProjectId,BranchId,OrganizationId,From,To,Granularity,")]
    public void A_CSV_file_begins_with_the_names_the_ids_and_the_period(string command, string expected)
    {
        _host.Emulator.SetPlan(Organization, "scale");

        var lines = _host.Run($"{command} | ConvertTo-Csv -UseQuotes Never").Output.Select(line => line.ToString());

        Assert.StartsWith(expected, lines.First(), StringComparison.Ordinal);
    }
}
