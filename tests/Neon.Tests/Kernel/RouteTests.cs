using Xunit;

namespace Neon.Tests.Kernel;

public sealed class RouteTests
{
    private static readonly Uri Base = new("https://neon.test/api/v2/");

    [Theory]
    [InlineData("a/b")]
    [InlineData("a?b=c")]
    [InlineData("a#b")]
    [InlineData("a%2Fb")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("../a")]
    [InlineData("...")]
    [InlineData("%2e%2e")]
    [InlineData("a:b@c&d+e;f=g,h")]
    [InlineData("\"<>|{}^`'*")]
    [InlineData("line\nbreak\ttab")]
    [InlineData("https://elsewhere.test/x")]
    [InlineData("żółw 🐢")]
    public void A_value_stays_one_segment_and_round_trips(string value)
    {
        var route = Route.Of($"/projects/{value:project_id}/branches");

        using var message = ApiRequest.Get(route).ToMessage(Base);
        var uri = message.RequestUri!;

        Assert.Equal("neon.test", uri.Host);
        Assert.Empty(uri.Query);
        Assert.Empty(uri.Fragment);
        var segments = uri.AbsolutePath.Split('/');
        Assert.Equal(["", "api", "v2", "projects", segments[4], "branches"], segments);
        Assert.Equal(value, Uri.UnescapeDataString(segments[4]));
        Assert.Equal("/projects/{project_id}/branches", route.Template);
        Assert.Equal(value, route.ProjectId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_value_that_would_change_the_path_is_refused(string? value)
    {
        var refused = Assert.Throws<NeonApiException>(() => Route.Of($"/projects/{value:project_id}"));

        Assert.Equal(NeonFailure.InvalidInput, refused.Failure);
        Assert.Contains("project id", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_route_without_a_project_has_no_project_id()
    {
        var org = "org-calm-lake-12345678";

        Assert.Null(Route.Of($"/organizations/{org:org_id}/members").ProjectId);
    }

    [Theory]
    [InlineData("/https:elsewhere.test/x")]
    [InlineData("/http:x")]
    [InlineData("/mailto:x")]
    [InlineData("//elsewhere.test/x")]
    public void A_verbatim_path_stays_under_the_base_URL(string path)
    {
        using var message = ApiRequest.Get(Route.Verbatim(path, path, null)).ToMessage(Base);

        Assert.StartsWith("https://neon.test/api/v2/", message.RequestUri!.AbsoluteUri, StringComparison.Ordinal);
    }
}
