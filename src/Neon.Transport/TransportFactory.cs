using Microsoft.Extensions.Http.Resilience;

namespace Neon.Transport;

/// <summary>
/// Creates the handler that sends requests to Neon: total time-out, retry, rate limits, time-out of one attempt, sockets. The
/// module calls it by reflection, because this assembly and its packages have a separate load context; only framework types are
/// passed in and out.
/// </summary>
public static class TransportFactory
{
    private static readonly TimeSpan DefaultTotalTimeout = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan DefaultAttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Creates a handler chain.</summary>
    /// <param name="settings">
    /// <c>TotalTimeout</c> (TimeSpan, default 100 s), <c>AttemptTimeout</c> (TimeSpan, default 30 s, at least 10 ms),
    /// <c>Clock</c> (TimeProvider, default the system's) and <c>PrimaryHandler</c> (HttpMessageHandler, default one that opens
    /// sockets and is shared by all chains of the process). Each may be omitted. Both times may be infinite.
    /// </param>
    /// <returns>
    /// A handler for any number of concurrent requests. It throws HttpRequestException without a response, TimeoutException after
    /// a time-out, and OperationCanceledException if the caller cancelled. Disposing it does not dispose the primary handler.
    /// </returns>
    /// <exception cref="ArgumentException">A setting has the wrong type or a time is out of range.</exception>
    public static HttpMessageHandler Create(IReadOnlyDictionary<string, object> settings) =>
        Create(settings, Random.Shared.NextDouble);

    /// <summary>Creates a handler chain whose jitter uses the specified numbers between 0 and 1.</summary>
    internal static HttpMessageHandler Create(IReadOnlyDictionary<string, object> settings, Func<double> random)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var clock = Read(settings, TransportContract.Clock, TimeProvider.System);
        var total = ReadTime(settings, TransportContract.TotalTimeout, DefaultTotalTimeout);
        var attempt = ReadTime(settings, TransportContract.AttemptTimeout, DefaultAttemptTimeout);
        var primary = Read<HttpMessageHandler?>(settings, TransportContract.PrimaryHandler, null) ?? Sockets.Shared;
        var delay = new RetryDelay(clock, random);
        return new BudgetHandler(clock, total, attempt)
        {
            InnerHandler = new ResilienceHandler(RetryPipeline.Build(clock, attempt, delay))
            {
                InnerHandler = new AttemptHandler(primary, delay),
            },
        };
    }

    private static TimeSpan ReadTime(IReadOnlyDictionary<string, object> settings, string name, TimeSpan fallback)
    {
        var time = Read(settings, name, fallback);
        // The packages' limits for a time-out.
        return time == Timeout.InfiniteTimeSpan || (time >= TimeSpan.FromMilliseconds(10) && time <= TimeSpan.FromDays(1))
            ? time
            : throw new ArgumentException($"{name} must be infinite or between 10 ms and one day.", nameof(settings));
    }

    private static T Read<T>(IReadOnlyDictionary<string, object> settings, string name, T fallback) =>
        !settings.TryGetValue(name, out var value) ? fallback
        : value is T typed ? typed
        : throw new ArgumentException($"{name} must be a {typeof(T).Name}.", nameof(settings));
}
