using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Projects;

public sealed class NewNeonProjectTests : IDisposable
{
    private readonly NeonHost _host = new();

    private string Organization => _host.Emulator.OrganizationId;

    private string Body => _host.Emulator.Exchanges[0].Body;

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_new_project_includes_properties_returned_only_on_creation()
    {
        var project = Assert.Single(_host.Get<Project>("New-NeonProject app"));

        Assert.Equal("app", project.Name);
        Assert.Equal("main", project.DefaultBranch!.Name);
        Assert.Equal("read_write", Assert.Single(project.Endpoints!).Type);
        Assert.Equal(project.ProjectId, Assert.Single(project.Databases!).ProjectId);
        Assert.Equal(project.ProjectId, Assert.Single(project.Roles!).ProjectId);
        Assert.NotNull(project.Roles![0].Credential);
        Assert.Single(project.ConnectionUris!);
        Assert.NotEmpty(project.Operations);
        Assert.Equal(["POST /projects"], _host.Requests);
        Assert.Equal($$$"""{"project":{"name":"app","org_id":"{{{Organization}}}"}}""", Body);
    }

    [Fact]
    public void Secrets_of_the_new_project_are_not_shown()
    {
        var result = _host.Run("$p = New-NeonProject app -Verbose; \"$($p.ConnectionUris)$($p.Roles)$($p.ConnectionUris[0].ConnectionUri)\"");

        var password = Secret.Reveal(Assert.IsType<Project>(
            _host.Runspace.SessionStateProxy.PSVariable.GetValue("p") is PSObject p ? p.BaseObject : null).Roles![0].Password!);
        Assert.DoesNotContain(password, Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
        Assert.All(result.Verbose, line => Assert.DoesNotContain(password, line, StringComparison.Ordinal));
    }

    [Fact]
    public void Region_version_and_initial_resources_can_be_specified()
    {
        _host.Get<Project>(
            "New-NeonProject app -Organization $org -Region aws-eu-central-1 -PgVersion 16 -BranchName production -DatabaseName shop "
            + "-RoleName keeper -Annotation @{ team = 'a' } -NoStorePasswords -Provisioner k8s-neonvm -HistoryRetention 7.00:00",
            ("org", _host.Emulator.OrganizationIds[1]));

        Assert.Equal(
            $$$$"""
            {"project":{"name":"app","org_id":"{{{{_host.Emulator.OrganizationIds[1]}}}}","region_id":"aws-eu-central-1","pg_version":16,"provisioner":"k8s-neonvm","branch":{"name":"production","database_name":"shop","role_name":"keeper","annotations":{"team":"a"}},"history_retention_seconds":604800,"store_passwords":false}}
            """,
            Body);
    }

    [Fact]
    public void Compute_sizes_are_sent_as_default_endpoint_settings()
    {
        _host.Get<Project>("New-NeonProject app -MinCu 0.5 -MaxCu 2 -SuspendTimeout 00:10 -PgSettings @{ log_statement = 'all' }");

        Assert.Equal(
            $$$$$"""
            {"project":{"name":"app","org_id":"{{{{{Organization}}}}}","default_endpoint_settings":{"autoscaling_limit_min_cu":0.5,"autoscaling_limit_max_cu":2,"suspend_timeout_seconds":600,"pg_settings":{"log_statement":"all"}}}}
            """,
            Body);
    }

    [Fact]
    public void Every_setting_can_be_specified()
    {
        var project = Assert.Single(_host.Get<Project>(
            "New-NeonProject app -AllowedIp 203.0.113.0/24, 198.51.100.7 -AllowedIpsProtectedBranchesOnly -EnableLogicalReplication "
            + "-BlockPublicConnections -BlockVpcConnections:$false -AuditLogLevel full -Hipaa -PreloadLibrary pg_cron -UseDefaultLibraries "
            + "-MaintenanceDay 6, 7 -MaintenanceStart 03:00 -MaintenanceEnd 04:30 -QuotaActiveTime 10:00:00 -QuotaComputeTime 05:00:00 "
            + "-QuotaWrittenData 10GB -QuotaDataTransfer 1GB -QuotaLogicalSize 0"));

        Assert.Contains(
            """
            "settings":{"quota":{"active_time_seconds":36000,"compute_time_seconds":18000,"written_data_bytes":10737418240,"data_transfer_bytes":1073741824,"logical_size_bytes":0},"allowed_ips":{"ips":["203.0.113.0/24","198.51.100.7"],"protected_branches_only":true},"enable_logical_replication":true,"maintenance_window":{"weekdays":[6,7],"start_time":"03:00","end_time":"04:30"},"block_public_connections":true,"block_vpc_connections":false,"audit_log_level":"full","hipaa":true,"preload_libraries":{"use_defaults":true,"enabled_libraries":["pg_cron"]}}
            """,
            Body,
            StringComparison.Ordinal);
        Assert.Equal("203.0.113.0/24, 198.51.100.7", project.Settings!.AllowedIps!.ToString());
        Assert.Equal("Saturday, Sunday 03:00-04:30 UTC", project.Settings.MaintenanceWindow!.ToString());
    }

    [Fact]
    public void What_if_sends_no_requests()
    {
        var result = _host.Run("New-NeonProject app -Organization org-calm-sunset-23634660 -WhatIf");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void With_wait_the_project_is_refreshed_and_keeps_its_secrets()
    {
        var project = Assert.Single(_host.Get<Project>("New-NeonProject app -Wait"));

        Assert.All(project.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.NotNull(project.Roles![0].Password);
        Assert.NotNull(project.DefaultBranch);
        Assert.Equal($"GET /projects/{project.ProjectId}", _host.Requests[^1]);
    }

    [Fact]
    public void After_a_lost_response_the_project_is_found_by_name_and_not_created_twice()
    {
        _host.Emulator.Faults.Add("createProject", EmulatorFault.DropAfterEffect());

        var project = Assert.Single(_host.Get<Project>("New-NeonProject app"));

        Assert.Equal("main", project.DefaultBranch!.Name);
        Assert.Single(project.Endpoints!);
        Assert.NotEmpty(project.Operations);
        Assert.Null(project.ConnectionUris);
        Assert.Single(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void An_older_project_with_the_same_name_is_not_mistaken_for_the_new_one()
    {
        _host.Seed("app");
        _host.Emulator.Faults.Add("createProject", EmulatorFault.DropBeforeEffect());

        var result = _host.Run("New-NeonProject app");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Without_a_name_a_lost_response_is_reported_as_unknown()
    {
        _host.Emulator.Faults.Add("createProject", EmulatorFault.DropAfterEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run("New-NeonProject").ErrorId);
    }

    [Theory]
    [InlineData("-HistoryRetention 31.00:00")]
    [InlineData("-HistoryRetention (-[TimeSpan]::FromSeconds(1))")]
    [InlineData("-QuotaActiveTime (-[TimeSpan]::FromSeconds(1))")]
    [InlineData("-HistoryRetention 500ms")]
    [InlineData("-AllowedIp @(\"$unset\")")]
    [InlineData("-MaintenanceDay 1")]
    [InlineData("-MaintenanceStart 03:00 -MaintenanceEnd 04:00")]
    [InlineData("-SuspendTimeout 8d")]
    [InlineData("-SuspendTimeout 00:05 -NeverSuspend")]
    public void Invalid_input_is_refused_before_anything_is_sent(string parameters)
    {
        var result = _host.Run($"New-NeonProject app {parameters}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_new_project_can_be_piped_into_branch_cmdlets()
    {
        var branch = Assert.Single(_host.Get<Branch>("New-NeonProject app -Wait | Get-NeonBranch"));

        Assert.Equal("main", branch.Name);
    }
}
