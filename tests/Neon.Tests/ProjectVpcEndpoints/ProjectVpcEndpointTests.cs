using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.ProjectVpcEndpoints;

public sealed class ProjectVpcEndpointTests : IDisposable
{
    private const string Id = "vpce-1234567890abcdef0";

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public ProjectVpcEndpointTests() => _app = _host.Seed();

    private string Path => $"/projects/{_app.ProjectId}/vpc_endpoints";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_project_is_restricted_to_a_VPC_endpoint()
    {
        var set = Assert.Single(_host.Get<ProjectVpcEndpoint>($"Get-NeonProject app | Set-NeonProjectVpcEndpoint -VpcEndpoint {Id} -Label production"));

        Assert.Equal((_app.ProjectId, Id, "production"), (set.ProjectId, set.VpcEndpointId, set.Label));
        Assert.Equal($"POST {Path}/{Id}", _host.Requests[^1]);
        Assert.Equal("""{"label":"production"}""", _host.Emulator.Exchanges[^1].Body);
    }

    [Fact]
    public void An_organization_endpoint_pipes_in_and_shows_the_projects_it_restricts()
    {
        const string OfOrganization = $"{Id} -Region aws-us-east-1";
        _host.Run($"Set-NeonVpcEndpoint {OfOrganization} -Label office");

        Assert.Equal("production", Assert.Single(_host.Get<ProjectVpcEndpoint>(
            $"Get-NeonVpcEndpoint {OfOrganization} | Set-NeonProjectVpcEndpoint -Project {_app.ProjectId} -Label production")).Label);
        Assert.Equal([_app.ProjectId], Assert.Single(_host.Get<VpcEndpoint>($"Get-NeonVpcEndpoint {OfOrganization}")).ExampleRestrictedProjects);
    }

    [Fact]
    public void Setting_the_endpoint_again_changes_its_label()
    {
        Set();
        var set = _host.Get<ProjectVpcEndpoint>($"Set-NeonProjectVpcEndpoint production -Label live -Project {_app.ProjectId}");

        Assert.Equal((Id, "live"), (Assert.Single(set).VpcEndpointId, set[0].Label));
        Assert.Equal("live", Assert.Single(_host.Get<ProjectVpcEndpoint>($"Get-NeonProjectVpcEndpoint -Project {_app.ProjectId}")).Label);
    }

    [Theory]
    [InlineData("-Project {0}")]
    [InlineData("-Project {0} -Label PROD*")]
    [InlineData("vpce-1234567890abcdef0 -Project {0}")]
    [InlineData("production -Project {0}")]
    public void VPC_endpoints_are_listed_filtered_and_read_by_id_or_label(string parameters)
    {
        Set();
        _host.Send(HttpMethod.Post, $"{Path[1..]}/vpce-2", """{"label":"production"}""");
        _host.Send(HttpMethod.Delete, $"{Path[1..]}/vpce-2");
        _host.Forget();
        var endpoint = Assert.Single(_host.Get<ProjectVpcEndpoint>(
            $"Get-NeonProjectVpcEndpoint {string.Format(System.Globalization.CultureInfo.InvariantCulture, parameters, _app.ProjectId)}"));

        Assert.Equal((_app.ProjectId, Id, "production"), (endpoint.ProjectId, endpoint.VpcEndpointId, endpoint.Label));
        Assert.Equal([$"GET {Path}"], _host.Requests);
    }

