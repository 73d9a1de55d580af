using System.Globalization;
using System.Text.RegularExpressions;
using Neon.Emulator;
using Neon.Tests.Kernel;
using Xunit;
using PointInTime = Neon.Commands.PointInTime;

namespace Neon.Tests.Reliability;

/// <summary>Times and log positions arrive as they were specified.</summary>
public sealed class TimeProperties
{
    [InputProperty]
    public void A_time_in_any_zone_is_sent_as_the_same_UTC_time(DateTimeOffset time)
    {
        var text = Timestamp.Format(time);

        Assert.EndsWith("Z", text, StringComparison.Ordinal);
        Assert.Equal(time.UtcDateTime, DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime);
    }

    [InputProperty]
    public async Task A_time_in_a_response_is_read_exactly(DateTimeOffset time) =>
        Assert.Equal(time.UtcDateTime, (await CreatedAtAsync($"\"{time.ToString("O", CultureInfo.InvariantCulture)}\""))?.UtcDateTime);

    [InputProperty]
    public async Task Text_that_is_not_a_time_is_ignored_without_an_error(AnyText text) =>
        _ = await CreatedAtAsync(System.Text.Json.JsonSerializer.Serialize(text.Value));

    [InputProperty]
    public void A_log_position_round_trips(ulong value)
    {
        var text = new Lsn(value).ToString();

        Assert.Matches(PointInTime.LsnForm, text);
        Assert.Equal(value, Lsn.Parse(text).Value);
        Assert.Equal(value, Lsn.Parse(text.ToLowerInvariant()).Value);
    }

    [InputProperty]
    public void Only_a_valid_log_position_is_accepted(AnyText text)
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
    public void A_log_position_with_extra_characters_is_not_valid(string text) => Assert.DoesNotMatch(PointInTime.LsnForm, text);

    private static async Task<DateTimeOffset?> CreatedAtAsync(string json)
    {
        using var replies = new Replies((_, _) => Replies.Json($$"""{"operation":{"id":"op-1","project_id":"quiet-forest-12345678","created_at":{{json}} } }"""));
        var operation = await new OperationApi(DirectClient.Over(replies)).GetAsync("quiet-forest-12345678", "op-1", CancellationToken.None);
        Assert.Equal("op-1", operation.OperationId);
        return operation.CreatedAt;
    }
}
