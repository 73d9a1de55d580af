namespace Neon.Benchmarks.InProcess;

/// <summary>A clock that advances by a second each time it is read, so that no rate limit ever delays a request.</summary>
internal sealed class FastClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref _ticks, TimeSpan.TicksPerSecond);
}
