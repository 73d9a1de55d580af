namespace Neon.Tests.Reliability;

/// <summary>
/// The clock of a second process: the same time, but another clock. The module has limits of its own for each clock, so that who
/// connects with this one knows nothing of what the first process sends.
/// </summary>
internal sealed class ClockOfAnother(TimeProvider clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
