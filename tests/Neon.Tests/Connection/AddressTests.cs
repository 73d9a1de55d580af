using System.Management.Automation;
using Xunit;

namespace Neon.Tests.Connection;

public sealed class AddressTests : ConnectionTest
{
    [Theory]
    [InlineData(null, "https://console.neon.tech/api/v2/")]
    [InlineData(" ", "https://console.neon.tech/api/v2/")]
    [InlineData("console.stage.neon.tech", "https://console.stage.neon.tech/api/v2/")]
    [InlineData("console.stage.neon.tech:8443", "https://console.stage.neon.tech:8443/api/v2/")]
    [InlineData("https://console.stage.neon.tech", "https://console.stage.neon.tech/api/v2/")]
    [InlineData("https://console.stage.neon.tech/", "https://console.stage.neon.tech/api/v2/")]
    [InlineData("https://console.stage.neon.tech/api/v2", "https://console.stage.neon.tech/api/v2/")]
    [InlineData("https://gateway.test/neon/api/v2/", "https://gateway.test/neon/api/v2/")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/api/v2/")]
    [InlineData("http://localhost:8080/api/v2", "http://localhost:8080/api/v2/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/api/v2/")]
    public void The_environment_accepts_several_forms_of_the_host(string? text, string address)
    {
        HostVariable = text;

        Assert.Equal(new Uri(address), ConnectionFactory.BaseUri(null));
    }

    [Theory]
    [InlineData("http://console.neon.tech")]
    [InlineData("http://localhost.elsewhere.test")]
    [InlineData("http://127.0.0.1.elsewhere.test/")]
    [InlineData("ftp://console.neon.tech")]
    [InlineData("file:///etc/hosts")]
    [InlineData("https://user:marker@console.neon.tech")]
    [InlineData("https://console.neon.tech/api/v2?key=marker")]
    [InlineData("https://console.neon.tech/api/v2#marker")]
    [InlineData("https://console.neon.tech/api/v2?")]
    public void An_unsafe_URL_is_refused(string address)
    {
        KeyVariable = "napi_any";

        var byParameter = Run($"Connect-Neon -BaseUri '{address}'");
        HostVariable = address;
        var byEnvironment = Run("Get-NeonIdentity");

        foreach (var result in new[] { byParameter, byEnvironment })
        {
            Assert.Equal("NeonInvalidInput", result.ErrorId);
            Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
            Assert.Contains("https", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.DoesNotContain("marker", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_invalid_URL_is_refused_with_the_name_of_the_variable()
    {
        HostVariable = "https://";
        KeyVariable = "napi_any";

        Assert.Contains("NEON_API_HOST", Run("Get-NeonIdentity").Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_URL_is_refused()
    {
        Assert.Equal("NeonInvalidInput", Run("Connect-Neon -ApiKey k -BaseUri neon.test").ErrorId);
    }

    [Fact]
    public void The_parameter_takes_precedence_over_the_environment()
    {
        HostVariable = "nowhere.invalid";

        Assert.Equal(Address, One<NeonContext>($"Connect-Neon -ApiKey {Marker} -BaseUri {Address}").BaseUri);
    }

    [Theory]
    [InlineData("-Timeout 0")]
    [InlineData("-Timeout 2.00:00:00")]
    [InlineData("-AttemptTimeout 00:00:00.001")]
    [InlineData("-AttemptTimeout ([TimeSpan]::MaxValue)")]
    [InlineData("-LockTimeout ([TimeSpan]::MaxValue)")]
    [InlineData("-LockTimeout (-[TimeSpan]::FromSeconds(1))")]
    public void An_invalid_time_out_is_refused_before_any_request(string parameter)
    {
        Assert.Equal("NeonInvalidInput", Run($"Connect-Neon -ApiKey {Marker} {parameter}").ErrorId);
        Assert.Equal(0, RequestCount);
    }
}
