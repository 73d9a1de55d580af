using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Endpoints;

public sealed class NewNeonEndpointTests : IDisposable
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

        var endpoint = Assert.Single(_host.Get<Endpoint>(
            $"New-NeonEndpoint -Project {app.ProjectId} -Branch {app.MainBranchId} -Type read_only"));

        Assert.Equal("read_only", endpoint.Type);
        Assert.Equal((app.ProjectId, app.MainBranchId), (endpoint.ProjectId, endpoint.BranchId));
        Assert.NotEmpty(endpoint.Operations);
        Assert.Equal([$"POST /projects/{app.ProjectId}/endpoints"], _host.Requests);
        Assert.Equal($$$"""{"endpoint":{"branch_id":"{{{app.MainBranchId}}}","type":"read_only"}}""", Body);
    }

    [Fact]
    public void Every_setting_can_be_specified()
    {
        var app = _host.Seed();
        var dev = Dev(app);

        var endpoint = Assert.Single(_host.Get<Endpoint>(
            $"New-NeonEndpoint api -Project {app.ProjectId} -Branch {dev} -MinCu 0.5 -MaxCu 2 -SuspendTimeout 00:05:00 " +
            "-PgSettings @{ work_mem = '64MB' } -PreloadLibrary anon, pgaudit -UseDefaultLibraries -Provisioner k8s-neonvm " +
            "-Region aws-us-east-2 -Disabled -PasswordlessAccess:$false"));

        Assert.Equal("api", endpoint.Name);
        Assert.Equal(
            $$$$"""{"endpoint":{"branch_id":"{{{{dev}}}}","type":"read_write","region_id":"aws-us-east-2","name":"api","settings":{"pg_settings":{"work_mem":"64MB"},"preload_libraries":{"use_defaults":true,"enabled_libraries":["anon","pgaudit"]}},"autoscaling_limit_min_cu":0.5,"autoscaling_limit_max_cu":2,"suspend_timeout_seconds":300,"provisioner":"k8s-neonvm","disabled":true,"passwordless_access":false}}""",
            Body);
    }

    [Fact]
    public void A_compute_can_be_kept_from_suspending()
    {
        var app = _host.Seed();

        _host.Run($"New-NeonEndpoint -Project {app.ProjectId} -Branch {app.MainBranchId} -Type read_only -NeverSuspend");

        Assert.Contains("\"suspend_timeout_seconds\":-1", Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suspend_time_out_and_never_suspend_cannot_be_combined()
    {
        var result = _host.Run("New-NeonEndpoint -Project app -Branch main -NeverSuspend -SuspendTimeout 00:05:00");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void An_endpoint_is_created_on_a_piped_branch()
    {
        var app = _host.Seed();

        var endpoint = Assert.Single(_host.Get<Endpoint>(
            $"Get-NeonBranch {app.MainBranchId} -Project {app.ProjectId} | New-NeonEndpoint reports -Type read_only"));

        Assert.Equal((app.MainBranchId, "reports"), (endpoint.BranchId, endpoint.Name));
    }

    [Fact]
    public void An_endpoint_is_created_on_the_context_branch()
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        Assert.Equal(app.MainBranchId, Assert.Single(_host.Get<Endpoint>("New-NeonEndpoint -Type read_only")).BranchId);
    }

    [Fact]
    public void The_default_branch_is_never_used_implicitly()
    {
        var app = _host.Seed();

        var result = _host.Run($"New-NeonEndpoint -Project {app.ProjectId} -Type read_only");

        Assert.Equal("NeonBranchRequired", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_second_read_write_compute_is_refused_by_Neon()
    {
        var app = _host.Seed();

        var result = _host.Run($"New-NeonEndpoint -Project {app.ProjectId} -Branch {app.MainBranchId}");

        Assert.Equal("NeonConflict", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, result.Error.CategoryInfo.Category);
        Assert.Equal(app.MainBranchId, result.Error.TargetObject);
    }

    [Fact]
    public void What_if_changes_nothing()
    {
        _host.Seed();
        var result = _host.Run("New-NeonEndpoint -Project app -Branch main -Type read_only -WhatIf");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void With_wait_the_compute_is_running()
    {
        var app = _host.Seed();

        var endpoint = Assert.Single(_host.Get<Endpoint>(
            $"New-NeonEndpoint -Project {app.ProjectId} -Branch {app.MainBranchId} -Type read_only -Wait"));

        Assert.Equal("active", endpoint.CurrentState);
        Assert.All(endpoint.Operations, operation => Assert.Equal("finished", operation.Status));
    }

    [Fact]
    public void After_a_lost_response_the_endpoint_is_found_by_name()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("createProjectEndpoint", EmulatorFault.DropAfterEffect());

        var endpoint = Assert.Single(_host.Get<Endpoint>(
            $"New-NeonEndpoint reports -Project {app.ProjectId} -Branch {app.MainBranchId} -Type read_only"));

        Assert.Equal("reports", endpoint.Name);
        Assert.NotEmpty(endpoint.Operations);
        Assert.Single(_host.Requests, request => request.StartsWith("POST ", StringComparison.Ordinal));
    }

    [Fact]
    public void After_a_lost_response_the_only_read_write_compute_is_found_without_a_name()
    {
        var app = _host.Seed();
        var dev = Dev(app);
        _host.Emulator.Faults.Add("createProjectEndpoint", EmulatorFault.DropAfterEffect());

        var endpoint = Assert.Single(_host.Get<Endpoint>($"New-NeonEndpoint -Project {app.ProjectId} -Branch {dev}"));

        Assert.Equal((dev, "read_write"), (endpoint.BranchId, endpoint.Type));
    }

    [Fact]
    public void After_a_lost_response_an_unnamed_replica_is_reported_as_unknown()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("createProjectEndpoint", EmulatorFault.DropAfterEffect());

        var result = _host.Run($"New-NeonEndpoint -Project {app.ProjectId} -Branch {app.MainBranchId} -Type read_only");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Single(_host.Requests, request => request.StartsWith("POST ", StringComparison.Ordinal));
    }

    private string Body => _host.Emulator.Exchanges[^1].Body;

    private string Dev(SeededProject app)
    {
        var dev = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId} -NoCompute -Wait")).BranchId!;
        _host.Forget();
        return dev;
    }
}
