using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Endpoints;

public sealed class GetNeonEndpointTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Endpoints_of_a_project_are_listed_with_one_request()
    {
        var app = _host.Seed();
        var replica = Replica(app, "reports");

        var endpoints = _host.Get<Endpoint>($"Get-NeonEndpoint -Project {app.ProjectId}");

        Assert.Equal([app.EndpointId, replica], endpoints.Select(endpoint => endpoint.EndpointId));
        Assert.All(endpoints, endpoint => Assert.Equal(app.ProjectId, endpoint.ProjectId));
        Assert.All(endpoints, endpoint => Assert.Empty(endpoint.Operations));
        Assert.Equal([$"GET /projects/{app.ProjectId}/endpoints"], _host.Requests);
    }

    [Fact]
    public void The_context_branch_does_not_filter_the_list()
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        Assert.Single(_host.Get<Endpoint>("Get-NeonEndpoint"));

        Assert.Equal([$"GET /projects/{app.ProjectId}/endpoints"], _host.Requests);
    }

    [Fact]
    public void A_piped_branch_lists_its_own_endpoints()
    {
        var app = _host.Seed();
        var branch = Assert.Single(_host.Get<Branch>($"Get-NeonBranch -Project {app.ProjectId}"));
        _host.Forget();

        Assert.Single(_host.Get<Endpoint>("$branch | Get-NeonEndpoint", ("branch", branch)));

        Assert.Equal([$"GET /projects/{app.ProjectId}/branches/{app.MainBranchId}/endpoints"], _host.Requests);
    }

    [Fact]
    public void A_branch_can_be_specified()
    {
        var app = _host.Seed();

        Assert.Single(_host.Get<Endpoint>($"Get-NeonEndpoint -Project {app.ProjectId} -Branch main"));

        Assert.Equal($"GET /projects/{app.ProjectId}/branches/{app.MainBranchId}/endpoints", _host.Requests[^1]);
    }

    [Fact]
    public void A_piped_project_lists_all_its_endpoints()
    {
        var app = _host.Seed();

        var endpoint = Assert.Single(_host.Get<Endpoint>(
            "$project | Get-NeonEndpoint", ("project", new Project { ProjectId = app.ProjectId, Name = "app" })));

        Assert.Equal(app.EndpointId, endpoint.EndpointId);
        Assert.Equal([$"GET /projects/{app.ProjectId}/endpoints"], _host.Requests);
    }

    [Theory]
    [InlineData("-Type read_only", 1)]
    [InlineData("-Type READ_WRITE", 1)]
    [InlineData("-Name rep*", 1)]
    [InlineData("-Name REPORT?, nobody", 1)]
    [InlineData("-Name reports, nobody", 1)]
    [InlineData("-Name REPORTS, nobody", 0)]
    [InlineData("-Name nobody", 0)]
    [InlineData("-Name rep* -Type read_write", 0)]
    public void Lists_are_filtered_by_name_and_type(string filter, int count)
    {
        var app = _host.Seed();
        Replica(app, "reports");

        Assert.Equal(count, _host.Get<Endpoint>($"Get-NeonEndpoint -Project {app.ProjectId} {filter}").Count);
    }

    [Fact]
    public void An_endpoint_is_read_by_id()
    {
        var app = _host.Seed();

        var endpoint = Assert.Single(_host.Get<Endpoint>($"Get-NeonEndpoint {app.EndpointId} -Project {app.ProjectId}"));

        Assert.Equal(app.MainBranchId, endpoint.BranchId);
        Assert.Equal("read_write", endpoint.Type);
        Assert.StartsWith(app.EndpointId, endpoint.Host);
        Assert.Equal([$"GET /projects/{app.ProjectId}/endpoints/{app.EndpointId}"], _host.Requests);
    }

    [Fact]
    public void An_endpoint_is_read_by_exact_name()
    {
        var app = _host.Seed();
        var replica = Replica(app, "reports");

        Assert.Equal(replica, Assert.Single(_host.Get<Endpoint>($"Get-NeonEndpoint reports -Project {app.ProjectId}")).EndpointId);

        Assert.Equal(
            [$"GET /projects/{app.ProjectId}/endpoints", $"GET /projects/{app.ProjectId}/endpoints/{replica}"], _host.Requests);
    }

    [Fact]
    public void An_unknown_name_is_an_error()
    {
        var app = _host.Seed();

        var result = _host.Run($"Get-NeonEndpoint REPORTS -Project {app.ProjectId}");

        Assert.Equal("NeonEndpointNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("REPORTS", result.Error.TargetObject);
        Assert.Contains("Get-NeonEndpoint", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ambiguous_name_is_an_error_with_the_matching_ids()
    {
        var app = _host.Seed();
        var first = Replica(app, "twin");
        var second = Replica(app, "twin");

        var result = _host.Run($"Get-NeonEndpoint twin -Project {app.ProjectId}");

        Assert.Equal("NeonEndpointAmbiguous", result.ErrorId);
        Assert.Contains(first, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(second, result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_about_an_unknown_id_targets_the_endpoint()
    {
        var app = _host.Seed();

        var result = _host.Run($"Get-NeonEndpoint ep-lost-wind-a1b2c3d4 -Project {app.ProjectId}");

        Assert.Equal("NeonEndpointNotFound", result.ErrorId);
        Assert.Equal("ep-lost-wind-a1b2c3d4", result.Error.TargetObject);
    }

    [Fact]
    public void A_piped_endpoint_is_read_again()
    {
        var app = _host.Seed();

        Assert.Single(_host.Get<Endpoint>($"Get-NeonEndpoint -Project {app.ProjectId} | Get-NeonEndpoint"));

        Assert.Equal($"GET /projects/{app.ProjectId}/endpoints/{app.EndpointId}", _host.Requests[^1]);
    }

    [Fact]
    public void An_object_with_an_endpoint_id_selects_that_endpoint_and_not_its_branch()
    {
        var app = _host.Seed();
        var operation = new Operation { ProjectId = app.ProjectId, BranchId = app.MainBranchId, EndpointId = app.EndpointId };

        Assert.Single(_host.Get<Endpoint>("$operation | Get-NeonEndpoint", ("operation", operation)));

        Assert.Equal([$"GET /projects/{app.ProjectId}/endpoints/{app.EndpointId}"], _host.Requests);
    }

    [Fact]
    public void A_piped_endpoint_of_another_project_is_refused()
    {
        var app = _host.Seed();
        var endpoint = new Endpoint { EndpointId = app.EndpointId, ProjectId = app.ProjectId };

        var result = _host.Run("Get-NeonEndpoint $endpoint -Project other-place-12345678", ("endpoint", endpoint));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(app.ProjectId, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Same(endpoint, result.Error.TargetObject);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void An_endpoint_that_is_not_on_the_specified_branch_is_refused()
    {
        var app = _host.Seed();
        _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -NoCompute -Wait");

        var result = _host.Run($"Get-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} -Branch dev");

        Assert.Empty(result.Output);
        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(app.MainBranchId, result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_project_nothing_is_sent()
    {
        var result = _host.Run("Get-NeonEndpoint ep-lost-wind-a1b2c3d4");

        Assert.Equal("NeonProjectRequired", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_piped_endpoint_identifies_its_branch()
    {
        var app = _host.Seed();
        _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -NoCompute -Wait");

        var branch = Assert.Single(_host.Get<Branch>($"Get-NeonEndpoint -Project {app.ProjectId} | Get-NeonBranch"));

        Assert.Equal(app.MainBranchId, branch.BranchId);
    }

    private string Replica(SeededProject app, string name)
    {
        var created = _host.Send(
            HttpMethod.Post,
            $"projects/{app.ProjectId}/endpoints",
            $$$"""{"endpoint":{"branch_id":"{{{app.MainBranchId}}}","type":"read_only","name":"{{{name}}}"}}""");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Forget();
        return created.GetProperty("endpoint").GetProperty("id").GetString()!;
    }
}
