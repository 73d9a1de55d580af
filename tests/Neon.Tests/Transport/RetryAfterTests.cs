extern alias Isolated;

using System.Globalization;
using Isolated::Neon.Transport;
using Xunit;
using Names = Isolated::Neon.TransportContract;

namespace Neon.Tests.Transport;

public sealed class RetryAfterTests
{
    // The limiter releases the first request one token after the pause: 1 / (0.7 * 700 / 60) s.
    private static readonly TimeSpan OneToken = TimeSpan.FromMilliseconds(123);

    [Theory]
    [InlineData("5", 5)]
    [InlineData("90", 90)]
    [InlineData("Tue, 01 Jan 2030 00:00:07 GMT", 7)]
    public async Task The_requested_delay_is_respected_in_full(string retryAfter, int seconds)
    {
        using var host = new TransportHost();
        host.Server = (attempt, _) => TransportHost.Respond(attempt == 1 ? 503 : 200, retryAfter);

        using var response = await host.RunAsync("POST");

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(seconds), host.SentAt[1]);
        Assert.Equal(TimeSpan.FromSeconds(seconds), host.Reports[0].RetryDelay);
    }

    [Fact]
    public async Task Only_a_little_jitter_is_added()
    {
        using var host = new TransportHost(random: () => 0.5);
        host.Server = (attempt, _) => TransportHost.Respond(attempt == 3 ? 200 : 503, "4");

        using var response = await host.RunAsync();

        Assert.Equal([4.125, 4.125], host.Reports.Take(2).Select(report => report.RetryDelay!.Value.TotalSeconds));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("0")]
    [InlineData("00000000000000000000")]
    [InlineData("9999999999999999999x")]
    [InlineData("Mon, 01 Jan 2029 00:00:00 GMT")]
    public async Task Invalid_and_past_values_are_ignored(string retryAfter)
    {
        using var host = new TransportHost(random: () => 0.5);
        host.Server = (attempt, _) => TransportHost.Respond(attempt == 1 ? 503 : 200, retryAfter);

        using var response = await host.RunAsync();

        Assert.Equal(TimeSpan.FromMilliseconds(125), host.Reports[0].RetryDelay);
    }

    [Fact]
    public async Task A_date_is_interpreted_by_the_server_clock()
    {
        using var host = new TransportHost();
        host.Server = async (attempt, _) =>
        {
            var response = await TransportHost.Respond(attempt == 1 ? 503 : 200, "Tue, 01 Jan 2030 01:00:09 GMT").ConfigureAwait(false);
            response.Headers.Date = DateTimeOffset.Parse("2030-01-01T01:00:00Z", CultureInfo.InvariantCulture);
            return response;
        };

        using var response = await host.RunAsync();

        Assert.Equal(TimeSpan.FromSeconds(9), host.Reports[0].RetryDelay);
    }

    [Theory]
    [InlineData("101")]
    [InlineData("100")]
    [InlineData("Tue, 01 Jan 2030 06:00:00 GMT")]
    public async Task A_response_with_a_delay_beyond_the_budget_is_returned_at_once(string retryAfter)
    {
        using var host = new TransportHost();
        host.Server = (_, _) => TransportHost.Respond(429, retryAfter, "slow down");

        using var response = await host.RunAsync();

        Assert.Equal(429, (int)response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("slow down", await response.Content.ReadAsStringAsync());
        Assert.Equal(TimeSpan.Zero, host.Clock.Now);
        Assert.Null(Assert.Single(host.Reports).RetryDelay);
    }

    [Fact]
    public async Task After_429_the_request_also_waits_for_the_limiter()
    {
        using var host = new TransportHost();
        host.Server = (attempt, _) => TransportHost.Respond(attempt == 1 ? 429 : 200, "5");

        using var response = await host.RunAsync("DELETE");

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5) + OneToken, host.SentAt[1]);
        Assert.Equal(OneToken, host.Reports[1].LimiterWait);
    }

    [Theory]
    [InlineData("301")]
    [InlineData("1000000000")]
    [InlineData("2147483647")]
    [InlineData("2147483648")]
    [InlineData("99999999999999999999")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_delay_over_five_minutes_is_not_awaited_and_pauses_the_account_for_five(string retryAfter)
    {
        using var host = new TransportHost(new() { [Names.TotalTimeout] = Timeout.InfiniteTimeSpan });
        host.Server = (attempt, _) => TransportHost.Respond(attempt == 1 ? 429 : 200, retryAfter);

        using var refused = await host.RunAsync();
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.Equal(TimeSpan.Zero, host.Clock.Now);

        using var response = await host.RunAsync();
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(5) + OneToken, host.SentAt[1]);
    }

    [Fact]
    public async Task A_five_minute_delay_is_awaited_if_the_budget_allows()
    {
        using var host = new TransportHost(new() { [Names.TotalTimeout] = TimeSpan.FromHours(1) });
        host.Server = (attempt, _) => TransportHost.Respond(attempt == 1 ? 503 : 200, "300");

        using var response = await host.RunAsync("POST");

        Assert.Equal(TimeSpan.FromMinutes(5), host.SentAt[1]);
    }

    [Fact]
    public async Task An_explicit_connect_reopens_the_account_at_the_lowered_rate()
    {
        using var host = new TransportHost();
        host.Server = (attempt, _) => TransportHost.Respond(attempt == 1 ? 429 : 200, "101");
        using var refused = await host.RunAsync();
        host.Afresh = true;

        using var response = await host.RunAsync();

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(TimeSpan.Zero, host.SentAt[1]);
        Assert.Equal(0.7, LimiterRegistry.For(host.Clock).Account("acc", consumption: false).Share, 3);
    }

    [Fact]
    public async Task Without_a_requested_delay_the_delay_doubles_up_to_ten_seconds()
    {
        using var host = new TransportHost(random: () => 1);
        host.Server = (attempt, _) => TransportHost.Respond(attempt == 9 ? 200 : 503);

        using var response = await host.RunAsync();

        Assert.Equal(
            [0.25, 0.5, 1, 2, 4, 8, 10, 10],
            host.Reports.Take(8).Select(report => report.RetryDelay!.Value.TotalSeconds));
    }
}
