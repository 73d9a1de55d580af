using System.Text.Json;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class JsonToleranceTests
{
    private const string Ids = "\"id\":\"op-1\",\"project_id\":\"quiet-forest-12345678\"";
    private const string At = "-Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4";
    private const string Command = "Get-NeonOperation -Project quiet-forest-12345678";

    [Fact]
    public void Unknown_members_are_kept()
    {
        var operation = Read("""
            {"id":"op-1","new_text":"x","new_number":7,"new_fraction":0.5,"new_flag":true,"new_null":null,
             "new_list":[1,"two",{"three":3}],"new_map":{"a":1,"a":2,"A":3}}
            """);

        var extra = operation.AdditionalProperties;
        Assert.Equal(["new_flag", "new_fraction", "new_list", "new_map", "new_null", "new_number", "new_text"], extra.Keys.Order());
        Assert.Equal("x", extra["new_text"]);
        Assert.Equal(7L, extra["new_number"]);
        Assert.Equal(0.5, extra["new_fraction"]);
        Assert.Equal(true, extra["new_flag"]);
        Assert.Null(extra["new_null"]);
        Assert.Equal(2, Assert.IsAssignableFrom<IReadOnlyList<object?>>(extra["new_list"]).TakeWhile(item => item is not Dictionary<string, object?>).Count());
        var map = Assert.IsAssignableFrom<Dictionary<string, object?>>(extra["new_map"]);
        Assert.Equal((2L, 3L), (map["a"], map["A"]));
    }

    [Fact]
    public void Nulls_are_accepted_everywhere()
    {
        var operation = Read("""
            {"branch_id":null,"endpoint_id":null,"action":null,"status":null,"error":null,
             "failures_count":null,"retry_at":null,"created_at":null,"updated_at":null,"total_duration_ms":null}
            """);

        Assert.Null(operation.BranchId);
        Assert.Null(operation.FailuresCount);
        Assert.Null(operation.CreatedAt);
        Assert.False(operation.IsFinal);
        Assert.Empty(operation.AdditionalProperties);
    }

    [Fact]
    public void Missing_members_are_null()
    {
        var operation = Read("{}");

        Assert.Null(operation.Action);
        Assert.Equal(" ()", operation.ToString());
    }

    [Fact]
    public void An_unknown_value_is_preserved() =>
        Assert.Equal("levitating", Read("""{"id":"op-1","status":"levitating"}""").Status);

    [Fact]
    public void Numbers_are_accepted_as_strings() =>
        Assert.Equal(1234, Read("""{"id":"op-1","total_duration_ms":"1234"}""").TotalDurationMs);

    [Theory]
    [InlineData("""{"branches":[null]}""")]
    [InlineData("""{"branches":[{"id":"br-a-b-12345678","project_id":"quiet-forest-12345678","name":"main"},null]}""")]
    public void A_list_with_a_null_item_is_an_invalid_response(string body)
    {
        using var replies = new Replies((_, _) => Replies.Json(body));
        using var host = new NeonHost(handler: replies);

        var result = host.Run("Get-NeonBranch -Project quiet-forest-12345678");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData($"Get-NeonBucketObject -Bucket uploads {At}", """{"folders":["a/",null],"objects":[]}""", "folders[1]")]
    [InlineData($"Get-NeonSnapshotSchedule {At}", """{"schedule":[null]}""", "schedule[0]")]
    [InlineData("Get-NeonProject", """{"projects":[],"unavailable_project_ids":[null]}""", "unavailable_project_ids[0]")]
    [InlineData(
        "Get-NeonProjectConsumption -Organization org-calm-lake-12345678 -From 2026-02-01 -To 2026-02-02",
        """{"projects":[{"project_id":"quiet-forest-12345678","periods":[null]}]}""",
        "projects[0].periods[0]")]
    public void A_list_of_strings_or_parts_with_a_null_item_is_incomplete(string command, string body, string item)
    {
        using var replies = new Replies((_, _) => Replies.Json(body));
        using var host = new NeonHost(handler: replies);

        var result = host.Run(command);

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains($"'{item}'", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData(206)]
    [InlineData(203)]
    [InlineData(299)]
    public void An_unexpected_success_status_is_an_error(int status)
    {
        using var replies = new Replies((_, _) => Replies.Json("""{"branches":[]}""", (System.Net.HttpStatusCode)status));
        using var host = new NeonHost(handler: replies);

        Assert.Equal("NeonInvalidResponse", host.Run("Get-NeonBranch -Project quiet-forest-12345678").ErrorId);
    }

    [Fact]
    public void An_empty_string_for_a_number_is_null() => Assert.Null(Read("""{"id":"op-1","total_duration_ms":""}""").TotalDurationMs);

    [Theory]
    [InlineData("\"not a date\"")]
    [InlineData("\"\"")]
    [InlineData("\"0000-00-00T00:00:00Z\"")]
    [InlineData("12345")]
    [InlineData("{\"seconds\":1}")]
    [InlineData("[]")]
    [InlineData("true")]
    public void An_invalid_date_is_omitted_and_the_rest_is_kept(string date)
    {
        var operation = Read($$"""{"created_at":{{date}},"updated_at":"2026-03-01T12:00:00.123456Z","status":"running"}""");

        Assert.Null(operation.CreatedAt);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddMicroseconds(123456), operation.UpdatedAt);
        Assert.Equal("running", operation.Status);
    }

    [Fact]
    public void A_time_without_a_zone_is_UTC_and_one_with_a_zone_is_converted()
    {
        var operation = Read("""{"created_at":"2026-03-01T12:00:00","updated_at":"2026-03-01T14:00:00+02:00"}""");

        Assert.Equal(operation.CreatedAt, operation.UpdatedAt);
        Assert.Equal(TimeSpan.Zero, operation.CreatedAt!.Value.Offset);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"operations":null,"pagination":null}""")]
    public void A_missing_list_is_an_error(string body)
    {
        using var replies = new Replies((_, _) => Replies.Json(body));
        using var host = new NeonHost(handler: replies);

        var result = host.Run(Command);

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains("'operations'", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Single(replies.Sent);
    }

    [Theory]
    [InlineData("""{"operations":[],"pagination":{}}""")]
    [InlineData("""{"operations":[]}""")]
    public void A_list_without_items_returns_nothing(string body)
    {
        using var replies = new Replies((_, _) => Replies.Json(body));
        using var host = new NeonHost(handler: replies);

        Assert.Empty(host.Get<Operation>(Command));
        Assert.Single(replies.Sent);
    }

    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("12345678901", 12345678901L)]
    [InlineData("1e3", 1000.0)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    public void Plain_values_become_plain_objects(string json, object? value)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(value, JsonValue.ToObject(document.RootElement));
    }

    private static Operation Read(string operation)
    {
        var members = operation.Trim()[1..^1].Trim();
        using var replies = new Replies((_, _) => Replies.Json(
            "{\"operations\":[{" + Ids + (members.Length == 0 ? string.Empty : "," + members) + "}],\"more\":{}}"));
        using var host = new NeonHost(handler: replies);
        return Assert.Single(host.Get<Operation>(Command));
    }
}
