using System.Management.Automation;
using System.Net;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>Something other than Neon responds: the error says so, and nothing is concluded from it.</summary>
public sealed class ForeignResponseTests
{
    private const string Project = "quiet-forest-12345678";
    private const string Page = "<html><title>Welcome to nginx!</title></html>";

    [Theory]
    [InlineData(304, "", "text/html", "304 NotModified (no body)")]
    [InlineData(400, Page, "text/html", "400 BadRequest (text/html, 45 bytes, titled \"Welcome to nginx!\")")]
    [InlineData(403, Page, "text/html", "403 Forbidden (text/html, 45 bytes, titled \"Welcome to nginx!\")")]
    [InlineData(404, Page, "text/html", "404 NotFound (text/html, 45 bytes, titled \"Welcome to nginx!\")")]
    [InlineData(404, "", "application/json", "404 NotFound (no body)")]
    [InlineData(404, "{}", "application/json", "404 NotFound (application/json, 2 bytes: {})")]
    [InlineData(404, """{"message":"no Route matched"}""", "application/json", "404 NotFound (application/json, 30 bytes: {\"message\": \"no Route matched\"})")]
    [InlineData(404, """{"code":"","message":"not found"}""", "text/plain", "404 NotFound (text/plain, 33 bytes: {\"code\": text, \"message\": \"not found\"})")]
    [InlineData(405, "", "text/plain", "405 MethodNotAllowed (no body)")]
    [InlineData(409, "[]", "application/json", "409 Conflict (application/json, 2 bytes: [])")]
    [InlineData(410, Page, "text/html", "410 Gone (text/html, 45 bytes, titled \"Welcome to nginx!\")")]
    [InlineData(422, "nope", "text/plain", "422 UnprocessableEntity (text/plain, 4 bytes: \"nope\")")]
    public void A_foreign_refusal_names_the_responder_and_the_URL(int status, string body, string mediaType, string what)
    {
        using var replies = new Replies((_, _) => Replies.Text(body, mediaType, (HttpStatusCode)status));
        using var host = new NeonHost(handler: replies);

        foreach (var command in new[] { $"Get-NeonBranch br-calm-lake-a1b2c3d4 -Project {Project}", $"Remove-NeonBranch br-calm-lake-a1b2c3d4 -Project {Project} -Confirm:$false" })
        {
            var result = host.Run(command);

            Assert.Equal("NeonInvalidResponse", result.ErrorId);
            Assert.Equal(ErrorCategory.InvalidData, result.Error.CategoryInfo.Category);
            Assert.Equal(
                $"{host.Connection.BaseUri.Authority} responded with {what}. That is not a response of Neon's API. (HTTP {status})",
                result.Error.ErrorDetails.Message);
            var advice = result.Error.ErrorDetails.RecommendedAction;
            Assert.Contains($"The URL {host.Connection.BaseUri} is probably wrong", advice, StringComparison.Ordinal);
            Assert.Contains("-BaseUri", advice, StringComparison.Ordinal);
            Assert.Contains("$env:NEON_API_HOST", advice, StringComparison.Ordinal);
            Assert.DoesNotContain("the id", advice, StringComparison.Ordinal);
            Assert.Empty(result.Output);
        }

        Assert.Equal(2, replies.Sent.Count);
    }

    [Fact]
    public void An_HTML_page_at_the_default_URL_points_to_the_network_and_not_to_the_URL()
    {
        using var replies = new Replies((_, _) => Replies.Text(Page, "text/html", HttpStatusCode.NotFound));
        using var host = new NeonHost(handler: replies);
        var there = host.Connect("key", settings => settings with { BaseUri = NeonConnection.DefaultBaseUri });

        var result = host.Run($"Get-NeonBranch -Project {Project} -Connection $there", ("there", there));

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains("proxy", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("-BaseUri", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_redirect_error_names_the_target_host()
    {
        using var replies = new Replies((_, _) =>
        {
            var redirect = Replies.Text(string.Empty, "text/html", HttpStatusCode.Found);
            redirect.Headers.Location = new Uri("https://login.example.com/start?token=secret");
            return redirect;
        });
        using var host = new NeonHost(handler: replies);

        var words = host.Run("Invoke-NeonApi /projects").Error.ErrorDetails;

        Assert.Contains("It points to login.example.com.", words.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", words.Message, StringComparison.Ordinal);
        Assert.Contains("is probably wrong", words.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public void After_a_response_from_Neon_the_error_names_a_gateway_and_not_the_URL(int status)
    {
        var isUp = true;
        using var replies = new Replies((_, _) => isUp
            ? Replies.Json("""{"projects":[],"pagination":{"cursor":"none"}}""")
            : Replies.Text(Page, "text/html", (HttpStatusCode)status));
        using var host = new NeonHost(handler: replies);
        Assert.Empty(host.Run("Invoke-NeonApi /projects").Errors);
        isUp = false;

        var words = host.Run("Invoke-NeonApi /projects").Error.ErrorDetails;

        Assert.Contains($"responded with {status} ", words.Message, StringComparison.Ordinal);
        Assert.Contains("(text/html, 45 bytes, titled \"Welcome to nginx!\")", words.Message, StringComparison.Ordinal);
        Assert.Contains("a gateway or a proxy responded instead", words.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", words.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public void A_server_error_from_Neon_keeps_its_message(int status)
    {
        using var replies = new Replies((_, _) => Replies.Json("""{"code":"","message":"internal error","request_id":"r"}""", (HttpStatusCode)status));
        using var host = new NeonHost(handler: replies);

        var result = host.Run("Invoke-NeonApi /projects");

        Assert.Equal("NeonServiceUnavailable", result.ErrorId);
        Assert.Equal($"internal error (HTTP {status}, request r)", result.Error.ErrorDetails.Message);
        Assert.Contains("support", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_refusal_of_shared_projects_is_not_an_empty_list()
    {
        using var replies = new Replies((request, _) => request.Uri.AbsolutePath.EndsWith("/shared", StringComparison.Ordinal)
            ? Replies.Text(Page, "text/html", HttpStatusCode.NotFound)
            : Replies.Json("""{"projects":[],"pagination":{"cursor":"none"}}"""));
        using var host = new NeonHost(handler: replies);

        Assert.Equal("NeonInvalidResponse", host.Run("Get-NeonBranch -Project app").ErrorId);
    }

    [Theory]
    [InlineData("branch not found", "NeonBranchNotFound")]
    [InlineData("nothing here", "NeonBranchNotFound")]
    [InlineData("project not found", "NeonProjectNotFound")]
    public void A_404_from_Neon_keeps_its_error_id(string words, string id)
    {
        using var replies = new Replies((_, _) => Replies.Json($$"""{"code":"","message":"{{words}}","request_id":"r"}""", HttpStatusCode.NotFound));
        using var host = new NeonHost(handler: replies);

        Assert.Equal(id, host.Run($"Get-NeonBranch br-calm-lake-a1b2c3d4 -Project {Project}").ErrorId);
    }
}
