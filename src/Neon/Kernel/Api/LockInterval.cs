namespace Neon;

/// <summary>
/// The pauses while a project is locked and nothing forecasts the end: short at first, because most operations end within seconds, then
/// longer.
/// </summary>
internal struct LockInterval
{
    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private TimeSpan _next;

    public TimeSpan Next()
    {
        var pause = _next == TimeSpan.Zero ? First : _next;
        _next = pause * 1.5 > Max ? Max : pause * 1.5;
        return pause;
    }
}
