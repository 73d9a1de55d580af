namespace Neon;

/// <summary>
/// The pauses between polls while something at Neon is under way: half a second, then a second, so that its end is noticed half a
/// second later on average. After forty seconds they grow to five: an end is never noticed later than 2.5 percent of the time waited.
/// </summary>
internal struct PollInterval
{
    private const double Share = 0.025;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Min = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(5);
    private TimeSpan _waited;

    public TimeSpan Next()
    {
        var pause = _waited == TimeSpan.Zero ? First : TimeSpan.FromTicks(Math.Clamp((_waited * Share).Ticks, Min.Ticks, Max.Ticks));
        _waited += pause;
        return pause;
    }
}
