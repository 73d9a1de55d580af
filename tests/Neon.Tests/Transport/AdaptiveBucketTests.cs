extern alias Isolated;

using Isolated::Neon.Transport;
using Xunit;

namespace Neon.Tests.Transport;

/// <summary>The figures of the bucket that adapts to the server: ten requests at once, two per second after that.</summary>
public sealed class AdaptiveBucketTests
{
    private readonly AdaptiveBucket _bucket = new(new RateLimit(Burst: 10, PerSecond: 2));

    [Fact]
    public void The_burst_is_available_at_once_and_then_the_rate_applies()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal((10 - i, 0), (_bucket.Available(At(0)), _bucket.Wait(At(0)).TotalSeconds));
            _bucket.Take();
        }

        Assert.Equal(0, _bucket.Available(At(0)));
        Assert.Equal(0.5, _bucket.Wait(At(0)).TotalSeconds, 6);
        Assert.Equal(0.25, _bucket.Wait(At(0.25)).TotalSeconds, 6);
        Assert.Equal(0, _bucket.Wait(At(0.5)).TotalSeconds);
        Assert.Equal(7, _bucket.Available(At(3.5)));
        Assert.Equal(10, _bucket.Available(At(60)));
    }

    [Fact]
    public void A_bucket_is_rested_only_when_fully_recovered()
    {
        Assert.True(_bucket.IsRested(At(0)));

        _bucket.Take();

        Assert.False(_bucket.IsRested(At(0.4)));
        Assert.True(_bucket.IsRested(At(0.5)));

        _bucket.Refuse(At(1), At(0.9), At(5));

        Assert.False(_bucket.IsRested(At(5.9)));
        Assert.False(_bucket.IsRested(At(60)));
        Assert.True(_bucket.IsRested(At(400)));
    }

    [Fact]
    public void A_refusal_closes_it_for_the_requested_time_and_it_reopens_empty_and_slower()
    {
        _bucket.Refuse(At(0), At(0), At(30));

        Assert.Equal((30, 0.7), (_bucket.ShutUntil.TotalSeconds, _bucket.Share));
        Assert.Equal((0, 0), (_bucket.Available(At(29)), _bucket.Available(At(30))));
        Assert.Equal(20 + (1 / 1.4), _bucket.Wait(At(10)).TotalSeconds, 6);
        Assert.Equal(1 / 1.4, _bucket.Wait(At(30)).TotalSeconds, 6);

        // Twenty seconds later, it contains no more than its current share of the burst.
        Assert.Equal(7, _bucket.Available(At(50)));
    }

    [Fact]
    public void Without_a_requested_delay_the_pause_grows_as_the_rate_falls_up_to_ten_seconds()
    {
        var pauses = new List<double>();
        for (var now = 0.0; pauses.Count < 12; now = _bucket.ShutUntil.TotalSeconds)
        {
            _bucket.Refuse(At(now), At(now), null);
            pauses.Add(_bucket.ShutUntil.TotalSeconds - now);
        }

        Assert.Equal(1 / 0.7, pauses[0], 3);
        // While it is paused, the rate does not recover.
        Assert.Equal(1 / (0.7 * 0.7), pauses[1], 3);
        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(10, pauses[^1], 6);
        Assert.InRange(_bucket.Share, 0.05, 0.06);
    }

    [Fact]
    public void Concurrent_refusals_count_once_and_the_longest_pause_applies()
    {
        _bucket.Refuse(At(1), At(0.9), At(30));
        _bucket.Refuse(At(1.1), At(0.95), At(2));
        _bucket.Refuse(At(1.2), At(1), At(40));

        Assert.Equal((0.7, 41.2), (_bucket.Share, _bucket.ShutUntil.TotalSeconds));

        // The requests after that reached the limit again; the rate had grown until then.
        _bucket.Refuse(At(101.2), At(100), At(1));

        Assert.Equal(0.7 * (0.7 + (60 * 0.1 / 60)), _bucket.Share, 6);
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
