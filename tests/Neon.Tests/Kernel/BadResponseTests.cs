using System.Management.Automation;
using System.Net;
using System.Text;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class BadResponseTests
{
    private const string Project = "quiet-forest-12345678";

    [Theory]
    [InlineData(403, "you shall not pass", "NeonPermissionDenied", ErrorCategory.PermissionDenied)]
    [InlineData(404, "not allowed for organization API keys", "NeonPermissionDenied", ErrorCategory.PermissionDenied)]
    [InlineData(404, "no such thing", "NeonBranchNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(404, "Role not found", "NeonRoleNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(404, "project not found", "NeonProjectNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(400, "bad name", "NeonRequestRefused", ErrorCategory.InvalidArgument)]
    [InlineData(400, "org_id is required, and so on", "NeonOrganizationRequired", ErrorCategory.InvalidArgument)]
    [InlineData(406, "too many", "NeonRequestRefused", ErrorCategory.InvalidArgument)]
    [InlineData(409, "there already", "NeonConflict", ErrorCategory.ResourceExists)]
    [InlineData(412, "Storing passwords is disabled", "NeonPreconditionFailed", ErrorCategory.InvalidOperation)]
    [InlineData(422, "owner does not suit", "NeonRequestRefused", ErrorCategory.InvalidArgument)]
    [InlineData(418, "teapot", "NeonRequestFailed", ErrorCategory.InvalidResult)]
    [InlineData(501, "not yet", "NeonServiceUnavailable", ErrorCategory.ResourceUnavailable)]
    [InlineData(500, "oh no", "NeonOutcomeUnknown", ErrorCategory.ResourceUnavailable)]
    [InlineData(502, "oh no", "NeonOutcomeUnknown", ErrorCategory.ResourceUnavailable)]
    [InlineData(504, "oh no", "NeonOutcomeUnknown", ErrorCategory.ResourceUnavailable)]
    [InlineData(524, "oh no", "NeonOutcomeUnknown", ErrorCategory.ResourceUnavailable)]
    [InlineData(408, "oh no", "NeonOutcomeUnknown", ErrorCategory.ResourceUnavailable)]
    public void A_refused_change_is_a_specific_error_and_is_sent_once(int status, string words, string id, ErrorCategory category)
    {
        using var replies = new Replies((_, _) => Replies.Json($$"""{"code":"","message":"{{words}}","request_id":"from-body"}""", (HttpStatusCode)status));
        using var host = new NeonHost(handler: replies);
        var path = $"/projects/{Project}/branches/br-calm-lake-a1b2c3d4";

        var result = host.Run($"Invoke-NeonApi {path} -Method Delete; 'went on'");

        Assert.Equal(id, result.ErrorId);
        Assert.Equal(category, result.Error.CategoryInfo.Category);
        Assert.Equal(path, result.Error.TargetObject);
        Assert.Equal($"{words} (HTTP {status}, request from-body)", result.Error.ErrorDetails.Message);
        // A refusal of an unknown cause has no advice.
        var advice = result.Error.ErrorDetails.RecommendedAction ?? string.Empty;
        Assert.Equal(words is "bad name" or "too many" or "there already" or "owner does not suit" or "teapot", advice.Length == 0);
        Assert.DoesNotContain("signed URL", advice, StringComparison.Ordinal);
        var failure = Assert.IsType<NeonApiException>(result.Error.Exception);
        Assert.Equal((HttpStatusCode)status, failure.StatusCode);
        Assert.Equal("from-body", failure.RequestId);
        Assert.Equal("/projects/{project_id}/branches/{branch_id}", failure.Route);
        Assert.Equal("DELETE", failure.Method);
        Assert.Equal("went on", Assert.Single(result.Output).BaseObject);
        Assert.Single(replies.Sent);
    }

    [Fact]
    public void An_invalid_key_stops_the_pipeline()
    {
        using var replies = new Replies((_, _) => Replies.Json("""{"message":"who are you"}""", HttpStatusCode.Unauthorized, "from-header"));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"[PSCustomObject]@{{ ProjectId = '{Project}' }}, [PSCustomObject]@{{ ProjectId = 'calm-lake-87654321' }} | Get-NeonBranch");

        Assert.Equal("NeonUnauthorized", result.ErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, result.Error.CategoryInfo.Category);
        Assert.Equal("who are you (HTTP 401, request from-header)", result.Error.ErrorDetails.Message);
        Assert.Empty(result.Output);
        Assert.Single(replies.Sent);
    }

    [Theory]
    [InlineData(429, "NeonRateLimited", ErrorCategory.LimitsExceeded)]
    [InlineData(503, "NeonServiceUnavailable", ErrorCategory.ResourceUnavailable)]
    public void A_refusal_that_outlasts_the_timeout_is_reported(int status, string id, ErrorCategory category)
    {
        using var replies = new Replies((_, _) => Replies.Json("""{"message":"later"}""", (HttpStatusCode)status));
        using var host = new NeonHost(handler: replies);

        var result = host.Run("Invoke-NeonApi /projects");

        Assert.Equal(id, result.ErrorId);
        Assert.Equal(category, result.Error.CategoryInfo.Category);
        Assert.True(replies.Sent.Count > 1);
    }

    [Fact]
    public void A_rate_limit_longer_than_the_timeout_is_reported_immediately()
    {
        using var replies = new Replies((_, _) =>
        {
            var reply = Replies.Json("""{"message":"later"}""", HttpStatusCode.TooManyRequests);
            reply.Headers.Add("Retry-After", "3600");
            return reply;
        });
        using var host = new NeonHost(handler: replies);

        // When the second request is made, the account is paused, so nothing is sent for it.
        var result = host.Run("Invoke-NeonApi /projects; Invoke-NeonApi /regions");

        Assert.All(result.Errors, error => Assert.StartsWith("NeonRateLimited,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(result.Errors, error => Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category));
        Assert.Equal(2, result.Errors.Count);
        Assert.Single(replies.Sent);
    }

    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("Sun, 01 Mar 2026 13:30:00 GMT", 5400)]
    [InlineData("0", null)]
    [InlineData("Sun, 01 Mar 2026 11:30:00 GMT", null)]
    [InlineData("soon", null)]
    public void The_error_includes_the_Retry_After_time(string after, int? seconds)
    {
        using var replies = new Replies((_, _) =>
        {
            var reply = Replies.Json("""{"message":"later"}""", HttpStatusCode.NotImplemented);
            reply.Headers.TryAddWithoutValidation("Retry-After", after);
            return reply;
        });
        using var host = new NeonHost(handler: replies);
        host.Clock.Automatic = false;
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), host.Clock.GetUtcNow());

        var failure = Assert.IsType<NeonApiException>(host.Run($"Invoke-NeonApi /projects/{Project} -Method Delete").Error.Exception);

        Assert.Equal(seconds, (int?)failure.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData("""{ "a": """)]
    [InlineData("<p>done</p>")]
    public void A_change_with_an_unreadable_response_may_have_succeeded(string body)
    {
        using var replies = new Replies((request, _) => request.Method == HttpMethod.Post
            ? Replies.Json(body, HttpStatusCode.Created)
            : Replies.Json("""{"branches":[]}"""));
        using var host = new NeonHost(handler: replies);

        Assert.Equal("NeonOutcomeUnknown", host.Run($"New-NeonBranch dev -Project {Project}").ErrorId);
        Assert.Single(replies.Lines, line => line.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void A_read_is_retried_after_a_server_error()
    {
        using var replies = new Replies(
            Replies.Json("{}", HttpStatusCode.InternalServerError), Replies.Text("<html>", "text/html", HttpStatusCode.BadGateway), Replies.Json("""{"a":1}"""));
        using var host = new NeonHost(handler: replies);

        Assert.Equal(1L, Assert.Single(host.Run("(Invoke-NeonApi /projects).a").Output).BaseObject);
        Assert.Equal(3, replies.Sent.Count);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(399)]
    public void A_redirect_is_not_followed(int status)
    {
        using var replies = new Replies((_, _) =>
        {
            var redirect = Replies.Json(string.Empty, (HttpStatusCode)status);
            redirect.Headers.Location = new Uri("https://elsewhere.test/");
            return redirect;
        });
        using var host = new NeonHost(handler: replies);

        var result = host.Run("Invoke-NeonApi /projects");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidData, result.Error.CategoryInfo.Category);
        Assert.StartsWith($"Neon responded with {status}, a redirect. It was not followed, to protect the API key.", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Single(replies.Sent);
    }

    [Theory]
    [InlineData("<html>sign in</html>", "text/html", "text/html, 20 bytes")]
    [InlineData("""{"branches":[{"id":"br-""", "application/json", "application/json, 23 bytes")]
    [InlineData("""["another shape"]""", "application/json", "application/json, 17 bytes")]
    [InlineData("", "application/json", "empty")]
    [InlineData("null", "application/json", "empty")]
    public void An_unreadable_response_is_described_by_its_shape_and_not_by_its_content(string body, string mediaType, string shape)
    {
        using var replies = new Replies((_, _) => Replies.Text(body, mediaType, requestId: "req-1"));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Get-NeonBranch -Project {Project}");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidData, result.Error.CategoryInfo.Category);
        Assert.Contains(shape, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("request req-1", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sign in", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(Project, result.Error.TargetObject);
        Assert.Single(replies.Sent);
    }

    [Fact]
    public void An_error_without_a_message_shows_its_status()
    {
        using var replies = new Replies((_, _) => Replies.Text("<h1>no</h1>", "text/html", HttpStatusCode.Forbidden));
        using var host = new NeonHost(handler: replies);

        var result = host.Run("Invoke-NeonApi /projects");

        Assert.Equal(
            $"{host.Connection.BaseUri.Authority} responded with 403 Forbidden (text/html, 11 bytes). That is not a response of Neon's API. (HTTP 403)",
            result.Error.ErrorDetails.Message);
    }

    [Theory]
    [InlineData("<html><head><title>524: A timeout occurred</title></head><h1>Error</h1>", "524: A timeout occurred")]
    [InlineData("<TITLE lang='en'>\n  Web &amp; more,\t\u001b[31m  please\n</TITLE>", "Web & more, [31m please")]
    public void An_HTML_error_page_is_reported_by_its_title(string page, string title)
    {
        using var replies = new Replies((_, _) => Replies.Text(page, "text/html", (HttpStatusCode)524));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Invoke-NeonApi /projects/{Project} -Method Delete");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Equal($"Neon responded with 524 and the page \"{title}\". (HTTP 524)", result.Error.ErrorDetails.Message);
    }

    [Fact]
    public void An_HTML_page_returned_with_success_is_reported_by_its_title()
    {
        using var replies = new Replies((_, _) => Replies.Text("<html><title>Guests, sign in</title>", "text/html"));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Get-NeonBranch -Project {Project}");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Equal(
            "Neon responded with 200 and a body that cannot be read as JSON (text/html, 36 bytes, titled \"Guests, sign in\"). (HTTP 200)",
            result.Error.ErrorDetails.Message);
    }

    [Fact]
    public void A_long_title_is_truncated_and_a_blank_title_is_ignored()
    {
        Assert.Equal(new string('a', 200) + "...", PageTitle.Of(Encoding.UTF8.GetBytes($"<title>{new string('a', 5000)}</title>")));
        Assert.Null(PageTitle.Of("<title> \n </title>"u8));
        Assert.Null(PageTitle.Of("<title>never closed"u8));
    }
}
