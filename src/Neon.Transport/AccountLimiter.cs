using System.Threading.RateLimiting;

namespace Neon.Transport;

/// <summary>
/// The limits of one account: a bucket for all its requests, a window per route, and one queue. Requests are sent in order of
/// arrival, except that a route at its limit does not block the others. No thread waits: one timer runs while the queue is not
/// empty.
/// </summary>
internal sealed class AccountLimiter
{
    private readonly object _lock = new();
    private readonly TimeProvider _clock;
    private readonly long _origin;
    private readonly AdaptiveBucket _bucket;
    private readonly bool _inline;
    private readonly Dictionary<string, RouteLimiter> _routes = new(StringComparer.Ordinal);
    private readonly LinkedList<Waiter> _queue = new();
    private ITimer? _timer;
    private int _held;

    /// <summary>A rested account.</summary>
    /// <param name="clock">The clock that its limits run on.</param>
    /// <param name="limit">What all its requests together may use.</param>
    /// <param name="inline">Whether requests continue on the thread that releases them.</param>
    public AccountLimiter(TimeProvider clock, RateLimit limit, bool inline = false)
    {
        _inline = inline;
        _clock = clock;
        _origin = clock.GetTimestamp();
        _bucket = new AdaptiveBucket(limit);
    }

    /// <summary>The part of the documented rate that is used now: 1 unless the server has refused recently.</summary>
    public double Share
    {
        get
        {
            lock (_lock)
            {
                _bucket.Wait(Now);
                return _bucket.Share;
            }
        }
    }

    /// <summary>How many requests are delayed. A new request counts only when it is known to wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _held;
            }
        }
    }

    private TimeSpan Now => _clock.GetElapsedTime(_origin);

    /// <summary>The limiter of one route.</summary>
    public RouteLimiter Route(string route)
    {
        lock (_lock)
        {
            if (!_routes.TryGetValue(route, out var limiter))
            {
                _routes[route] = limiter = new RouteLimiter(this, Limits.PerSecond(route));
            }

            limiter.UsedAt = Now;
            return limiter;
        }
    }

    /// <summary>Removes routes that were not used for the specified time.</summary>
    /// <returns>Whether the limiter equals a new one, so that it can be removed.</returns>
    public bool Forget(TimeSpan unused)
    {
        lock (_lock)
        {
            var now = Now;
            foreach (var (name, route) in _routes)
            {
                if (route.Queued == 0 && now - route.UsedAt >= unused)
                {
                    _routes.Remove(name);
                }
            }

            return _routes.Count == 0 && _bucket.IsRested(now);
        }
    }

    /// <summary>Releases a request if that is possible immediately.</summary>
    public RateLimitLease AttemptAcquire(RouteLimiter route)
    {
        var waiter = Enqueue(route, TimeSpan.Zero, out var place);
        lock (_lock)
        {
            if (place.List is not null)
            {
                Leave(place);
                route.Rejected++;
                return LimiterLease.NotBefore(Now, _bucket.Wait(Now));
            }
        }

        return waiter.Lease!;
    }

    /// <summary>Waits for the turn of a request, unless it is known that this takes longer than it can wait.</summary>
    public ValueTask<RateLimitLease> AcquireAsync(RouteLimiter route, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);
        }

        var waiter = Enqueue(route, timeout, out var place);
        return waiter.Turn.IsCompletedSuccessfully
            ? ValueTask.FromResult(waiter.Turn.Result)
            : new ValueTask<RateLimitLease>(WaitAsync(waiter, place, cancellationToken));
    }

    /// <summary>The server responded with 429 to a request that was sent at the specified time.</summary>
    public void Refuse(TimeSpan grantedAt, TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            _bucket.Refuse(Now, grantedAt, retryAfter);
        }

        ServeQueue();
    }

    /// <summary>Clears the pause that the server requested; the reduced rate stays.</summary>
    public void Reopen()
    {
        lock (_lock)
        {
            _bucket.Reopen(Now);
        }

        ServeQueue();
    }

    /// <summary>How long the route has been unused; null while it is in use.</summary>
    public TimeSpan? IdleDuration(RouteLimiter route)
    {
        lock (_lock)
        {
            return route.Queued > 0 ? null : Now - route.UsedAt;
        }
    }

    /// <summary>The figures of one route.</summary>
    public RateLimiterStatistics GetStatistics(RouteLimiter route)
    {
        lock (_lock)
        {
            var now = Now;
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = Math.Min(_bucket.Available(now), route.Window.Available(now)),
                CurrentQueuedCount = route.Queued,
                TotalSuccessfulLeases = route.Granted,
                TotalFailedLeases = route.Rejected,
            };
        }
    }

    private async Task<RateLimitLease> WaitAsync(
        Waiter waiter, LinkedListNode<Waiter> place, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(place, cancellationToken), null);
        return await waiter.Turn.ConfigureAwait(false);
    }

    private Waiter Enqueue(RouteLimiter route, TimeSpan timeout, out LinkedListNode<Waiter> place)
    {
        Waiter waiter;
        lock (_lock)
        {
            var now = Now;
            waiter = new Waiter(route, timeout < TimeSpan.MaxValue - now ? now + timeout : TimeSpan.MaxValue, _inline);
            place = _queue.AddLast(waiter);
            route.Queued++;
            route.UsedAt = now;
        }

        ServeQueue();
        return waiter;
    }

    private void GiveUp(LinkedListNode<Waiter> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (place.List is null)
            {
                return;
            }

            Leave(place);
        }

        place.Value.Cancel(cancellationToken);
    }

    // Releases the requests that can be released now and sets the timer for the next one.
    private void ServeQueue()
    {
        List<Waiter>? ready = null;
        lock (_lock)
        {
            var now = Now;
            var next = TimeSpan.MaxValue;
            for (var place = _queue.First; place is not null;)
            {
                var (waiter, following) = (place.Value, place.Next);
                var accountWait = _bucket.Wait(now);
                var wait = accountWait > TimeSpan.Zero ? accountWait : waiter.Route.Window.Wait(now);
                if (_bucket.ShutUntil > now && _bucket.ShutUntil > waiter.Latest)
                {
                    waiter.Lease = LimiterLease.NotBefore(now, _bucket.ShutUntil - now);
                    waiter.Route.Rejected++;
                }
                else if (wait <= TimeSpan.Zero)
                {
                    waiter.Lease = LimiterLease.Go(now);
                    waiter.Route.Granted++;
                    waiter.Route.Window.Take(now);
                    _bucket.Take();
                }

                if (waiter.Lease is not null)
                {
                    Leave(place);
                    (ready ??= []).Add(waiter);
                }
                else
                {
                    next = wait < next ? wait : next;
                }

                place = accountWait > TimeSpan.Zero && _bucket.ShutUntil <= now ? null : following;
            }

            Schedule(next);
            _held = _queue.Count;
        }

        ready?.ForEach(waiter => waiter.Release());
    }

    private void Leave(LinkedListNode<Waiter> place)
    {
        place.Value.Route.Queued--;
        _queue.Remove(place);
        _held = Math.Min(_held, _queue.Count);
        if (_queue.Count == 0)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void Schedule(TimeSpan due)
    {
        if (_queue.Count == 0)
        {
            return;
        }

        // Timers truncate to whole milliseconds: rounding up avoids an early wake-up.
        due = TimeSpan.FromMilliseconds(Math.Ceiling(due.TotalMilliseconds));
        if (_timer is null)
        {
            _timer = _clock.CreateTimer(_ => ServeQueue(), null, due, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }
}
