using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Endpoints;

public sealed class SetNeonEndpointTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("-Name api", "\"name\":\"api\"")]
    [InlineData("-MinCu 0.25 -MaxCu 4", "\"autoscaling_limit_min_cu\":0.25,\"autoscaling_limit_max_cu\":4")]
    [InlineData("-SuspendTimeout 7.00:00:00", "\"suspend_timeout_seconds\":604800")]
    [InlineData("-SuspendTimeout 0", "\"suspend_timeout_seconds\":0")]
    [InlineData("-NeverSuspend", "\"suspend_timeout_seconds\":-1")]
    [InlineData("-Provisioner k8s-neonvm", "\"provisioner\":\"k8s-neonvm\"")]
    [InlineData("-Disabled", "\"disabled\":true")]
    [InlineData("-Disabled:$false", "\"disabled\":false")]
    [InlineData("-PasswordlessAccess:$false", "\"passwordless_access\":false")]
    public void Only_specified_values_are_sent(string parameters, string members)
    {
        var app = _host.Seed();

        var endpoint = Assert.Single(_host.Get<Endpoint>($"Set-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} {parameters}"));

        Assert.Equal(app.EndpointId, endpoint.EndpointId);
        Assert.Equal([$"PATCH /projects/{app.ProjectId}/endpoints/{app.EndpointId}"], _host.Requests);
        Assert.Equal($$$"""{"endpoint":{{{{members}}}}}""", Body);
    }

    [Fact]
    public void Unspecified_settings_are_sent_back_unchanged()
    {
        var app = _host.Seed();
        Set(app, "-PgSettings @{ work_mem = '64MB' } -PreloadLibrary anon");

        Set(app, "-PreloadLibrary pgaudit");
        Assert.Contains("\"pg_settings\":{\"work_mem\":\"64MB\"}", Body, StringComparison.Ordinal);
        Assert.Contains("\"preload_libraries\":{\"use_defaults\":false,\"enabled_libraries\":[\"pgaudit\"]}", Body, StringComparison.Ordinal);

        Set(app, "-PgSettings @{ max_connections = 50; autovacuum = $true }");
        Assert.Contains("\"max_connections\":\"50\"", Body, StringComparison.Ordinal);
        Assert.Contains("\"autovacuum\":\"true\"", Body, StringComparison.Ordinal);
        Assert.DoesNotContain("work_mem", Body, StringComparison.Ordinal);
        Assert.Contains("\"enabled_libraries\":[\"pgaudit\"]", Body, StringComparison.Ordinal);

        Set(app, "-UseDefaultLibraries");
        Assert.Contains("\"preload_libraries\":{\"use_defaults\":true,\"enabled_libraries\":[\"pgaudit\"]}", Body, StringComparison.Ordinal);

        Set(app, "-PreloadLibrary @()");
        Assert.Contains("\"enabled_libraries\":[]", Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Specifying_no_changes_is_an_error()
    {
        var result = _host.Run("Set-NeonEndpoint ep-bold-sun-a1b2c3d4 -Project app");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("-Disabled", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void What_if_changes_nothing()
    {
        var app = _host.Seed();
        _host.Run($"New-NeonEndpoint reports -Project {app.ProjectId} -Branch main -Type read_only");
        _host.Forget();

        var result = _host.Run("Set-NeonEndpoint reports -Project app -PgSettings @{ work_mem = '64MB' } -WhatIf");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.DoesNotContain(_host.Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_of_a_piped_endpoint_are_not_bound_to_parameters()
    {
        var app = _host.Seed();

        Assert.Single(_host.Get<Endpoint>($"Get-NeonEndpoint -Project {app.ProjectId} | Set-NeonEndpoint -MaxCu 8"));

        Assert.Equal("""{"endpoint":{"autoscaling_limit_max_cu":8}}""", Body);
    }

    [Fact]
    public void An_endpoint_piped_into_another_project_is_refused()
    {
        var app = _host.Seed();

        var result = _host.Run($"Get-NeonEndpoint -Project {app.ProjectId} | Set-NeonEndpoint -Name x -Project other-place-12345678");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal([$"GET /projects/{app.ProjectId}/endpoints"], _host.Requests);
    }

    [Fact]
    public void With_wait_the_endpoint_is_read_after_the_change()
    {
        var app = _host.Seed();

        var endpoint = Assert.Single(_host.Get<Endpoint>(
            $"Set-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} -MinCu 1 -MaxCu 2 -Wait"));

        Assert.Equal((1.0, 2.0), (endpoint.MinCu!.Value, endpoint.MaxCu!.Value));
        Assert.Null(endpoint.PendingState);
        Assert.All(endpoint.Operations, operation => Assert.Equal("finished", operation.Status));
    }

    [Theory]
    [InlineData("-MaxCu 8")]
    [InlineData("-Name api -NeverSuspend -Disabled")]
    [InlineData("-PgSettings @{ work_mem = '64MB' } -PreloadLibrary anon, pgaudit")]
    public void After_a_lost_response_a_change_is_confirmed_by_its_values(string parameters)
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("updateProjectEndpoint", EmulatorFault.DropAfterEffect());

        Assert.Single(_host.Get<Endpoint>($"Set-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} {parameters}"));

        Assert.Single(_host.Requests, request => request.StartsWith("PATCH ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_lost_before_it_took_effect_is_not_retried()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("updateProjectEndpoint", EmulatorFault.DropBeforeEffect());

        var result = _host.Run($"Set-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} -MaxCu 8");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Equal(app.EndpointId, result.Error.TargetObject);
        Assert.Single(_host.Requests, request => request.StartsWith("PATCH ", StringComparison.Ordinal));
    }

    private string Body => _host.Emulator.Exchanges.Last(exchange => exchange.Method == "PATCH").Body;

    private void Set(SeededProject app, string parameters) =>
        Assert.Single(_host.Get<Endpoint>($"Set-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} {parameters} -Wait"));
}
