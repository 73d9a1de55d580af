extern alias Isolated;

using Isolated::Neon.Transport;
using Xunit;

namespace Neon.Tests.Transport;

public sealed class LimiterTests
{
    private readonly SteppingClock _clock = new();

    [Theory]
    [InlineData("GET /projects", 40)]
    [InlineData("POST /organizations/{org_id}/api_keys", 10)]
    [InlineData("GET /organizations/{org_id}/api_keys", 40)]
    public void A_route_has_its_own_limit_per_second(string route, int permits)
    {
        Assert.Equal(permits, Burst("acc", route));
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal(permits, Burst("acc", route));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, Burst("acc", route));
    }

    [Fact]
    public void An_account_has_a_limit_across_all_routes_that_refills_evenly()
    {
        Assert.Equal(688, Enumerable.Range(0, 20).Sum(i => Burst("acc", "GET /route" + i)));
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(70, Enumerable.Range(20, 20).Sum(i => Burst("acc", "GET /route" + i)));
    }

    [Fact]
    public void Threads_share_one_limit()
    {
        var granted = 0;

        Parallel.For(0, 64, i => Interlocked.Add(ref granted, Burst("acc", "GET /route" + (i % 20))));

        Assert.Equal(688, granted);
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public async Task Concurrent_waits_and_cancellations_leave_nothing_behind()
    {
        Drain();
        using var source = new CancellationTokenSource();
        var waits = new List<Task>();
        Parallel.For(0, 200, i =>
        {
            var wait = Find("acc", "GET /a").AcquireAsync(1, i % 2 == 0 ? source.Token : default).AsTask();
            lock (waits)
            {
                waits.Add(wait);
            }

            if (i == 150)
            {
                source.Cancel();
            }
        });

        _clock.Pass(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waits));
        Assert.Equal(100, waits.Count(wait => wait.IsCompletedSuccessfully));
        Assert.Equal(100, waits.Count(wait => wait.IsCanceled));
        Assert.Equal(0, Find("acc", "GET /a").GetStatistics()!.CurrentQueuedCount);
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public void Accounts_have_separate_limits()
    {
        Burst("one", "GET /projects");
        Find("one", "GET /projects").Refuse(_clock.Now, TimeSpan.FromSeconds(60));

        Assert.Equal(40, Burst("two", "GET /projects"));
    }

    [Fact]
    public void Consumption_has_a_separate_limit()
    {
        Assert.Equal(29, Burst("acc", "GET /consumption_history/projects") + Burst("acc", "GET /consumption_history/v2/branches"));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(5, Burst("acc", "GET /consumption_history/v2/projects"));
        Find("acc", "GET /consumption_history/projects").Refuse(_clock.Now, TimeSpan.FromSeconds(60));
        Assert.Equal(40, Burst("acc", "GET /projects"));
    }

    [Fact]
    public async Task Waiting_requests_leave_in_order_and_a_full_route_does_not_block_others()
    {
        var order = new List<string>();
        Burst("acc", "GET /full");
        var first = WaitAsync("GET /full", "first");
        var second = WaitAsync("GET /full", "second");
        var other = WaitAsync("GET /other", "other");

        await _clock.RunAsync(async () =>
        {
            await Task.WhenAll(first, second, other).ConfigureAwait(false);
            return true;
        });

        Assert.Equal(["other", "first", "second"], order);
        Assert.Equal(TimeSpan.FromSeconds(1.1), _clock.Now);
        Assert.Equal(0, _clock.ActiveTimers);

        Task<bool> WaitAsync(string route, string name) => SteppingClock.Begin(async () =>
        {
            using var lease = await Find("acc", route).AcquireAsync(1).ConfigureAwait(false);
            order.Add(name);
            return lease.IsAcquired;
        });
    }

    [Fact]
    public async Task No_request_jumps_the_queue()
    {
        Drain();
        var waiting = SteppingClock.Begin(() => Find("acc", "GET /a").AcquireAsync(1).AsTask());
        // Enough time for one token, but the timer of the waiting request has not fired yet.
        Assert.False(Find("acc", "GET /b").AttemptAcquire().IsAcquired);

        _clock.Step();

        Assert.True((await waiting).IsAcquired);
        Assert.False(Find("acc", "GET /b").AttemptAcquire().IsAcquired);
    }

    [Fact]
    public async Task A_canceled_wait_makes_room_for_the_next()
    {
        Drain();
        using var source = new CancellationTokenSource();
        var first = SteppingClock.Begin(() => Find("acc", "GET /a").AcquireAsync(1, source.Token).AsTask());
        var second = SteppingClock.Begin(() => Find("acc", "GET /a").AcquireAsync(1).AsTask());
        Assert.Equal(2, Find("acc", "GET /a").GetStatistics()!.CurrentQueuedCount);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _clock.Step();

        Assert.True((await second).IsAcquired);
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public void A_refusal_lowers_the_rate_once_for_concurrent_requests_and_the_rate_recovers()
    {
        var account = LimiterRegistry.For(_clock).Account("acc", consumption: false);
        var limiter = Find("acc", "GET /a");
        _clock.Advance(TimeSpan.FromSeconds(1));

        limiter.Refuse(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10));
        limiter.Refuse(TimeSpan.FromSeconds(0.6), TimeSpan.FromSeconds(10));
        limiter.Refuse(TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(8));

        Assert.Equal(0.7, account.Share, 6);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(limiter.AttemptAcquire().IsAcquired);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(0.8, account.Share, 6);
        _clock.Advance(TimeSpan.FromSeconds(120));
        Assert.Equal(1, account.Share, 6);
    }

    [Fact]
    public void The_rate_never_drops_to_zero()
    {
        var account = LimiterRegistry.For(_clock).Account("acc", consumption: false);
        for (var i = 0; i < 50; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            account.Refuse(_clock.Now, null);
        }

        Assert.InRange(account.Share, 0.05, 0.06);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True(Find("acc", "GET /a").AttemptAcquire().IsAcquired);
    }

    [Fact]
    public void Idle_limiters_are_discarded()
    {
        var registry = LimiterRegistry.For(_clock);
        for (var i = 0; i < 100; i++)
        {
            Burst("account" + i, "GET /projects");
        }

        Find("account7", "GET /projects").Refuse(_clock.Now, TimeSpan.FromHours(1));
        Assert.Equal(100, registry.Count);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Find("new", "GET /projects");

        // The new one, and the one that still waits.
        Assert.Equal(2, registry.Count);
        _clock.Advance(TimeSpan.FromHours(2));
        Find("new", "GET /projects");
        Assert.Equal(1, registry.Count);
    }

    [Fact]
    public void Each_clock_has_its_own_limiters()
    {
        Burst("acc", "GET /projects");

        Assert.Equal(40, Burst(new SteppingClock(), "acc", "GET /projects"));
    }

    [Fact]
    public async Task One_request_takes_one_permit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Find("acc", "GET /a").AttemptAcquire(2));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Find("acc", "GET /a").AcquireAsync(2).AsTask());
    }

    [Fact]
    public void A_limiter_reports_its_statistics()
    {
        var limiter = Find("acc", "GET /a");
        Burst("acc", "GET /a");
        _clock.Advance(TimeSpan.FromSeconds(2));
        limiter.AttemptAcquire();

        var figures = limiter.GetStatistics()!;

        Assert.Equal((39, 41, 1, 0), (figures.CurrentAvailablePermits, figures.TotalSuccessfulLeases, figures.TotalFailedLeases, figures.CurrentQueuedCount));
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), limiter.IdleDuration);
    }

    private static int Burst(SteppingClock clock, string account, string route)
    {
        var limiter = LimiterRegistry.For(clock).Find(account, route);
        var granted = 0;
        while (limiter.AttemptAcquire().IsAcquired)
        {
            granted++;
        }

        return granted;
    }

    private int Burst(string account, string route) => Burst(_clock, account, route);

    private RouteLimiter Find(string account, string route) => LimiterRegistry.For(_clock).Find(account, route);

    private void Drain()
    {
        for (var i = 0; i < 20; i++)
        {
            Burst("acc", "GET /drain" + i);
        }
    }
}
