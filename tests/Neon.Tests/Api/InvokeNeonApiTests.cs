using System.Management.Automation;
using Neon.Tests.Kernel;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Api;

public sealed class InvokeNeonApiTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_read_returns_objects_with_the_property_names_of_the_API()
    {
        var app = _host.Seed();

        var result = _host.Run($"$response = Invoke-NeonApi /projects/{app.ProjectId}; $response.project.id; $response.project.default_endpoint_settings -is [PSCustomObject]");

        Assert.Empty(result.Errors);
        Assert.Equal(app.ProjectId, result.Output[0].BaseObject);
        Assert.Equal([$"GET /projects/{app.ProjectId}"], _host.Requests);
    }

    [Fact]
    public void Every_method_is_sent_as_specified()
    {
        var app = _host.Seed();
        var branches = $"/projects/{app.ProjectId}/branches";

        var result = _host.Run($$"""
            $id = (Invoke-NeonApi {{branches}} -Method post -Body @{ branch = @{ name = 'dev' } }).branch.id
            [void](Invoke-NeonApi "{{branches}}/$id" -Method PATCH -Body @{ branch = @{ name = 'dev2' } })
            [void](Invoke-NeonApi "{{branches}}/$id" -Method Delete)
            Invoke-NeonApi "{{branches}}/$id" -Method Delete
            """);

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Equal(["POST 201", "PATCH 200", "DELETE 200", "DELETE 204"], _host.Emulator.Exchanges
            .Where(exchange => exchange.Status is < 400 && exchange.Method != "GET").Select(exchange => $"{exchange.Method} {exchange.Status}"));
    }

    [Fact]
    public void What_if_blocks_changes_but_not_reads()
    {
        var app = _host.Seed();

        var result = _host.Run($"Invoke-NeonApi /projects/{app.ProjectId} -Method Delete -WhatIf; (Invoke-NeonApi /projects/{app.ProjectId} -WhatIf).project.name");

        Assert.Empty(result.Errors);
        Assert.Equal("app", Assert.Single(result.Output).BaseObject);
        Assert.Equal([$"GET /projects/{app.ProjectId}"], _host.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/projects/")]
    [InlineData("/projects//branches")]
    [InlineData("/projects/../organizations")]
    [InlineData("/projects/%2e%2E/organizations")]
    [InlineData("/projects?limit=1")]
    [InlineData("/projects#x")]
    [InlineData("/projects/a b")]
    [InlineData("\\projects")]
    [InlineData("https://elsewhere.test/projects")]
    public void An_invalid_API_path_is_refused_before_anything_is_sent(string path)
    {
        var result = _host.Run("Invoke-NeonApi $path -Method Delete -WhatIf; Invoke-NeonApi $path", ("path", path));

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.Equal(ErrorCategory.InvalidArgument, path.Length == 0 ? ErrorCategory.InvalidArgument : error.CategoryInfo.Category));
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_path_cannot_send_the_key_to_another_host()
    {
        using var replies = new Replies((_, _) => Replies.Json("{}"));
        using var host = new NeonHost(handler: replies);

        host.Run("Invoke-NeonApi https:elsewhere.test/x; Invoke-NeonApi //elsewhere.test/x");

        Assert.All(replies.Sent, request => Assert.Equal(host.Connection.BaseUri.Host, request.Uri.Host));
    }

    [Fact]
    public void A_top_level_list_is_emitted_item_by_item()
    {
        using var replies = new Replies((_, _) => Replies.Json("""[{"id":1},{"id":2}]"""));
        using var host = new NeonHost(handler: replies);

        Assert.Equal([1L, 2L], host.Run("Invoke-NeonApi /api_keys | ForEach-Object { $_.id }").Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void As_text_returns_the_response_unchanged()
    {
        using var replies = new Replies((_, _) => Replies.Json("""{"a": 1, "A": [ ]}"""));
        using var host = new NeonHost(handler: replies);

        Assert.Equal("""{"a": 1, "A": [ ]}""", Assert.Single(host.Get<string>("Invoke-NeonApi /projects -AsText")));
    }

    [Theory]
    [InlineData("""{"a":1,"A":2}""")]
    [InlineData("""{"":1}""")]
    [InlineData("""{"a":""")]
    public void A_response_that_cannot_be_an_object_is_an_error_that_suggests_AsText(string body)
    {
        using var replies = new Replies((_, _) => Replies.Json(body));
        using var host = new NeonHost(handler: replies);

        var result = host.Run("Invoke-NeonApi /projects");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains("-AsText", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/projects/app-1", "GET /projects/{project_id}")]
    [InlineData("projects/app-1/branches/br-1/databases/orders", "GET /projects/{project_id}/branches/{branch_id}/databases/{database_name}")]
    [InlineData("/projects/shared", "GET /projects/shared")]
    [InlineData("/projects/app-1/branches/count", "GET /projects/{project_id}/branches/count")]
    [InlineData("/organizations/org-1/api_keys", "GET /organizations/{org_id}/api_keys")]
    [InlineData("/organizations/org-1/vpc/region/aws-x/vpc_endpoints/vpce-1", "GET /organizations/{org_id}/vpc/region/{region_id}/vpc_endpoints/{vpc_endpoint_id}")]
    [InlineData("/consumption_history/v2/projects", "GET /consumption_history/v2/projects")]
    [InlineData("/users/me/organizations", "GET /users/me/organizations")]
    [InlineData("/new_things/12345", "GET /new_things/{id}")]
    public void A_path_counts_against_the_same_route_limits_as_a_cmdlet(string path, string route)
    {
        using var replies = new Replies((_, _) => Replies.Json("{}"));
        using var host = new NeonHost(handler: replies);

        Assert.StartsWith(route + ": 200", Assert.Single(host.Run($"Invoke-NeonApi {path} -Verbose").Verbose), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_waits_for_its_project_and_for_the_previous_change()
    {
        var app = _host.Seed();
        _host.Emulator.StartSystemOperation(app.ProjectId);

        var result = _host.Run($"1..3 | ForEach-Object {{ (Invoke-NeonApi /projects/{app.ProjectId}/branches -Method Post -Body @{{ branch = @{{ name = \"b$_\" }} }}).branch.name }}");

        Assert.Empty(result.Errors);
        Assert.Equal(["b1", "b2", "b3"], result.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void An_error_identifies_the_missing_resource()
    {
        var app = _host.Seed();

        Assert.Equal("NeonBranchNotFound", _host.Run($"Invoke-NeonApi /projects/{app.ProjectId}/branches/br-no-such-12345678").ErrorId);
        Assert.Equal("NeonProjectNotFound", _host.Run("Invoke-NeonApi /projects/no-such-12345678/branches/br-no-such-12345678").ErrorId);
        Assert.Equal("NeonResourceNotFound", _host.Run("Invoke-NeonApi /no.such/no.such").ErrorId);
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class InvokeNeonApiTestData : CmdletTestData
{
    private const string AnyPath = "Unknown: the module does not know how to check the effect of a typed path";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(AnyPath, "Invoke-NeonApi /projects/$p/branches -Method Post -Body @{ branch = @{ name = 'dev' } }", "createProjectBranch") { IsUnknown = true },
        new(AnyPath, "Invoke-NeonApi /projects/$p/branches/$b -Method Patch -Body @{ branch = @{ name = 'first' } }", "updateProjectBranch") { IsUnknown = true },
        new(AnyPath, "Invoke-NeonApi /projects/$p -Method Delete", "deleteProject") { IsUnknown = true },
    ];
}
