using System.Management.Automation;
using Neon.Commands;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Endpoints;

public sealed class RemoveNeonEndpointTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_removal_returns_nothing()
    {
        var app = _host.Seed();

        var result = _host.Run($"Remove-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} -Confirm:$false");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Equal([$"DELETE /projects/{app.ProjectId}/endpoints/{app.EndpointId}"], _host.Requests);
    }

    [Fact]
    public void Pass_thru_returns_the_endpoint_with_its_operations()
    {
        var app = _host.Seed();

        var removed = Assert.Single(_host.Get<Endpoint>(
            $"Get-NeonEndpoint -Project {app.ProjectId} | Remove-NeonEndpoint -PassThru -Wait -Confirm:$false"));

        Assert.Equal(app.EndpointId, removed.EndpointId);
        Assert.NotEmpty(removed.Operations);
        Assert.All(removed.Operations, operation => Assert.Equal("finished", operation.Status));
    }

    [Fact]
    public void An_already_removed_endpoint_is_not_an_error()
    {
        var app = _host.Seed();
        _host.Run($"Remove-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} -Confirm:$false -Wait");

        var result = _host.Run($"Remove-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} -Confirm:$false -PassThru -Verbose");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Contains(result.Verbose, line => line.Contains("was not found", StringComparison.Ordinal));
    }

    [Fact]
    public void What_if_sends_nothing()
    {
        _host.Seed();

        var result = _host.Run("Remove-NeonEndpoint reports -Project app -WhatIf");

        Assert.Empty(result.Output);
        Assert.Equal("NeonEndpointNotFound", result.ErrorId);
        Assert.DoesNotContain(_host.Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public void A_removal_requires_confirmation()
    {
        var attribute = (CmdletAttribute)typeof(RemoveNeonEndpointCommand).GetCustomAttributes(typeof(CmdletAttribute), false)[0];

        Assert.Equal(ConfirmImpact.High, attribute.ConfirmImpact);
    }

    [Fact]
    public void An_unknown_endpoint_is_an_error()
    {
        var app = _host.Seed();

        var result = _host.Run($"Remove-NeonEndpoint ep-lost-wind-a1b2c3d4 -Project {app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonEndpointNotFound", result.ErrorId);
        Assert.Equal("ep-lost-wind-a1b2c3d4", result.Error.TargetObject);
    }

    [Fact]
    public void After_a_lost_response_a_removal_is_confirmed_by_the_missing_endpoint()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("deleteProjectEndpoint", EmulatorFault.DropAfterEffect());

        var removed = Assert.Single(_host.Get<Endpoint>(
            $"Remove-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} -Confirm:$false -PassThru"));

        Assert.Equal((app.ProjectId, app.EndpointId), (removed.ProjectId, removed.EndpointId));
        Assert.Single(_host.Requests, request => request.StartsWith("DELETE ", StringComparison.Ordinal));
    }
}
