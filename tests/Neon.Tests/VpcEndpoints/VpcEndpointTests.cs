using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.VpcEndpoints;

public sealed class VpcEndpointTests : IDisposable
{
    private const string Id = "vpce-1234567890abcdef0";
    private readonly NeonHost _host = new();

    private string Vpc => $"/organizations/{_host.Emulator.OrganizationId}/vpc";

    private string One => $"{Vpc}/region/aws-us-east-1/vpc_endpoints/{Id}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_new_endpoint_is_assigned_in_its_region()
    {
        var endpoint = Assert.Single(_host.Get<VpcEndpoint>($"Set-NeonVpcEndpoint {Id} -Region aws-us-east-1 -Label office"));

        Assert.Equal((Id, "office", "aws-us-east-1", _host.Emulator.OrganizationId), (endpoint.VpcEndpointId, endpoint.Label, endpoint.RegionId, endpoint.OrganizationId));
        Assert.Equal([$"POST {One}"], _host.Requests);
        Assert.Equal("""{"label":"office"}""", _host.Emulator.Exchanges[0].Body);
    }

    [Fact]
    public void Endpoints_of_all_regions_or_one_are_listed_with_their_ids()
    {
        Prepare();

        var all = _host.Get<VpcEndpoint>("Get-NeonVpcEndpoint");
        var some = _host.Get<VpcEndpoint>("Get-NeonVpcEndpoint -Region aws-us-east-1");

        Assert.Equal(["aws-eu-central-1", "aws-us-east-1"], all.Select(endpoint => endpoint.RegionId));
        Assert.All(all, endpoint => Assert.Equal(_host.Emulator.OrganizationId, endpoint.OrganizationId));
        Assert.Equal(("aws-us-east-1", _host.Emulator.OrganizationId), (Assert.Single(some).RegionId, some[0].OrganizationId));
        Assert.Equal([$"GET {Vpc}/vpc_endpoints", $"GET {Vpc}/region/aws-us-east-1/vpc_endpoints"], _host.Requests);
        Assert.Equal("lab", Assert.Single(_host.Get<VpcEndpoint>("Get-NeonVpcEndpoint -Label L*")).Label);
    }

    [Theory]
    [InlineData($"Get-NeonVpcEndpoint {Id} -Region aws-us-east-1", 1)]
    [InlineData($"Get-NeonVpcEndpoint {Id}", 2)]
    [InlineData("Get-NeonVpcEndpoint office", 2)]
    [InlineData("Get-NeonVpcEndpoint -Label office | Get-NeonVpcEndpoint", 2)]
    [InlineData("Get-NeonRegion aws-us-east-1 | Get-NeonVpcEndpoint | Get-NeonVpcEndpoint", 3)]
    public void An_endpoint_is_read_with_its_state(string script, int requests)
    {
        Prepare();

        var endpoint = Assert.Single(_host.Get<VpcEndpoint>(script));

        Assert.Equal((Id, "accepted", 0, "aws-us-east-1"), (endpoint.VpcEndpointId, endpoint.State, endpoint.RestrictedProjectCount, endpoint.RegionId));
        Assert.NotNull(endpoint.ExampleRestrictedProjects);
        Assert.Equal(requests, _host.Requests.Count);
        Assert.Equal($"GET {One}", _host.Requests[^1]);
    }

    [Fact]
    public void The_label_of_an_assigned_endpoint_can_be_changed()
    {
        Prepare();
        var endpoint = Assert.Single(_host.Get<VpcEndpoint>("Set-NeonVpcEndpoint office -Label headquarters"));

        Assert.Equal((Id, "headquarters"), (endpoint.VpcEndpointId, endpoint.Label));
        Assert.Equal([$"GET {Vpc}/vpc_endpoints", $"POST {One}"], _host.Requests);
    }

