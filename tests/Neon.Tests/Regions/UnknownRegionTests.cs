using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Regions;

/// <summary>A region that does not exist: the error names the one that may have been meant.</summary>
public sealed class UnknownRegionTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("New-NeonProject shop -Region Frankfurt", "There is no region 'Frankfurt'. Did you mean aws-eu-central-1 (Frankfurt)?")]
    [InlineData("New-NeonProject shop -Region eu-central-1", "There is no region 'eu-central-1'. Did you mean aws-eu-central-1 (Frankfurt)?")]
    [InlineData("New-NeonProject shop -Region aws-eu-centarl-1", "There is no region 'aws-eu-centarl-1'. Did you mean aws-eu-central-1 (Frankfurt)?")]
    [InlineData("New-NeonProject shop -Region Frankfrut", "There is no region 'Frankfrut'. Did you mean aws-eu-central-1 (Frankfurt)?")]
    [InlineData("New-NeonProject shop -Region mars", "There is no region 'mars'.")]
    [InlineData("Get-NeonVpcEndpoint -Region london", "There is no region 'london'. Did you mean aws-eu-west-2 (London)?")]
    [InlineData("Get-NeonVpcEndpoint vpce-1 -Region london", "There is no region 'london'. Did you mean aws-eu-west-2 (London)?")]
    [InlineData("Set-NeonVpcEndpoint vpce-1 -Label x -Region london", "There is no region 'london'. Did you mean aws-eu-west-2 (London)?")]
    [InlineData("Remove-NeonVpcEndpoint vpce-1 -Region london -Confirm:$false", "There is no region 'london'. Did you mean aws-eu-west-2 (London)?")]
    public void An_unknown_region_is_an_error_with_a_suggestion(string command, string message)
    {
        var error = _host.Run(command).Error;

        Assert.StartsWith(message, error.ToString(), StringComparison.Ordinal);
        Assert.Equal("Get-NeonRegion lists the regions.", error.ErrorDetails.RecommendedAction);
        Assert.StartsWith("NeonInvalidInput", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("GET /regions", _host.Requests[^1].Split('?')[0]);
    }

    [Fact]
    public void A_refusal_about_an_existing_region_keeps_its_message()
    {
        // The key of an organization cannot list regions.
        _host.Session.Connection = _host.Connect(_host.Emulator.AddOrganizationKey());
        Assert.StartsWith("unknown region 'Frankfurt'", _host.Run("New-NeonProject shop -Region Frankfurt").Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_region_costs_no_further_request()
    {
        Assert.Empty(_host.Run("New-NeonProject shop -Region aws-eu-central-1").Errors);
        Assert.DoesNotContain(_host.Requests, request => request.Contains("/regions", StringComparison.Ordinal));
    }
}
