using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Endpoints;

public sealed class EndpointStateTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Start", "start", "active")]
    [InlineData("Suspend", "suspend", "idle")]
    [InlineData("Restart", "restart", "active")]
    public void One_request_changes_the_state(string verb, string route, string state)
    {
        var app = _host.Seed();

        var endpoint = Assert.Single(_host.Get<Endpoint>($"{verb}-NeonEndpoint {app.EndpointId} -Project {app.ProjectId}"));

        Assert.Equal(state, endpoint.PendingState is null ? endpoint.CurrentState : FinalState(app));
        Assert.Equal($"POST /projects/{app.ProjectId}/endpoints/{app.EndpointId}/{route}", _host.Requests[0]);
        Assert.Equal(string.Empty, _host.Emulator.Exchanges[0].Body);
    }

    [Theory]
    [InlineData("Suspend", "idle")]
    [InlineData("Restart", "active")]
    public void With_wait_the_endpoint_is_returned_in_its_new_state(string verb, string state)
    {
        var app = _host.Seed();

        var endpoint = Assert.Single(_host.Get<Endpoint>($"{verb}-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} -Wait"));

        Assert.Equal((state, null), (endpoint.CurrentState, endpoint.PendingState));
        Assert.NotEmpty(endpoint.Operations);
        Assert.All(endpoint.Operations, operation => Assert.Equal("finished", operation.Status));
    }

    [Theory]
    [InlineData("Suspend-NeonEndpoint")]
    [InlineData("Restart-NeonEndpoint")]
    [InlineData("Remove-NeonEndpoint")]
    [InlineData("Set-NeonEndpoint -MaxCu 3")]
    public void A_confirmation_shows_the_name_of_the_branch(string command)
    {
        var app = _host.Seed();
        foreach (var target in new[] { "Get-NeonEndpoint | ", app.EndpointId })
        {
            var person = new TestHost(0);
            using var fresh = _host.NewRunspace(person);
            NeonSession.Of(fresh).Connection = _host.Connect(_host.Emulator.ApiKey);
            var (verb, rest) = (command.Split(' ')[0], command[command.Split(' ')[0].Length..]);

            var result = PipelineResult.Of(fresh, $"Set-NeonContext -Project app; {(target.EndsWith('|') || target.EndsWith("| ", StringComparison.Ordinal) ? $"{target}{verb}" : $"{verb} {target}")}{rest} -WhatIf");

            Assert.Empty(result.Errors);
            Assert.Contains($"main ({app.MainBranchId})/", person.Printed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_disabled_compute_is_shown_as_disabled()
    {
        _host.Seed();

        var result = _host.Run("Set-NeonContext -Project app; Get-NeonEndpoint | Set-NeonEndpoint -Disabled -Wait | Out-Null; Get-NeonEndpoint | Where-Object State -eq disabled");

        Assert.Equal("idle", ((Endpoint)Assert.Single(result.Output).BaseObject).CurrentState);
    }

    [Fact]
    public void An_idle_compute_can_be_started()
    {
        var app = _host.Seed();

        var endpoint = Assert.Single(_host.Get<Endpoint>(
            $"Suspend-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} -Wait | Start-NeonEndpoint -Wait"));

        Assert.Equal("active", endpoint.CurrentState);
        Assert.Equal("start_compute", Assert.Single(endpoint.Operations).Action);
    }

    [Fact]
    public void Suspending_an_idle_compute_still_sends_the_request()
    {
        var app = _host.Seed();
        var idle = Assert.Single(_host.Get<Endpoint>($"Suspend-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} -Wait"));
        _host.Forget();

        var endpoint = Assert.Single(_host.Get<Endpoint>("$idle | Suspend-NeonEndpoint -Wait", ("idle", idle)));

        Assert.Empty(endpoint.Operations);
        Assert.Equal([$"POST /projects/{app.ProjectId}/endpoints/{app.EndpointId}/suspend"], _host.Requests);
    }

    [Fact]
    public void The_endpoints_of_a_piped_branch_can_be_suspended()
    {
        var app = _host.Seed();

        var endpoint = Assert.Single(_host.Get<Endpoint>(
            $"Get-NeonBranch main -Project {app.ProjectId} | Get-NeonEndpoint | Suspend-NeonEndpoint -Wait"));

        Assert.Equal((app.EndpointId, "idle"), (endpoint.EndpointId, endpoint.CurrentState));
    }

    [Fact]
    public void Computes_of_one_project_are_changed_one_after_another()
    {
        var app = _host.Seed();
        _host.Run($"1..3 | ForEach-Object {{ New-NeonEndpoint -Project {app.ProjectId} -Branch {app.MainBranchId} -Type read_only -Wait }}");

        var suspended = _host.Get<Endpoint>($"Get-NeonEndpoint -Project {app.ProjectId} | Suspend-NeonEndpoint");

        Assert.Equal(4, suspended.Count);
    }

    [Theory]
    [InlineData("Start-NeonEndpoint")]
    [InlineData("Suspend-NeonEndpoint")]
    [InlineData("Restart-NeonEndpoint")]
    [InlineData("Set-NeonEndpoint -Name x")]
    [InlineData("Remove-NeonEndpoint -Confirm:$false")]
    public void A_piped_branch_is_not_accepted_as_an_endpoint(string command)
    {
        var app = _host.Seed();
        var branch = new Branch { BranchId = app.MainBranchId, ProjectId = app.ProjectId, Name = "main" };

        var result = _host.Run($"$branch | {command}", ("branch", branch));

        Assert.Equal("InputObjectMissingMandatory", result.ErrorId);
        Assert.Contains("Endpoint", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Same(branch, result.Error.TargetObject);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_branch_argument_is_not_accepted_as_an_endpoint()
    {
        var result = _host.Run("Suspend-NeonEndpoint $branch", ("branch", new Branch { BranchId = "br-calm-lake-a1b2c3d4" }));

        Assert.Equal("ParameterArgumentTransformationError", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Start")]
    [InlineData("Suspend")]
    [InlineData("Restart")]
    public void What_if_sends_nothing(string verb)
    {
        _host.Seed();

        var result = _host.Run($"{verb}-NeonEndpoint reports -Project app -WhatIf");

        Assert.Empty(result.Output);
        Assert.Equal("NeonEndpointNotFound", result.ErrorId);
        Assert.DoesNotContain(_host.Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Suspend", "suspendProjectEndpoint")]
    [InlineData("Restart", "restartProjectEndpoint")]
    public void After_a_lost_response_a_confirmed_change_is_not_retried(string verb, string operation)
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());

        var endpoint = Assert.Single(_host.Get<Endpoint>($"{verb}-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} -Wait"));

        Assert.NotEmpty(endpoint.Operations);
        Assert.Single(_host.Requests, request => request.StartsWith("POST ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Suspend", "suspendProjectEndpoint")]
    [InlineData("Restart", "restartProjectEndpoint")]
    public void A_change_that_cannot_be_confirmed_is_reported_as_unknown(string verb, string operation)
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());

        var result = _host.Run($"{verb}-NeonEndpoint {app.EndpointId} -Project {app.ProjectId}");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Equal(app.EndpointId, result.Error.TargetObject);
        Assert.Single(_host.Requests, request => request.StartsWith("POST ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_server_message_about_a_refused_start_is_preserved()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("startProjectEndpoint", EmulatorFault.Status(
            HttpStatusCode.UnprocessableEntity, """{"code":"","message":"endpoint is disabled"}"""));

        var result = _host.Run($"Start-NeonEndpoint {app.EndpointId} -Project {app.ProjectId}");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal("endpoint is disabled", result.Error.Exception.Message);
        Assert.StartsWith($"The endpoint {app.EndpointId} is disabled. (HTTP 422", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    private string? FinalState(SeededProject app)
    {
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        return Assert.Single(_host.Get<Endpoint>($"Get-NeonEndpoint {app.EndpointId} -Project {app.ProjectId}")).CurrentState;
    }
}