    [Theory]
    [InlineData("Set-NeonVpcEndpoint vpce-0a -Label x", "-Region")]
    [InlineData("Remove-NeonVpcEndpoint vpce-0a -Confirm:$false", "Get-NeonVpcEndpoint")]
    [InlineData("Get-NeonVpcEndpoint nothing", "Labels must match exactly")]
    [InlineData("Get-NeonVpcEndpoint vpce-0a -Region aws-us-east-1", "Check the id")]
    public void A_missing_endpoint_is_reported_as_not_found(string command, string advice)
    {
        var result = _host.Run(command);

        Assert.Equal("NeonVpcEndpointNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal(command.Split(' ')[1], result.Error.TargetObject);
        Assert.Contains(advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_shared_by_two_endpoints_is_ambiguous()
    {
        Prepare();
        _host.Run("Set-NeonVpcEndpoint lab -Label office");

        var result = _host.Run("Remove-NeonVpcEndpoint office -Confirm:$false");

        Assert.Equal("NeonVpcEndpointAmbiguous", result.ErrorId);
        Assert.Contains($"{Id} in aws-us-east-1", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_piped_endpoint_is_refused_with_another_region()
    {
        Prepare();
        var result = _host.Run("Get-NeonVpcEndpoint -Label office | Remove-NeonVpcEndpoint -Region aws-us-west-2 -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal([$"GET {Vpc}/vpc_endpoints"], _host.Requests);
    }

    [Fact]
    public void A_removal_emits_nothing_without_PassThru_and_is_permanent()
    {
        Prepare();
        Assert.Empty(_host.Run($"Remove-NeonVpcEndpoint {Id} -Region aws-us-east-1 -Confirm:$false").Output);
        Assert.Equal([$"DELETE {One}"], _host.Requests);
        Assert.Equal("lab", Assert.Single(_host.Get<VpcEndpoint>("Get-NeonVpcEndpoint -Label lab | Remove-NeonVpcEndpoint -Confirm:$false -PassThru")).Label);

        Assert.Equal("NeonConflict", _host.Run($"Set-NeonVpcEndpoint {Id} -Region aws-us-east-1 -Label office").ErrorId);
    }

    [Fact]
    public void A_CSV_row_also_identifies_the_target()
    {
        Prepare();
        var result = _host.Run($"[pscustomobject] @{{ VpcEndpointId = '{Id}'; RegionId = 'aws-us-east-1' }} | Remove-NeonVpcEndpoint -Confirm:$false");

        Assert.Empty(result.Errors);
        Assert.Equal([$"DELETE {One}"], _host.Requests);
    }

    [Fact]
    public void The_region_column_may_be_spelled_differently_but_not_contradict_itself()
    {
        Prepare();
        Assert.NotEmpty(_host.Run($"[pscustomobject] @{{ VpcEndpointId = '{Id}'; RegionId = 'aws-us-east-1'; region_id = 'aws-us-east-2' }} | Remove-NeonVpcEndpoint -Confirm:$false").Errors);
        Assert.Empty(_host.Requests);

        Assert.Empty(_host.Run($"[pscustomobject] @{{ VpcEndpointId = '{Id}'; 'Region Id' = 'aws-us-east-1' }} | Remove-NeonVpcEndpoint -Confirm:$false").Errors);
        Assert.Equal([$"DELETE {One}"], _host.Requests);
    }

    [Theory]
    [InlineData($"Set-NeonVpcEndpoint {Id} -Label x -WhatIf")]
    [InlineData("Remove-NeonVpcEndpoint office -WhatIf")]
    public void What_if_changes_nothing(string command)
    {
        Prepare();
        _host.Forget();
        Assert.Empty(_host.Run(command).Errors);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("assignOrganizationVPCEndpoint", $"Set-NeonVpcEndpoint {Id} -Region aws-us-east-1 -Label headquarters")]
    [InlineData("deleteOrganizationVPCEndpoint", $"Remove-NeonVpcEndpoint {Id} -Region aws-us-east-1 -Confirm:$false")]
    public void The_outcome_is_verified_after_a_lost_response(string operation, string command)
    {
        Prepare();
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());
        Assert.Equal("NeonOutcomeUnknown", _host.Run(command).ErrorId);

        _host.Forget();
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());
        Assert.Empty(_host.Run(command).Errors);
        Assert.Equal(2, _host.Requests.Count);
        Assert.Equal($"GET {One}", _host.Requests[^1]);
    }

    [Fact]
    public void Azure_regions_do_not_support_VPC_endpoints() =>
        Assert.Equal("NeonInvalidInput", _host.Run($"Set-NeonVpcEndpoint {Id} -Region azure-eastus2 -Label x").ErrorId);

    [Fact]
    public void A_table_shows_the_state_and_the_number_of_restricted_projects()
    {
        Prepare();
        var lines = View.Table(_host, [.. _host.Get<VpcEndpoint>("Get-NeonVpcEndpoint office")]);

        Assert.Matches("^Label +State +Projects +RegionId +VpcEndpointId$", lines[0]);
        Assert.Matches($"^office +accepted +0 +aws-us-east-1 +{Id}$", lines[2]);
    }

    private void Prepare()
    {
        Assert.Empty(_host.Run(
            $"Set-NeonVpcEndpoint {Id} -Region aws-us-east-1 -Label office; Set-NeonVpcEndpoint vpce-0fedcba9876543210 -Region aws-eu-central-1 -Label lab").Errors);
        _host.Clock.Advance(TimeSpan.FromMinutes(2));
        _host.Forget();
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class VpcEndpointTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Looks, "Set-NeonVpcEndpoint vpce-$n -Region aws-us-east-1 -Label office", "assignOrganizationVPCEndpoint"),
        new(Gone, "Remove-NeonVpcEndpoint vpce-$n -Region aws-us-east-1 -PassThru", "deleteOrganizationVPCEndpoint")
        {
            Prepare = ["$null = Set-NeonVpcEndpoint vpce-$n -Region aws-us-east-1 -Label office"],
            Lacks = ["*"],
        },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonVpcEndpoint vpce-1234567890abcdef0"),
        new("Remove-NeonVpcEndpoint office -Region aws-us-east-1", "Set-NeonVpcEndpoint vpce-1234567890abcdef0 -Region aws-us-east-1 -Label office"),
    ];
}
