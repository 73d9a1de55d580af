using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>The service is ahead by 10.4 s; its responses have the time in whole seconds.</summary>
public sealed class ServerClockTests : IDisposable
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(10.4);
    private readonly VirtualClock _ours = new();
    private readonly ServerClock _clock;

    public ServerClockTests() => _clock = new ServerClock(_ours);

    public void Dispose() => _ours.Dispose();

    [Fact]
    public void The_local_clock_is_used_before_the_first_response()
    {
        Assert.Equal(_ours.GetUtcNow(), _clock.Now);
        Assert.Equal(_ours.GetUtcNow(), _clock.LatestOf(_ours.GetUtcNow()));
    }

    [Fact]
    public void The_uncertainty_after_one_response_is_one_second_plus_the_round_trip()
    {
        Receive(outbound: TimeSpan.FromSeconds(0.2), inbound: TimeSpan.FromSeconds(0.3));

        // Sent at 0 s and received at 0.5 s here, which is 10.6 s by the service's clock and 10 in its response.
        Assert.Equal(TimeSpan.FromSeconds(9.5), Least);
        Assert.Equal(TimeSpan.FromSeconds(11), Most);
    }

    [Fact]
    public void More_responses_reduce_the_uncertainty_and_never_exclude_the_true_time()
    {
        for (var count = 0; count < 20; count++)
        {
            Receive(outbound: TimeSpan.FromSeconds(0.01), inbound: TimeSpan.FromSeconds(0.02));
            _ours.Advance(TimeSpan.FromSeconds(0.33));

            Assert.InRange(Ahead, Least, Most);
        }

        Assert.InRange(Most - Least, TimeSpan.Zero, TimeSpan.FromSeconds(0.15));
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(60)]
    public void It_starts_over_when_a_clock_is_changed(int by)
    {
        Receive(TimeSpan.Zero, TimeSpan.Zero);

        Receive(TimeSpan.Zero, TimeSpan.Zero, Ahead + TimeSpan.FromSeconds(by));

        Assert.Equal(TimeSpan.FromSeconds(10 + by), Least);
        Assert.Equal(TimeSpan.FromSeconds(11 + by), Most);
        Assert.Equal(_ours.GetUtcNow() + Least, _clock.Now);
    }

    private TimeSpan Least => _clock.EarliestOf(_ours.GetUtcNow()) - _ours.GetUtcNow();

    private TimeSpan Most => _clock.LatestOf(_ours.GetUtcNow()) - _ours.GetUtcNow();

    private void Receive(TimeSpan outbound, TimeSpan inbound, TimeSpan? ahead = null)
    {
        var sentAt = _ours.GetUtcNow();
        var theirs = sentAt + outbound + (ahead ?? Ahead);
        _ours.Advance(outbound + inbound);
        _clock.Learn(new DateTimeOffset(theirs.Ticks - (theirs.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero), sentAt);
    }
}
