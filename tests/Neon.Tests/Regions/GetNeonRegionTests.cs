using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Regions;

public sealed class GetNeonRegionTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void The_regions_of_the_organization_in_the_context_are_listed()
    {
        var regions = _host.Get<Region>("Get-NeonRegion");

        Assert.Single(regions, region => region.Default == true);
        Assert.All(regions, region => Assert.NotNull(region.Name));
        Assert.Contains(regions, region => region is { RegionId: "aws-us-east-2", Latitude: > 30 and < 50, Longitude: < -70 });
        Assert.Equal([$"GET /regions?org_id={_host.Emulator.OrganizationId}"], _host.Requests);
    }

    [Fact]
    public void Without_an_organization_all_regions_are_listed()
    {
        _host.Session.Context = NeonContext.Empty;

        Assert.NotEmpty(_host.Get<Region>("Get-NeonRegion"));

        Assert.Equal(["GET /regions"], _host.Requests);
    }

    [Fact]
    public void A_specified_or_piped_organization_overrides_the_context()
    {
        var other = _host.Emulator.OrganizationIds[1];

        _host.Run($"Get-NeonRegion -Organization {other}");
        _host.Run("$organization | Get-NeonRegion", ("organization", new Organization { OrganizationId = other }));

        Assert.Equal([$"GET /regions?org_id={other}", $"GET /regions?org_id={other}"], _host.Requests);
    }

    [Theory]
    [InlineData("aws-eu*")]
    [InlineData("*EUROPE*")]
    public void Ids_and_names_are_matched_with_wildcards(string pattern)
    {
        var regions = _host.Get<Region>($"Get-NeonRegion {pattern}");

        Assert.NotEmpty(regions);
        Assert.All(regions, region => Assert.StartsWith("aws-eu", region.RegionId));
    }

    [Fact]
    public void Neon_does_not_list_regions_for_an_organization_key()
    {
        var result = _host.Run("Get-NeonRegion -Connection $connection", ("connection", _host.Connect(_host.Emulator.AddOrganizationKey())));

        Assert.Equal("NeonPermissionDenied", result.ErrorId);
    }

    [Fact]
    public void An_unknown_organization_is_an_error()
    {
        var result = _host.Run("Get-NeonRegion -Organization Nobody");

        Assert.Equal("NeonOrganizationNotFound", result.ErrorId);
        Assert.Equal("Nobody", result.Error.TargetObject);
    }

    [Theory]
    [InlineData("\"50.1155\"", 50.1155)]
    [InlineData("-33.5", -33.5)]
    [InlineData("\"\"", null)]
    [InlineData("\"north\"", null)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    public void A_coordinate_that_is_not_a_number_is_omitted(string json, double? expected)
    {
        using var host = new NeonHost(handler: new CannedReply($$$"""{"regions":[{"region_id":"r","geo_lat":{{{json}}},"later":true}]}"""));

        var region = Assert.Single(host.Get<Region>("Get-NeonRegion"));

        Assert.Equal(expected, region.Latitude);
        Assert.Equal(true, region.AdditionalProperties["later"]);
    }
}
