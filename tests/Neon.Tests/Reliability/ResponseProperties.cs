extern alias Isolated;

using System.Net;
using System.Text.Json.Nodes;
using Isolated::Neon.Transport;
using Neon.Tests.Kernel;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>Whatever a response contains, it is read as far as possible, or there is one error that it cannot be read.</summary>
public sealed class ResponseProperties
{
    [InputProperty]
    public async Task A_cursor_is_sent_back_unchanged(AnyText cursor)
    {
        using var replies = new Replies((_, index) => Replies.Json(new JsonObject
        {
            ["operations"] = new JsonArray(new JsonObject { ["id"] = $"op-{index}", ["project_id"] = "quiet-forest-12345678" }),
            ["pagination"] = new JsonObject { ["cursor"] = index == 0 ? cursor.Value : null },
        }.ToJsonString()));

        var count = 0;
        await foreach (var _ in new OperationApi(DirectClient.Over(replies)).ListAsync("quiet-forest-12345678", CancellationToken.None))
        {
            count++;
        }

        Assert.Equal(cursor.Value.Length == 0 ? 1 : 2, count);
        Assert.Equal(
            cursor.Value.Length == 0 ? [] : [cursor.Value],
            replies.Sent.Skip(1).Select(request => RouteProperties.Pairs(request.Uri).Single(pair => pair.Name == "cursor").Value));
    }

    [InputProperty]
    public async Task Unknown_members_with_any_value_are_kept(AnyJson json)
    {
        var operation = await ReadAsync(Envelope($"\"never_heard_of\":{json.Value},\"status\":null"));

        Assert.Equal("op-1", operation.OperationId);
        Assert.True(operation.AdditionalProperties.ContainsKey("never_heard_of"));
        _ = JsonText.Of(operation);
    }

    [InputProperty]
    public async Task A_response_of_any_shape_is_read_or_reported_as_unreadable(AnyJson json, AnyText text, byte cut)
    {
        string[] responses = [json.Value, text.Value, json.Value[..(cut % (json.Value.Length + 1))], "{\"operation\":" + json.Value + "}", Envelope($"\"status\":{json.Value}")];
        foreach (var response in responses)
        {
            try
            {
                _ = JsonText.Of(await ReadAsync(response));
            }
            catch (NeonApiException unreadable)
            {
                Assert.Equal(NeonFailure.InvalidResponse, unreadable.Failure);
            }
        }
    }

    [InputProperty]
    public async Task An_error_response_of_any_shape_is_a_Neon_error(AnyJson json, AnyText text)
    {
        foreach (var body in new[] { json.Value, text.Value, "{\"code\":" + json.Value + ",\"message\":" + json.Value + "}" })
        {
            using var replies = new Replies((_, _) => Replies.Json(body, HttpStatusCode.NotFound));
            var failure = await Assert.ThrowsAsync<NeonApiException>(() => new OperationApi(DirectClient.Over(replies)).GetAsync("quiet-forest-12345678", "op-1", CancellationToken.None));
            Assert.Equal(HttpStatusCode.NotFound, failure.StatusCode);
            Assert.NotEmpty(failure.Message);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(50)]
    public async Task Deep_nesting_is_read(int depth)
    {
        var operation = await ReadAsync(Envelope($"\"never_heard_of\":{Nested(depth)}"));

        Assert.NotNull(operation.AdditionalProperties["never_heard_of"]);
    }

    [Fact]
    public async Task Excessive_nesting_is_reported_as_unreadable() =>
        Assert.Equal(NeonFailure.InvalidResponse, (await Assert.ThrowsAsync<NeonApiException>(() => ReadAsync(Envelope($"\"x\":{Nested(10_000)}")))).Failure);

    [InputProperty]
    public void Any_retry_delay_is_in_the_future_or_ignored(AnyText text, int number)
    {
        foreach (var wish in new[] { text.Value, number.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{number}{text.Value}" })
        {
            Assert.True(Asked(wish) is null or { Ticks: > 0 }, $"'{wish}' gives {Asked(wish)}.");
        }

        Assert.Equal(number > 0 ? TimeSpan.FromSeconds(number) : null, Asked(number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [InputProperty]
    public void A_retry_date_is_relative_to_the_server_clock(int seconds)
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(seconds > 0 ? TimeSpan.FromSeconds(seconds) : null, Asked(now.AddSeconds(seconds).ToString("R", System.Globalization.CultureInfo.InvariantCulture), now));
    }

    [InputProperty]
    public async Task The_retry_delay_of_an_error_is_in_the_future_or_absent(AnyText text, int number)
    {
        foreach (var wish in new[] { text.Value, $"{number}", DateTimeOffset.UtcNow.AddSeconds(number).ToString("R", System.Globalization.CultureInfo.InvariantCulture) })
        {
            using var replies = new Replies((_, _) =>
            {
                var reply = Replies.Json("{}", HttpStatusCode.NotFound);
                reply.Headers.TryAddWithoutValidation("Retry-After", wish);
                return reply;
            });
            var failure = await Assert.ThrowsAsync<NeonApiException>(() => new OperationApi(DirectClient.Over(replies)).GetAsync("quiet-forest-12345678", "op-1", CancellationToken.None));
            Assert.True(failure.RetryAfter is null or { Ticks: > 0 }, $"'{wish}' gives {failure.RetryAfter}.");
        }
    }

    [Theory]
    [InlineData("never_heard_of")]
    [InlineData("status")]
    public async Task Half_a_character_does_not_affect_other_members(string member)
    {
        var operation = await ReadAsync(Envelope($"\"{member}\":\"a\\ud83db\""));

        Assert.Equal("op-1", operation.OperationId);
        Assert.Equal(member == "status" ? "a\ufffdb" : null, operation.Status);
    }

    private static string Envelope(string members) => "{\"operation\":{\"id\":\"op-1\",\"project_id\":\"quiet-forest-12345678\"," + members + "}}";

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("[", depth)) + "1" + string.Concat(Enumerable.Repeat("]", depth));

    private static async Task<Operation> ReadAsync(string response)
    {
        using var replies = new Replies((_, _) => Replies.Json(response));
        return await new OperationApi(DirectClient.Over(replies)).GetAsync("quiet-forest-12345678", "op-1", CancellationToken.None);
    }

    private static TimeSpan? Asked(string retryAfter, DateTimeOffset? date = null)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        response.Headers.Date = date;
        return new RetryDelay(TimeProvider.System, () => 0.5).Asked(response);
    }
}