    [Fact]
    public void A_label_shared_by_two_endpoints_is_refused_with_both_ids()
    {
        Set();
        _host.Send(HttpMethod.Post, $"{Path[1..]}/vpce-2", """{"label":"production"}""");
        var result = _host.Run($"Remove-NeonProjectVpcEndpoint production -Project {_app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonProjectVpcEndpointAmbiguous", result.ErrorId);
        Assert.Contains($"{Id}, vpce-2", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restriction_is_removed_by_object_or_by_CSV_row()
    {
        var set = Set();
        var passed = _host.Get<ProjectVpcEndpoint>("$set | Get-NeonProjectVpcEndpoint | Remove-NeonProjectVpcEndpoint -PassThru -Confirm:$false", ("set", set));
        Set();
        var row = _host.Run("[pscustomobject]@{ VpcEndpointId = $set.VpcEndpointId; ProjectId = $set.ProjectId } | Remove-NeonProjectVpcEndpoint -Confirm:$false", ("set", set));

        Assert.Equal((_app.ProjectId, Id, "production"), (Assert.Single(passed).ProjectId, passed[0].VpcEndpointId, passed[0].Label));
        Assert.Empty(row.Errors);
        Assert.Empty(row.Output);
        Assert.Equal([$"DELETE {Path}/{Id}"], _host.Requests);
    }

    [Fact]
    public void A_missing_VPC_endpoint_is_not_reported_as_a_compute_endpoint()
    {
        var result = _host.Run($"Remove-NeonProjectVpcEndpoint vpce-9 -Project {_app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonProjectVpcEndpointNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("vpce-9", result.Error.TargetObject);
    }

    [Theory]
    [InlineData("Set-NeonProjectVpcEndpoint vpce-1 -Label one -Project app -WhatIf")]
    [InlineData("Remove-NeonProjectVpcEndpoint vpce-1 -Project app -WhatIf")]
    public void What_if_changes_nothing(string command)
    {
        _host.Run("Set-NeonProjectVpcEndpoint vpce-1 -Label first -Project app");
        _host.Forget();
        var result = _host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        // The target is looked up.
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Get-NeonProject app | Remove-NeonProjectVpcEndpoint -Confirm:$false")]
    [InlineData("Get-NeonEndpoint -Project app -Branch main | Set-NeonProjectVpcEndpoint -Label one")]
    public void Only_a_VPC_endpoint_can_be_piped_in(string script) =>
        Assert.StartsWith("InputObject", _host.Run(script).ErrorId, StringComparison.Ordinal);

    [Theory]
    [InlineData("assignProjectVPCEndpoint", "Set-NeonProjectVpcEndpoint vpce-1234567890abcdef0 -Label live", true)]
    [InlineData("assignProjectVPCEndpoint", "Set-NeonProjectVpcEndpoint vpce-1234567890abcdef0 -Label live", false)]
    [InlineData("deleteProjectVPCEndpoint", "Remove-NeonProjectVpcEndpoint vpce-1234567890abcdef0 -PassThru -Confirm:$false", true)]
    [InlineData("deleteProjectVPCEndpoint", "Remove-NeonProjectVpcEndpoint vpce-1234567890abcdef0 -PassThru -Confirm:$false", false)]
    public void A_lost_response_is_verified_against_the_list(string operation, string command, bool happened)
    {
        Set();
        _host.Emulator.Faults.Add(operation, happened ? EmulatorFault.DropAfterEffect() : EmulatorFault.DropBeforeEffect());
        var result = _host.Run($"{command} -Project {_app.ProjectId}");

        Assert.Equal(happened ? [] : ["NeonOutcomeUnknown"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(happened ? 1 : 0, result.Output.Count);
        Assert.Single(_host.Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public void The_views_show_the_id_and_the_label()
    {
        var endpoint = new ProjectVpcEndpoint { VpcEndpointId = Id, Label = "production" };

        Assert.Equal(["production", Id], View.Table(_host, endpoint)[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(3, View.List(_host, endpoint).Length);
    }

    private ProjectVpcEndpoint Set()
    {
        var set = Assert.Single(_host.Get<ProjectVpcEndpoint>($"Set-NeonProjectVpcEndpoint {Id} -Label production -Project {_app.ProjectId}"));
        _host.Forget();
        return set;
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class ProjectVpcEndpointTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Looks, "Set-NeonProjectVpcEndpoint vpce-1 production", "assignProjectVPCEndpoint"),
        new(Gone, "Remove-NeonProjectVpcEndpoint vpce-1 -PassThru", "deleteProjectVPCEndpoint")
        {
            Prepare = ["$null = Set-NeonProjectVpcEndpoint vpce-1 production"],
            Lacks = ["*"],
        },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonProjectVpcEndpoint vpce-1234567890abcdef0 -Project app", "Set-NeonProjectVpcEndpoint vpce-1234567890abcdef0 -Label test -Project app"),
        new("Remove-NeonProjectVpcEndpoint test -Project app", "Set-NeonProjectVpcEndpoint vpce-1234567890abcdef0 -Label test -Project app"),
    ];
}
