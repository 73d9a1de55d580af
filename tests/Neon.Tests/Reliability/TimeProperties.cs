using System.Globalization;
using System.Text.RegularExpressions;
using Neon.Emulator;
using Neon.Tests.Kernel;
using Xunit;
using PointInTime = Neon.Commands.PointInTime;

namespace Neon.Tests.Reliability;

/// <summary>Moments and log positions arrive as they were given.</summary>
public sealed class TimeProperties
{
    [InputProperty]
    public void A_moment_of_any_zone_is_the_same_moment_in_utc(DateTimeOffset time)
    {
        var text = Timestamp.Format(time);

        Assert.EndsWith("Z", text, StringComparison.Ordinal);
        Assert.Equal(time.UtcDateTime, DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime);
    }

    [InputProperty]
    public async Task A_moment_comes_out_of_an_answer_as_it_went_into_it(DateTimeOffset time) =>
        Assert.Equal(time.UtcDateTime, (await CreatedAtAsync($"\"{time.ToString("O", CultureInfo.InvariantCulture)}\""))?.UtcDateTime);

    [InputProperty]
    public async Task Text_that_is_no_moment_is_left_out_and_never_an_error(AnyText text) =>
        _ = await CreatedAtAsync(System.Text.Json.JsonSerializer.Serialize(text.Value));

    [InputProperty]
    public void A_log_position_is_the_same_after_it_was_written_and_read(ulong value)
    {
        var text = new Lsn(value).ToString();

        Assert.Matches(PointInTime.LsnForm, text);
        Assert.Equal(value, Lsn.Parse(text).Value);
        Assert.Equal(value, Lsn.Parse(text.ToLowerInvariant()).Value);
    }

    [InputProperty]
    public void Nothing_else_is_taken_for_a_log_position(AnyText text)
    {
        var halves = text.Value.Split('/');
        var isOne = halves.Length == 2 && Array.TrueForAll(halves, half => half.Length is > 0 and <= 8 && half.All(char.IsAsciiHexDigit));

        Assert.Equal(isOne, Regex.IsMatch(text.Value, PointInTime.LsnForm));
    }

    [Theory]
    [InlineData("0/1\n")]
    [InlineData("0/123456789")]
    [InlineData("0x0/1")]
    [InlineData(" 0/1")]
    public void A_log_position_with_something_about_it_is_none(string text) => Assert.DoesNotMatch(PointInTime.LsnForm, text);

    private static async Task<DateTimeOffset?> CreatedAtAsync(string json)
    {
        using var replies = new Replies((_, _) => Replies.Json($$"""{"operation":{"id":"op-1","project_id":"quiet-forest-12345678","created_at":{{json}} } }"""));
        var operation = await new OperationApi(DirectClient.Over(replies)).GetAsync("quiet-forest-12345678", "op-1", CancellationToken.None);
        Assert.Equal("op-1", operation.OperationId);
        return operation.CreatedAt;
    }
}
