using System.Runtime.CompilerServices;

namespace Neon.Transport;

/// <summary>
/// All limiters of the process: requests of an account share a limiter, regardless of connection, runspace or thread. Each clock
/// has its own limiters. Limiters without state are removed.
/// </summary>
internal sealed class LimiterRegistry
{
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(1);
    private static readonly ConditionalWeakTable<TimeProvider, LimiterRegistry> PerClock = [];

    private readonly object _lock = new();
    private readonly TimeProvider _clock;
    private readonly Dictionary<(string Account, bool Consumption), AccountLimiter> _accounts = [];
    private long _sweptAt;

    private LimiterRegistry(TimeProvider clock)
    {
        _clock = clock;
        _sweptAt = clock.GetTimestamp();
    }

    /// <summary>
    /// Whether requests continue on the thread that releases them. False in production, where that thread serves the whole queue;
    /// true in virtual time, where everything at one instant must have happened before the clock advances.
    /// </summary>
    public bool Inline { get; set; }

    /// <summary>How many limiters are alive.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _accounts.Count;
            }
        }
    }

    /// <summary>How many requests of all accounts are delayed.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _accounts.Values.Sum(account => account.Waiting);
            }
        }
    }

    /// <summary>The limiters of the specified clock.</summary>
    public static LimiterRegistry For(TimeProvider clock) => PerClock.GetValue(clock, key => new LimiterRegistry(key));

    /// <summary>The limiter for requests of an account to a route.</summary>
    public RouteLimiter Find(string account, string route)
    {
        lock (_lock)
        {
            if (_clock.GetElapsedTime(_sweptAt) >= BetweenSweeps)
            {
                Sweep();
            }

            return Account(account, Limits.IsConsumption(route)).Route(route);
        }
    }

    /// <summary>The limiter of an account, or of its consumption requests.</summary>
    public AccountLimiter Account(string account, bool consumption)
    {
        lock (_lock)
        {
            var key = (account, consumption);
            if (!_accounts.TryGetValue(key, out var limiter))
            {
                _accounts[key] = limiter =
                    new AccountLimiter(_clock, consumption ? Limits.Consumption : Limits.Account, Inline);
            }

            return limiter;
        }
    }

    /// <summary>Releases requests of an account that are delayed by a refusal of the server.</summary>
    public void Reopen(string account)
    {
        lock (_lock)
        {
            foreach (var consumption in new[] { false, true })
            {
                if (_accounts.TryGetValue((account, consumption), out var limiter))
                {
                    limiter.Reopen();
                }
            }
        }
    }

    private void Sweep()
    {
        _sweptAt = _clock.GetTimestamp();
        foreach (var (key, limiter) in _accounts)
        {
            if (limiter.Forget(Unused))
            {
                _accounts.Remove(key);
            }
        }
    }
}
