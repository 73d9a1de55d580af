using Neon.Tests.Kernel;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Api;

public sealed class AllPagesTests
{
    // The three ways in which Neon's responses refer to the next page.
    [Theory]
    [InlineData(
        """{"projects":[{"id":1}],"pagination":{"cursor":"c 1"}}""",
        """{"unavailable_project_ids":[],"projects":[{"id":2},{"id":3}],"pagination":{"cursor":"c2"},"applications":{}}""",
        """{"projects":[],"pagination":{"cursor":"c2"}}""")]
    [InlineData(
        """{"branches":[{"id":1}],"annotations":{},"pagination":{"next":"c 1","sort_by":"name"}}""",
        """{"branches":[{"id":2},{"id":3}],"pagination":{"next":"c2"}}""",
        """{"branches":[],"pagination":{"sort_by":"name"}}""")]
    [InlineData(
        """{"objects":[{"id":1}],"is_truncated":true,"next_cursor":"c 1"}""",
        """{"objects":[{"id":2},{"id":3}],"is_truncated":true,"next_cursor":"c2"}""",
        """{"objects":[],"is_truncated":false,"next_cursor":"c3"}""")]
    public void All_pages_are_followed(string first, string second, string third)
    {
        using var replies = new Replies(Replies.Json(first), Replies.Json(second), Replies.Json(third));
        using var host = new NeonHost(handler: replies);

        var result = host.Run("Invoke-NeonApi /things -All -Query @{ limit = 2 } | ForEach-Object { $_.id }");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal([1L, 2L, 3L], result.Output.Select(item => item.BaseObject));
        Assert.Equal(["GET /things?limit=2", "GET /things?limit=2&cursor=c%201", "GET /things?limit=2&cursor=c2"], replies.Lines);
    }

    [Theory]
    [InlineData("""{"objects":[1],"is_truncated":false,"next_cursor":"c1"}""")]
    [InlineData("""{"objects":[1],"is_truncated":true,"next_cursor":null}""")]
    [InlineData("""{"objects":[1],"is_truncated":true}""")]
    [InlineData("""{"objects":[1],"pagination":{"cursor":17}}""")]
    [InlineData("""{"objects":[1],"pagination":null}""")]
    [InlineData("[1]")]
    public void A_page_without_a_next_cursor_is_the_last(string page)
    {
        using var replies = new Replies(Replies.Json(page));
        using var host = new NeonHost(handler: replies);

        Assert.Equal(1L, Assert.Single(host.Run("Invoke-NeonApi /things -All").Output).BaseObject);
    }

    [Fact]
    public void A_user_specified_cursor_applies_only_to_the_first_page()
    {
        using var replies = new Replies(
            Replies.Json("""{"things":[1],"pagination":{"cursor":"b"}}"""), Replies.Json("""{"things":[2]}"""));
        using var host = new NeonHost(handler: replies);

        host.Run("Invoke-NeonApi /things -All -Query @{ cursor = 'a' }");

        Assert.Equal(["GET /things?cursor=a", "GET /things?cursor=b"], replies.Lines);
    }

    [Fact]
    public void Omitted_projects_are_reported_in_a_warning()
    {
        using var replies = new Replies(Replies.Json("""{"unavailable_project_ids":["p-2"],"projects":[{"id":"p-1"}]}"""));
        using var host = new NeonHost(handler: replies);

        var result = host.Run("Invoke-NeonApi /projects -All");

        Assert.Single(result.Output);
        Assert.Contains("p-2", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"things\":[")]
    public void A_response_that_is_not_a_list_is_an_error(string body)
    {
        using var replies = new Replies(Replies.Json(body));
        using var host = new NeonHost(handler: replies);

        Assert.Equal("NeonInvalidResponse", host.Run("Invoke-NeonApi /things -All").ErrorId);
    }

    [Theory]
    [InlineData("-Method Post")]
    [InlineData("-AsText")]
    public void All_is_refused_for_changes_and_for_text_output(string parameters)
    {
        using var replies = new Replies();
        using var host = new NeonHost(handler: replies);

        Assert.Equal("NeonInvalidInput", host.Run($"Invoke-NeonApi /things -All {parameters}").ErrorId);
        Assert.Empty(replies.Sent);
    }
}
