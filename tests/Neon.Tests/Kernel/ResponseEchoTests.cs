using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>What a change sends and its response repeats: another parent is an error, another name a difference.</summary>
public sealed class ResponseEchoTests
{
    private static readonly JsonTypeInfo<JsonElement> AnyJson =
        (JsonTypeInfo<JsonElement>)new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetTypeInfo(typeof(JsonElement));

    [Theory]
    // The same, or nothing to compare.
    [InlineData("""{"branch":{"name":"a","parent_id":"p"}}""", """{"branch":{"name":"a","parent_id":"p"},"operations":[]}""", null)]
    [InlineData("""{"branch":{"name":"a"}}""", """{"branch":{"name":""}}""", null)]
    [InlineData("""{"branch":{"name":"a"}}""", """{"branch":{"name":null}}""", null)]
    [InlineData("""{"branch":{"name":"a"}}""", "[]", null)]
    [InlineData("""[{"name":"a"}]""", """{"branch":{"name":"b"}}""", null)]
    [InlineData("""{"branch":{"protected":true,"ttl":5}}""", """{"branch":{"protected":false,"ttl":6}}""", null)]
    [InlineData("""{"id":5}""", """{"id":"5"}""", null)]
    // Another name.
    [InlineData("""{"branch":{"name":"a"}}""", """{"branch":{"name":"b"}}""", "branch.name a b")]
    [InlineData("""{"branch":{"name":"dev"}}""", """{"branch":{"name":"Dev"}}""", "branch.name dev Dev")]
    [InlineData("""{"name":"a"}""", """{"bucket":{"name":"b"}}""", "bucket.name a b")]
    [InlineData("""{"name":"a"}""", """{"count":1,"bucket":{"name":"b"}}""", "bucket.name a b")]
    [InlineData("""{"slug":"a","region_id":"r"}""", """{"slug":"b","region_id":"s"}""", "slug a b, region_id r s")]
    // Another resource.
    [InlineData("""{"branch":{"parent_id":"p"}}""", """{"branch":{"parent_id":"q"}}""", "! branch.parent_id p q")]
    [InlineData("""{"project_id":7}""", """{"project_id":8}""", "! project_id 7 8")]
    [InlineData("""{"org_id":"o","name":"a"}""", """{"org_id":"x","name":"b"}""", "! org_id o x, name a b")]
    // The member of the same object is compared, otherwise the one at the root, otherwise that of the first object.
    [InlineData("""{"endpoint":{"branch_id":"b"}}""", """{"branch_id":"x","branch":{"branch_id":"y"},"endpoint":{"branch_id":"b"}}""", null)]
    [InlineData("""{"endpoint":{"branch_id":"b"}}""", """{"branch":{"branch_id":"y"},"endpoint":{"branch_id":"z"}}""", "! endpoint.branch_id b z")]
    [InlineData("""{"name":"a"}""", """{"owner":{"name":"b"},"name":"a"}""", null)]
    public void Ids_and_names_are_compared_with_the_response(string sent, string response, string? expected)
    {
        using var body = JsonDocument.Parse(sent);

        Assert.Equal(expected, Compared(Change().Body(body.RootElement, AnyJson), response));
    }

    [Fact]
    public void A_value_returned_under_another_name_is_compared()
    {
        Assert.Equal("! snapshot.source_branch_id b c", Compared(Change().Echo("source_branch_id", "b"), """{"snapshot":{"source_branch_id":"c"}}"""));
        Assert.Null(Compared(Change().Echo("source_branch_id", "b"), """{"snapshot":{"source_branch_id":"b"}}"""));
    }

    [Fact]
    public void The_response_of_a_query_is_not_compared()
    {
        using var body = JsonDocument.Parse("""{"name":"a"}""");

        Assert.Null(Compared(ApiRequest.PostToRead(Route.Of($"/logs")).Body(body.RootElement, AnyJson), """{"name":"b"}"""));
    }

    [Theory]
    // The same, or nothing to compare.
    [InlineData("""{"things":[{"org_id":"o","project_id":"p"},{"org_id":"o","project_id":"q"}]}""", null)]
    [InlineData("""{"things":[{},{"org_id":null},{"org_id":""},null,"org_id"],"org_id":"x","owner":{"org_id":"x"}}""", null)]
    [InlineData("""{"things":[{"owner":{"org_id":"x"},"name":"x"}]}""", null)]
    // Another one.
    [InlineData("""{"things":[{"org_id":"o"},{"org_id":"x"}]}""", "! things[1].org_id o x")]
    [InlineData("""[{"org_id":"O"}]""", "! [0].org_id o O")]
    [InlineData("""{"others":[],"things":[{"org_id":7}]}""", "! things[0].org_id o 7")]
    [InlineData("""{"things":[{"project_id":"r"}]}""", "! things[0].project_id  r")]
    public void Items_of_a_list_are_compared_with_the_ids_in_the_query(string response, string? expected)
    {
        var request = ApiRequest.Get(Route.Of($"/things")).Query("org_id", "o").Query("project_ids", ["p", "q"]).Query("name", "n");

        Assert.Equal(expected, Compared(request, response));
    }

    private static ApiRequest Change() => ApiRequest.Post(Route.Of($"/things"));

    private static string? Compared(ApiRequest request, string response)
    {
        var echo = ResponseEcho.Of(request, Encoding.UTF8.GetBytes(response));
        var found = (echo.Fault is { } fault ? new[] { fault } : []).Concat(echo.Differences).Select(difference => $"{difference.Path} {difference.Expected} {difference.Actual}");
        return (echo.Fault is null ? string.Empty : "! ") + string.Join(", ", found) is { Length: > 0 } text ? text : null;
    }
}
