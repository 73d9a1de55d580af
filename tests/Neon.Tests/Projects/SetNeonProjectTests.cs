using System.Management.Automation;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Projects;

public sealed class SetNeonProjectTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Only_specified_values_are_sent()
    {
        var app = _host.Seed();

        var project = Assert.Single(_host.Get<Project>($"Set-NeonProject {app.ProjectId} -Name ledger"));

        Assert.Equal("ledger", project.Name);
        Assert.Equal([$"PATCH /projects/{app.ProjectId}"], _host.Requests);
        Assert.Equal("""{"project":{"name":"ledger"}}""", Body(0));
    }

    [Fact]
    public void Compute_defaults_and_history_retention_are_changed()
    {
        var app = _host.Seed();

        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -MinCu 1 -MaxCu 4 -NeverSuspend -PgSettings @{{ jit = $false }} -HistoryRetention 0 -Force");

        Assert.Equal(
            """{"project":{"default_endpoint_settings":{"autoscaling_limit_min_cu":1,"autoscaling_limit_max_cu":4,"suspend_timeout_seconds":-1,"pg_settings":{"jit":"false"}},"history_retention_seconds":0}}""",
            Body(0));
    }

    [Fact]
    public void A_switch_can_be_set_to_false()
    {
        var app = _host.Seed();

        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -BlockPublicConnections:$false -EnableLogicalReplication:$false");

        Assert.Equal("""{"project":{"settings":{"enable_logical_replication":false,"block_public_connections":false}}}""", Body(0));
    }

    [Fact]
    public void Addresses_replace_the_allow_list_and_keep_its_scope()
    {
        var app = _host.Seed();
        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -AllowedIp 203.0.113.1 -AllowedIpsProtectedBranchesOnly -Force");
        Assert.Equal([$"PATCH /projects/{app.ProjectId}"], _host.Requests);
        _host.Forget();

        var project = Assert.Single(_host.Get<Project>($"Set-NeonProject {app.ProjectId} -AllowedIp 203.0.113.2 -Wait"));

        Assert.Equal(["203.0.113.2"], project.Settings!.AllowedIps!.Ips!);
        Assert.True(project.Settings.AllowedIps.ProtectedBranchesOnly);
        Assert.Equal("""{"project":{"settings":{"allowed_ips":{"ips":["203.0.113.2"],"protected_branches_only":true}}}}""", Body(1));
    }

    [Fact]
    public void Addresses_are_appended_without_duplicates()
    {
        var app = _host.Seed();
        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -AllowedIp 203.0.113.1, 203.0.113.2 -AllowedIpsProtectedBranchesOnly:$false");
        _host.Forget();

        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -AllowedIp 203.0.113.2, 203.0.113.3 -Append");

        Assert.Equal($"GET /projects/{app.ProjectId}", _host.Requests[0]);
        Assert.Equal(
            """{"project":{"settings":{"allowed_ips":{"ips":["203.0.113.1","203.0.113.2","203.0.113.3"],"protected_branches_only":false}}}}""",
            Body(1));
    }

    [Fact]
    public void The_scope_of_the_allow_list_can_be_changed_without_losing_its_addresses()
    {
        var app = _host.Seed();
        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -AllowedIp 203.0.113.1 -AllowedIpsProtectedBranchesOnly:$false");

        var project = Assert.Single(_host.Get<Project>($"Set-NeonProject {app.ProjectId} -AllowedIpsProtectedBranchesOnly -Force"));

        Assert.Equal(["203.0.113.1"], project.Settings!.AllowedIps!.Ips!);
        Assert.True(project.Settings.AllowedIps.ProtectedBranchesOnly);
    }

    [Fact]
    public void Changing_one_quota_leaves_the_others_unchanged()
    {
        var app = _host.Seed();
        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -QuotaWrittenData 1GB -QuotaActiveTime 01:00:00");
        _host.Forget();

        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -QuotaActiveTime 02:00:00");

        Assert.Equal("""{"project":{"settings":{"quota":{"active_time_seconds":7200,"written_data_bytes":1073741824}}}}""", Body(1));
    }

    [Fact]
    public void Default_libraries_are_added_to_the_enabled_ones()
    {
        var app = _host.Seed();
        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -PreloadLibrary pg_cron");
        Assert.Equal("""{"project":{"settings":{"preload_libraries":{"use_defaults":false,"enabled_libraries":["pg_cron"]}}}}""", Body(0));
        _host.Forget();

        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -UseDefaultLibraries");

        Assert.Equal("""{"project":{"settings":{"preload_libraries":{"use_defaults":true,"enabled_libraries":["pg_cron"]}}}}""", Body(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Append")]
    [InlineData("-AllowedIp @() -Append -Force")]
    [InlineData("-MaintenanceEnd 04:00")]
    public void Invalid_input_is_refused_before_anything_is_sent(string parameters)
    {
        var result = _host.Run($"Set-NeonProject quiet-forest-12345678 {parameters}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void What_if_changes_nothing()
    {
        _host.Seed();

        var result = _host.Run("Set-NeonProject app -AllowedIp @() -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.DoesNotContain(_host.Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public void Piped_projects_do_not_bind_their_names_or_organizations()
    {
        _host.Seed("one");
        _host.Seed("two");

        var projects = _host.Get<Project>("Get-NeonProject | Set-NeonProject -HistoryRetention 2.00:00");

        Assert.Equal(["one", "two"], projects.Select(project => project.Name).Order());
        Assert.All(
            _host.Emulator.Exchanges.Where(exchange => exchange.Method == "PATCH"),
            exchange => Assert.Equal("""{"project":{"history_retention_seconds":172800}}""", exchange.Body));
    }

    [Fact]
    public void After_a_lost_response_a_change_is_recognized_by_its_values()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("updateProject", EmulatorFault.DropAfterEffect());

        var project = Assert.Single(_host.Get<Project>(
            $"Set-NeonProject {app.ProjectId} -Name ledger -AllowedIp 203.0.113.1 -AllowedIpsProtectedBranchesOnly -MaxCu 4 -HistoryRetention 1.00:00 -Force"));

        Assert.Equal("ledger", project.Name);
        Assert.Single(_host.Requests, request => request.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lost_request_is_reported_as_unknown()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("updateProject", EmulatorFault.DropBeforeEffect());

        var result = _host.Run($"Set-NeonProject {app.ProjectId} -Name ledger");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Equal(app.ProjectId, result.Error.TargetObject.ToString());
    }

    [Theory]
    [InlineData("Monday, sun", "2:00", "Monday, Sunday 02:00-12:30 UTC")]
    [InlineData("6, 'Tue'", "02:00", "Saturday, Tuesday 02:00-12:30 UTC")]
    public void Maintenance_days_have_names_and_hours_need_no_zero(string days, string start, string expected)
    {
        var app = _host.Seed();

        var project = Assert.Single(_host.Get<Project>($"Set-NeonProject {app.ProjectId} -MaintenanceDay {days} -MaintenanceStart {start} -MaintenanceEnd 12:30"));

        Assert.Equal(expected, project.Settings!.MaintenanceWindow!.ToString());
    }

    [Fact]
    public void The_server_error_message_is_preserved()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("updateProject", EmulatorFault.Status(HttpStatusCode.UnprocessableEntity, """{"code":"","message":"not on this plan"}"""));

        var result = _host.Run($"Set-NeonProject {app.ProjectId} -Hipaa");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.Contains("not on this plan", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    private string Body(int index) => _host.Emulator.Exchanges[index].Body;
}
