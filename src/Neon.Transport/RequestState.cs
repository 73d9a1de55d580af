using System.Net;

namespace Neon.Transport;

/// <summary>One request with all its attempts: the state that the handlers share.</summary>
/// <remarks>The attempts of one request follow one another, so nothing here needs a lock.</remarks>
internal sealed class RequestState
{
    private static readonly HttpRequestOptionsKey<RequestState> Key = new("Neon.Transport.RequestState");

    private readonly HttpRequestMessage _request;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _budget;
    private readonly long _startedAt;
    private long _attemptAt;
    private bool _unreported;
    private bool _mayHaveArrived;
    private HttpStatusCode? _status;
    private string? _failure;
    private TimeSpan _elapsed;
    private string _requestId = "";

    /// <summary>Starts the time-out of a request.</summary>
    public RequestState(HttpRequestMessage request, TimeProvider clock, TimeSpan budget)
    {
        _request = request;
        _clock = clock;
        _budget = budget;
        _startedAt = clock.GetTimestamp();
        request.Options.Set(Key, this);
        request.Options.Set(TransportContract.ReplyLost, false);
        request.Options.Set(TransportContract.HeldBack, false);
        request.Options.Set(TransportContract.NothingSent, false);
    }

    /// <summary>Whether the request changes nothing on the server.</summary>
    public bool IsSafe => RetryRules.IsSafe(_request);

    /// <summary>Whether the sender does not allow retries.</summary>
    public bool IsOnce => _request.Options.TryGetValue(TransportContract.Once, out var once) && once;

    /// <summary>How many attempts were started.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often the request was sent again because there was no connection or no HTTP response.</summary>
    public int Reconnects { get; private set; }

    /// <summary>The result of the last attempt.</summary>
    public AttemptResult Result { get; private set; }

    /// <summary>The delay before the next attempt, once that is decided.</summary>
    public TimeSpan RetryDelay { get; private set; }

    /// <summary>How long the next attempt was delayed by the rate limits.</summary>
    public TimeSpan LimiterWait { get; private set; }

    /// <summary>The failure of the last failed attempt, in words; null if none failed.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>The remaining time of the request.</summary>
    public TimeSpan Remaining => _budget == Timeout.InfiniteTimeSpan
        ? TimeSpan.MaxValue
        : _budget - _clock.GetElapsedTime(_startedAt);

    private RouteLimiter? Limiter { get; set; }

    private TimeSpan GrantedAt { get; set; }

    /// <summary>The state that a request belongs to.</summary>
    public static RequestState Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var state)
            ? state
            : throw new InvalidOperationException("The request was not sent through the transport's outermost handler.");

    /// <summary>Waits for the rate limits of the request's account and route.</summary>
    public async ValueTask<LimiterLease> PassLimiterAsync(CancellationToken cancellationToken)
    {
        var options = _request.Options;
        var account = options.TryGetValue(TransportContract.Account, out var found) ? found : _request.RequestUri?.Authority ?? "";
        var route = options.TryGetValue(TransportContract.Route, out found) ? found : "";
        var arrivedAt = _clock.GetTimestamp();
        var registry = LimiterRegistry.For(_clock);
        if (Attempts == 0 && options.TryGetValue(TransportContract.Afresh, out var afresh) && afresh)
        {
            registry.Reopen(account);
        }

        Limiter = registry.Find(account, route);
        // Until it is released.
        options.Set(TransportContract.HeldBack, true);
        var acquiring = Limiter.AcquireAsync(Remaining, cancellationToken);
        var holding = acquiring.IsCompleted || !options.TryGetValue(TransportContract.Holding, out var tell) ? null : tell;
        holding?.Invoke(true);
        var lease = (LimiterLease)await acquiring.ConfigureAwait(false);
        holding?.Invoke(false);
        LimiterWait = _clock.GetElapsedTime(arrivedAt);
        GrantedAt = lease.GrantedAt;
        options.Set(TransportContract.HeldBack, !lease.IsAcquired);
        return lease;
    }

    /// <summary>An attempt begins.</summary>
    public void Begin(string requestId)
    {
        Attempts++;
        _requestId = requestId;
        _attemptAt = _clock.GetTimestamp();
        _status = null;
        _failure = null;
        _unreported = true;
        // Until it ends in another way.
        Result = AttemptResult.ReplyLost;
    }

    /// <summary>The account is over its limit: all its requests pause, but not longer than plausible.</summary>
    public void SlowDown(TimeSpan? retryAfter) =>
        Limiter?.Refuse(GrantedAt, retryAfter > TransportContract.MaxRetryAfter ? TransportContract.MaxRetryAfter : retryAfter);

    /// <summary>The attempt ended with a response.</summary>
    public void OnResponse(HttpResponseMessage response)
    {
        _elapsed = _clock.GetElapsedTime(_attemptAt);
        _status = response.StatusCode;
        _mayHaveArrived = true;
        Result = RetryRules.Of(response.StatusCode);
        if (Result != AttemptResult.Final)
        {
            LastFailure = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        }
    }

    /// <summary>The attempt ended without a response.</summary>
    public void Failed(Exception failure)
    {
        _elapsed = _clock.GetElapsedTime(_attemptAt);
        Result = RetryRules.Of(failure);
        _mayHaveArrived |= Result != AttemptResult.NothingSent;
        _failure = failure.Message;
    }

    /// <summary>Sets the reason of the failed attempt, if its exception does not have it.</summary>
    public void Explain(string failure) => _failure = _unreported && _status is null ? failure : _failure;

    /// <summary>Schedules a retry, unless the remaining time does not allow the delay.</summary>
    public bool TryRepeat(TimeSpan delay)
    {
        if (delay >= Remaining)
        {
            return false;
        }

        RetryDelay = delay;
        Reconnects += Result is AttemptResult.NothingSent or AttemptResult.NotHttp ? 1 : 0;
        return true;
    }

    /// <summary>Reports the attempt that ended, once.</summary>
    /// <param name="retryDelay">The delay before the next attempt; null if this was the last one.</param>
    public void Report(TimeSpan? retryDelay)
    {
        if (!_unreported)
        {
            return;
        }

        _unreported = false;
        LastFailure = _failure ?? LastFailure;
        if (_request.Options.TryGetValue(TransportContract.Report, out var report))
        {
            report((Attempts, _status, _failure, _elapsed, LimiterWait, retryDelay, _requestId));
        }
    }

    /// <summary>Sets the option for a time-out between attempts because the server kept refusing with 429.</summary>
    public void MarkHeldBack()
    {
        if (_status == HttpStatusCode.TooManyRequests)
        {
            _request.Options.Set(TransportContract.HeldBack, true);
        }
    }

    /// <summary>Sets the option for how long the server still refuses the account.</summary>
    public void MarkShut(TimeSpan time) => _request.Options.Set(TransportContract.ShutFor, time);

    /// <summary>
    /// Sets the options for a change that may have taken effect without a response, and for whether anything was
    /// sent.
    /// </summary>
    public void MarkReplyLost()
    {
        if (!IsSafe && Attempts > 0 && Result is AttemptResult.ReplyLost or AttemptResult.NotHttp or AttemptResult.Unreadable)
        {
            _request.Options.Set(TransportContract.ReplyLost, true);
        }

        _request.Options.Set(TransportContract.NothingSent, !_mayHaveArrived);
    }
}
