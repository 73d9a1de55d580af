using Xunit;

namespace Neon.Tests.Kernel;

public sealed class ApiRequestTests
{
    private static readonly Uri Base = new("https://neon.test/api/v2/");

    [Fact]
    public void Query_values_are_escaped_and_nulls_omitted()
    {
        var request = ApiRequest.Get(Route.Of($"/projects"))
            .Query("search", "a&b=c +%#ä")
            .Query("none", (string?)null)
            .Query("limit", 5)
            .Query("no_limit", (int?)null)
            .Query("flag", false)
            .Query("no_flag", (bool?)null)
            .Query("at", new DateTimeOffset(2026, 3, 1, 13, 0, 0, 250, TimeSpan.FromHours(1)))
            .Query("never", (DateTimeOffset?)null)
            .Query("empty", string.Empty);

        using var message = request.ToMessage(Base);

        Assert.Equal(
            "?search=a%26b%3Dc%20%2B%25%23%C3%A4&limit=5&flag=false&at=2026-03-01T12%3A00%3A00.25Z&empty=",
            message.RequestUri!.Query);
    }

    [Fact]
    public void A_request_creates_a_new_message_for_each_attempt()
    {
        var request = ApiRequest.Post(Route.Of($"/projects")).JsonBody("{}");

        using var first = request.ToMessage(Base);
        using var second = request.ToMessage(Base);

        Assert.NotSame(first, second);
        Assert.NotSame(first.Content, second.Content);
        Assert.Equal("application/json; charset=utf-8", second.Content!.Headers.ContentType!.ToString());
    }

    [Fact]
    public void A_POST_that_only_reads_is_marked_as_safe_for_the_transport()
    {
        var request = ApiRequest.PostToRead(Route.Of($"/projects")).JsonBody("{}");

        using var message = request.ToMessage(Base);

        Assert.False(request.IsChange);
        Assert.Equal(HttpMethod.Post, message.Method);
        Assert.True(message.Options.TryGetValue(TransportContract.IsSafe, out var onlyReads) && onlyReads);
    }

    [Theory]
    [InlineData("get", false)]
    [InlineData("HEAD", false)]
    [InlineData("post", true)]
    [InlineData("Patch", true)]
    [InlineData("put", true)]
    [InlineData("delete", true)]
    public void Every_method_except_GET_and_HEAD_is_a_change(string method, bool isChange)
    {
        var request = ApiRequest.Of(method, Route.Of($"/projects"));

        Assert.Equal(isChange, request.IsChange);
        Assert.Equal(method.ToUpperInvariant(), request.Method.Method);
    }
}
