using System.Management.Automation;
using System.Net;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>What a user sees if a proxy does not forward a request.</summary>
public sealed class ProxyErrorTests
{
    private const string Project = "quiet-forest-12345678";
    private const string Refusal = "The proxy proxy.test:3128 requires authentication (HTTP 407).";

    [Theory]
    [InlineData($"Get-NeonBranch -Project {Project}")]
    [InlineData($"New-NeonBranch dev -Project {Project}")]
    [InlineData($"Remove-NeonBranch br-calm-lake-a1b2c3d4 -Project {Project} -Confirm:$false")]
    public void A_refusal_by_a_proxy_is_a_connection_error_that_names_the_proxy(string command)
    {
        using var replies = new Replies((_, _) =>
            throw new HttpRequestException(HttpRequestError.ProxyTunnelError, Refusal, null, HttpStatusCode.ProxyAuthenticationRequired));
        using var host = new NeonHost(handler: replies);

        var error = host.Run(command).Error;

        Assert.StartsWith("NeonConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("proxy.test:3128", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("HTTPS_PROXY", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent to Neon", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(replies.Sent);
    }

    [Theory]
    [InlineData($"Get-NeonBranch -Project {Project}")]
    [InlineData($"New-NeonBranch dev -Project {Project}")]
    [InlineData($"Set-NeonBranch br-calm-lake-a1b2c3d4 -Name other -Project {Project}")]
    [InlineData($"Remove-NeonBranch br-calm-lake-a1b2c3d4 -Project {Project} -Confirm:$false")]
    public void A_407_is_a_connection_error_and_not_a_lost_response(string command)
    {
        using var replies = new Replies((_, _) => Replies.Text("<html><title>Login</title></html>", "text/html", HttpStatusCode.ProxyAuthenticationRequired));
        using var host = new NeonHost(handler: replies);

        var error = host.Run(command).Error;

        Assert.StartsWith("NeonConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Matches("^[^ ]+\\.test responded with 407 ProxyAuthenticationRequired ", error.ErrorDetails.Message);
        Assert.Contains("Nothing was sent to Neon", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(replies.Sent);
    }

    /// <summary>Plain http and loopback requests never go through a proxy.</summary>
    [Theory]
    [InlineData($"Get-NeonBranch -Project {Project}", "http://127.0.0.1:8080")]
    [InlineData($"Get-NeonBranch -Project {Project}", "https://localhost:8443")]
    [InlineData($"New-NeonBranch dev -Project {Project}", "http://localhost:8080")]
    [InlineData($"Remove-NeonBranch br-calm-lake-a1b2c3d4 -Project {Project} -Confirm:$false", "http://[::1]:8080")]
    public void A_407_of_a_host_that_is_reached_without_a_proxy_names_the_host(string command, string address)
    {
        using var replies = new Replies((_, _) => Replies.Text("<html><title>Login</title></html>", "text/html", HttpStatusCode.ProxyAuthenticationRequired));
        using var host = new NeonHost(handler: replies);

        var error = host.Run($"{command} -Connection $connection", ("connection", host.Connect(host.Emulator.ApiKey, settings => settings with { BaseUri = new Uri(address + "/api/v2/") }))).Error;

        Assert.StartsWith("NeonInvalidResponse,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"{new Uri(address).Authority} responded with 407 ProxyAuthenticationRequired (", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("is probably wrong", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(replies.Sent);
    }

    [Theory]
    [InlineData("http://ada:s3cr3t-w0rd@proxy.test:3128", "s3cr3t-w0rd", "ada:s3cr3t-w0rd")]
    [InlineData("ada:s3cr3t-w0rd@proxy.test:3128", "s3cr3t-w0rd", "ada:s3cr3t-w0rd")]
    [InlineData("http://ada:p%40ss%3Aw0rd@proxy.test:3128/", "p@ss:w0rd", "p%40ss%3Aw0rd")]
    [InlineData("socks5://ada:p@ss:w0rd@proxy.test", "p@ss:w0rd", "p%40ss%3Aw0rd")]
    [InlineData("http://ada:p%40ss@proxy.test", "YWRhOnBAc3M=", "p@ss")]
    public void Proxy_credentials_are_recognized_in_every_form(string address, string form, string other)
    {
        Assert.Contains(form, ProxySecrets.FormsOf(address));
        Assert.Contains(other, ProxySecrets.FormsOf(address));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://proxy.test:3128")]
    [InlineData("http://main@proxy.test:3128")]
    [InlineData("proxy.test")]
    public void A_proxy_URL_without_credentials_has_no_secret(string? address) => Assert.Empty(ProxySecrets.FormsOf(address));

    [Theory]
    [InlineData("HTTP_PROXY")]
    [InlineData("https_proxy")]
    [InlineData("ALL_PROXY")]
    public void Proxy_credentials_are_masked_everywhere(string variable)
    {
        var before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, "http://ada:n0t-f0r-y0u@proxy.test:3128");
        try
        {
            using var replies = new Replies((_, _) => throw new HttpRequestException(
                HttpRequestError.ConnectionError, "No way through http://ada:n0t-f0r-y0u@proxy.test:3128/", new IOException("n0t-f0r-y0u")));
            using var host = new NeonHost(handler: replies);

            var result = host.Run($"Get-NeonBranch -Project {Project} -Verbose");

            Assert.DoesNotContain("n0t-f0r-y0u", result.Error.ErrorDetails.Message + result.Error.Exception, StringComparison.Ordinal);
            Assert.Contains("proxy.test:3128", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.NotEmpty(result.Verbose);
            Assert.DoesNotContain(result.Verbose, line => line.Contains("n0t-f0r-y0u", StringComparison.Ordinal));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }
}
