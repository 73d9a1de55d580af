extern alias Isolated;

using Xunit;
using Names = Isolated::Neon.TransportContract;

namespace Neon.Tests.Transport;

public sealed class BudgetTests
{
    [Fact]
    public async Task Repeated_refusals_return_the_last_response_within_the_budget()
    {
        using var host = new TransportHost(random: () => 0.9);
        host.Server = (_, _) => TransportHost.Respond(503, body: "down");

        using var response = await host.RunAsync("POST");

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal("down", await response.Content.ReadAsStringAsync());
        Assert.InRange(host.Clock.Now.TotalSeconds, 89, 100);
        Assert.False(host.ReplyLost);
    }

    [Fact]
    public async Task Repeatedly_lost_connections_throw_the_last_failure_within_the_budget()
    {
        using var host = new TransportHost(random: () => 0.9);
        host.Server = (_, _) => TransportHost.Fail(HttpRequestError.ResponseEnded);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => host.RunAsync());

        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
        Assert.InRange(host.Clock.Now.TotalSeconds, 89, 100);
    }

    [Fact]
    public async Task A_silent_server_uses_up_the_budget()
    {
        using var host = new TransportHost();
        host.Server = (_, token) => TransportHost.Silence(token);

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => host.RunAsync());

        Assert.Equal(
            "The time-out of 100 s elapsed after 4 attempts. " +
            "Last failure: No response was received within 30 s (the time-out of one attempt).",
            failure.Message);
        Assert.Null(failure.InnerException);
        Assert.Equal(100, host.Clock.Now.TotalSeconds);
        Assert.Equal(4, host.Reports.Count);
        Assert.Equal("The time-out of 100 s elapsed.", host.Reports[3].Failure);
        Assert.Equal(TimeSpan.FromSeconds(10), host.Reports[3].Elapsed);
    }

    [Fact]
    public async Task A_change_without_a_response_ends_with_its_attempt()
    {
        using var host = new TransportHost();
        host.Server = (attempt, token) => attempt == 1 ? TransportHost.Respond(503) : TransportHost.Silence(token);

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => host.RunAsync("PATCH"));

        Assert.Equal(
            "No response was received within 30 s (the time-out of one attempt). The request was abandoned after 2 attempts. " +
            "Last failure: 503 Service Unavailable",
            failure.Message);
        Assert.True(host.ReplyLost);
        Assert.Equal(30, host.Clock.Now.TotalSeconds);
    }

    [Fact]
    public async Task A_change_in_progress_when_the_budget_ends_counts_as_lost()
    {
        using var host = new TransportHost(new() { [Names.TotalTimeout] = TimeSpan.FromSeconds(20) });
        host.Server = (_, token) => TransportHost.Silence(token);

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => host.RunAsync("DELETE"));

        Assert.Equal("The time-out of 20 s elapsed after 1 attempt.", failure.Message);
        Assert.True(host.ReplyLost);
        Assert.False(host.HeldBack);
        Assert.Equal(0, host.Clock.ActiveTimers);
    }

    [Fact]
    public async Task The_budget_ends_a_wait_for_the_limiter()
    {
        using var host = new TransportHost(new() { [Names.TotalTimeout] = TimeSpan.FromSeconds(1) });
        while (host.Limiter.AttemptAcquire().IsAcquired)
        {
        }

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => host.RunAsync("POST"));

        Assert.Equal("The time-out of 1 s elapsed after 0 attempts.", failure.Message);
        Assert.False(host.ReplyLost);
        Assert.True(host.HeldBack);
        Assert.Equal(0, host.Attempts);
        Assert.Empty(host.Reports);
        Assert.Equal(0, host.Limiter.GetStatistics()!.CurrentQueuedCount);
        Assert.Equal(0, host.Clock.ActiveTimers);
    }

    [Fact]
    public async Task A_pause_longer_than_the_budget_fails_waiting_and_new_requests_at_once()
    {
        using var host = new TransportHost();
        while (host.Limiter.AttemptAcquire().IsAcquired)
        {
        }

        var waiting = SteppingClock.Begin(() => host.SendAsync());
        host.Limiter.Refuse(host.Clock.Now, TimeSpan.FromMinutes(10));
        var later = SteppingClock.Begin(() => host.SendAsync());

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => waiting);
        await Assert.ThrowsAsync<TimeoutException>(() => later);
        Assert.StartsWith("The rate limit of the account does not allow a request for another 600 s, ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("than remains of the time-out of 100 s after 0 attempts.", failure.Message, StringComparison.Ordinal);
        Assert.Null(failure.InnerException);
        Assert.True(host.HeldBack);
        Assert.Equal(0, host.Attempts);
        Assert.Equal(0, host.Clock.ActiveTimers);
    }

    [Fact]
    public async Task Both_time_outs_may_be_infinite()
    {
        using var host = new TransportHost(new()
        {
            [Names.TotalTimeout] = Timeout.InfiniteTimeSpan,
            [Names.AttemptTimeout] = Timeout.InfiniteTimeSpan,
        });
        host.Server = async (_, token) =>
        {
            await Task.Delay(TimeSpan.FromHours(3), host.Clock, token).ConfigureAwait(false);
            return await TransportHost.Respond(200).ConfigureAwait(false);
        };

        using var response = await host.RunAsync();

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(3, host.Clock.Now.TotalHours);
    }
}
