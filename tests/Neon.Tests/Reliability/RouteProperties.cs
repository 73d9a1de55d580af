using Neon.Commands;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>Whatever is used as an id or a name, the request goes to one resource of the base address and no other.</summary>
public sealed class RouteProperties
{
    private static readonly Uri Base = new("https://neon.test/api/v2/");

    [InputProperty]
    public void A_path_value_is_one_segment_that_round_trips(AnyText value)
    {
        if (string.IsNullOrWhiteSpace(value.Value) || value.Value is "." or "..")
        {
            Refused(() => Route.Of($"/projects/{value.Value:project_id}/roles"));
            return;
        }

        var uri = Address(ApiRequest.Get(Route.Of($"/projects/{value.Value:project_id}/roles/{value.Value:role_name}")));

        Assert.Equal(("https", "neon.test", string.Empty, string.Empty), (uri.Scheme, uri.Authority, uri.Query, uri.Fragment));
        var segments = uri.AbsolutePath.Split('/');
        Assert.Equal(["", "api", "v2", "projects", segments[4], "roles", segments[6]], segments);
        Assert.Equal([value.Value, value.Value], new[] { segments[4], segments[6] }.Select(Uri.UnescapeDataString));
    }

    [InputProperty]
    public void A_query_value_is_one_value_that_round_trips(AnyText value)
    {
        var uri = Address(ApiRequest.Get(Route.Of($"/projects")).Query("search", value.Value).Query("limit", 7));

        Assert.Equal("https://neon.test/api/v2/projects", uri.GetLeftPart(UriPartial.Path));
        Assert.Empty(uri.Fragment);
        Assert.Equal([("search", value.Value), ("limit", "7")], Pairs(uri));
    }

    [InputProperty]
    public void A_lone_surrogate_is_refused(BrokenText value)
    {
        Refused(() => Route.Of($"/projects/{value.Value:project_id}"));
        Refused(() => ApiRequest.Get(Route.Of($"/projects")).Query("search", value.Value));
        Refused(() => RawRoute.Of("/projects/" + value.Value));
    }

    /// <summary>A path that somebody built from names in a script: it is refused, or it is requested as it is.</summary>
    [InputProperty]
    public void A_raw_path_is_refused_or_sent_as_written(AnyText first, AnyText second)
    {
        var path = $"/projects/{first.Value}/branches/{second.Value}";
        Route route;
        try
        {
            route = RawRoute.Of(path);
        }
        catch (NeonApiException refused) when (refused.Failure == NeonFailure.InvalidInput)
        {
            return;
        }

        var uri = Address(ApiRequest.Get(route));

        Assert.Equal(("https", "neon.test", string.Empty, string.Empty), (uri.Scheme, uri.Authority, uri.Query, uri.Fragment));
        Assert.Equal(
            path.Trim()[1..].Split('/').Select(Uri.UnescapeDataString),
            uri.AbsolutePath["/api/v2/".Length..].Split('/').Select(Uri.UnescapeDataString));
    }

    [Fact]
    public void A_name_that_ends_in_the_middle_of_an_emoji_is_refused()
    {
        var name = "release-🐘"[..9];

        var refused = Assert.Throws<NeonApiException>(() => Route.Of($"/projects/app/roles/{name:role_name}"));

        Assert.EndsWith("is not a valid role name: it ends in the middle of a character.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%ż𫦂", "%25%C5%BC%F0%AB%A6%82")]
    [InlineData("100%", "100%25")]
    [InlineData("żółw", "%C5%BC%C3%B3%C5%82w")]
    [InlineData("a%C5%BCb", "a%C5%BCb")]
    public void A_raw_segment_is_encoded_without_changing_its_meaning(string written, string sent) =>
        Assert.Equal($"/api/v2/projects/{sent}", Address(ApiRequest.Get(RawRoute.Of("/projects/" + written))).AbsolutePath);

    internal static IReadOnlyList<(string Name, string Value)> Pairs(Uri uri) =>
    [
        .. uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .Select(pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1]))),
    ];

    private static Uri Address(ApiRequest request)
    {
        using var message = request.ToMessage(Base);
        return message.RequestUri!;
    }

    private static void Refused(Func<object> make) =>
        Assert.Equal(NeonFailure.InvalidInput, Assert.Throws<NeonApiException>(make).Failure);
}
