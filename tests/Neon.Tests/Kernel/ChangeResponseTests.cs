using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>The response to a change: which empty ones count as success, and what warnings about it show.</summary>
public sealed class ChangeResponseTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new Timestamp() },
    };

    [Theory]
    [InlineData(false, 204, "", true)]
    [InlineData(false, 200, "", false)]
    [InlineData(false, 200, "{}", false)]
    [InlineData(true, 204, "", true)]
    [InlineData(true, 200, "", true)]
    [InlineData(true, 200, "{}", true)]
    [InlineData(true, 200, " {}\r\n", true)]
    [InlineData(true, 200, """{"id":"x"}""", false)]
    [InlineData(true, 200, "<html></html>", false)]
    public async Task An_empty_response_is_valid_only_if_the_API_defines_one(bool isDefined, int status, string body, bool isValid)
    {
        var request = ApiRequest.Delete(Route.Of($"/things"));

        await AssertNoBodyAsync(isDefined ? request.WithEmptyResponse() : request, status, body, isValid);
    }

    [Theory]
    [InlineData(200, "", true)]
    [InlineData(200, "<html><title>Sign in</title></html>", false)]
    public async Task An_upload_succeeds_only_if_the_response_of_the_store_is_empty(int status, string body, bool isValid) =>
        await AssertNoBodyAsync(ApiRequest.PutPresigned(new Uri("https://store.test/file"), null, new Uri("https://neon.test/api/v2/")), status, body, isValid);

    [Fact]
    public async Task A_warning_about_a_response_masks_the_secrets_of_the_request()
    {
        using var sent = JsonDocument.Parse("""{"name":"app"}""");
        var warnings = new List<string>();
        var request = ApiRequest.Post(Route.Of($"/things"))
            .Body(sent.RootElement, (JsonTypeInfo<JsonElement>)Options.GetTypeInfo(typeof(JsonElement)))
            .Carrying(Secret.Of("hunter2-hunter2"));
        var reply = await ReplyAsync(request, 200, """{"name":"hunter2-hunter2","created_at":"hunter2-hunter2"}""");

        reply.Read((JsonTypeInfo<Thing>)Options.GetTypeInfo(typeof(Thing)), (_, text) => warnings.Add(text));

        Assert.Equal(2, warnings.Count);
        Assert.All(warnings, warning => Assert.DoesNotContain("hunter2", warning, StringComparison.Ordinal));
    }

    private static async Task AssertNoBodyAsync(ApiRequest request, int status, string body, bool isValid)
    {
        var reply = await ReplyAsync(request, status, body);
        if (isValid)
        {
            reply.EnsureNoBody();
        }
        else
        {
            Assert.Equal(NeonFailure.OutcomeUnknown, Assert.Throws<NeonApiException>(reply.EnsureNoBody).Failure);
        }
    }

    private static async Task<ApiReply> ReplyAsync(ApiRequest request, int status, string body)
    {
        using var replies = new Replies((_, _) => Replies.Json(body, (HttpStatusCode)status));
        var settings = new ConnectionSettings(Secret.Of("key"), "test")
        {
            BaseUri = new Uri($"https://{Guid.NewGuid():N}.test/api/v2/"),
            PrimaryHandler = replies,
            Clock = new VirtualClock(),
        };
        return await new NeonClient(new NeonConnection(settings)).ExchangeAsync(request, CancellationToken.None);
    }

    private sealed class Thing
    {
        public string? Name { get; init; }

        public DateTimeOffset? CreatedAt { get; init; }
    }
}
