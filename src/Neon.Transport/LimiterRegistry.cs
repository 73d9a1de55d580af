using System.Runtime.CompilerServices;

namespace Neon.Transport;

/// <summary>
/// All limiters of the process: whatever connection, runspace or thread a request comes from, it finds the limiter of
/// its account. Each clock has limiters of its own. Limiters that hold nothing worth remembering are dropped.
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
    /// Whether requests go on from the very thread that lets them go. No in real life, where that thread serves the
    /// whole queue; yes in virtual time, where everything that can happen at one instant must have happened before the
    /// clock moves on.
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

    /// <summary>How many requests of all accounts are held back.</summary>
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

    /// <summary>The limiters that run on the given clock.</summary>
    public static LimiterRegistry For(TimeProvider clock) => PerClock.GetValue(clock, key => new LimiterRegistry(key));

    /// <summary>The limiter that requests of the given account to the given route have to pass.</summary>
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

    /// <summary>The limiter of an account, or of what it asks about consumption.</summary>
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

    /// <summary>Lets requests of an account go again that a refusal of the server held back.</summary>
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
