namespace Neon.Transport;

/// <summary>How long to wait before a request is sent again.</summary>
/// <param name="clock">The clock for a date in <c>Retry-After</c>.</param>
/// <param name="random">Numbers from 0 up to, but not including, 1.</param>
internal sealed class RetryDelay(TimeProvider clock, Func<double> random)
{
    private static readonly TimeSpan Base = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(10);

    /// <summary>
    /// What the server asks for plus up to 250 ms; without that a random part (full jitter) of 250 ms, 500 ms, 1 s ... 10 s. More
    /// than the accepted maximum means never: no time-out allows it.
    /// </summary>
    /// <param name="response">The response, if there was one.</param>
    /// <param name="retries">How often the request has been sent again so far.</param>
    public TimeSpan Next(HttpResponseMessage? response, int retries)
    {
        var asked = Asked(response);
        if (asked > TransportContract.MaxRetryAfter)
        {
            return TimeSpan.MaxValue;
        }

        // 2^6 times the base is beyond the cap, and no further power is needed.
        var ceiling = asked is null ? Min(Cap, Base * (1 << Math.Min(retries, 6))) : Base;
        return (asked ?? TimeSpan.Zero) + (ceiling * random());
    }

    /// <summary>How long the server asks to wait; null if it does not, or if the value is invalid.</summary>
    public TimeSpan? Asked(HttpResponseMessage? response) =>
        // Measured on the server's own clock if known, because the clocks may differ.
        TransportContract.RequestedDelay(response, response?.Headers.Date ?? clock.GetUtcNow());

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
