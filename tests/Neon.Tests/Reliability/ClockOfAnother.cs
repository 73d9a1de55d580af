namespace Neon.Tests.Reliability;

/// <summary>
/// The clock of a second process: the same time, but another clock. The module has separate limits for each clock, so a
/// connection with this clock does not know the requests of the first process.
/// </summary>
internal sealed class ClockOfAnother(TimeProvider clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
