using Xunit;

namespace Neon.Tests.Support;

/// <summary>
/// A clock for tests of whole pipelines: whenever nothing goes on, it jumps to the next timer. Waits of minutes take
/// milliseconds, and no test measures real time.
/// </summary>
/// <remarks>
/// "Nothing goes on" means that no request is being worked on and no timer has been touched for some looks in a row. Looks
/// are counted, not time: what holds up the work of a busy machine holds them up too. Timers that cancel are budgets, not
/// waits, and end only after many looks. Timers that repeat are ticks on the way: they lead nowhere by themselves.
/// </remarks>
internal sealed class VirtualClock : TimeProvider, IDisposable
{
    private const int LooksBeforeWait = 3;
    private const int LooksBeforeBudget = 1000;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(1);

    // Only a callback that never returns takes that long.
    private static readonly TimeSpan CallbackTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DisposalTimeout = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private readonly List<VirtualTimer> _timers = [];
    private readonly CancellationTokenSource _end = new();
    // There is a clock for each host of a test: one that spins while it waits takes the processor from the work it waits for.
    private readonly ManualResetEventSlim _wake = new(initialState: false, spinCount: 0);
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private long _touched;
    private int _undisposed;
    private int _firing;
    private volatile bool _isAtRest;

    public VirtualClock() => new Thread(Run) { IsBackground = true, Name = "Virtual clock" }.Start();

    /// <summary>How many requests are being worked on now; while there are any, time stands still.</summary>
    public Func<int> InFlight { get; set; } = () => 0;

    /// <summary>Whether it is certain that nothing goes on: then no quiet moment is waited for.</summary>
    public Func<bool> IsSettled { get; set; } = () => false;

    /// <summary>While false, the clock moves only by <see cref="Advance"/>.</summary>
    public bool Automatic { get; set; } = true;

    public int TimerCount
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    /// <summary>
    /// How many timers were created and not yet disposed, whether they are set or not. A delay disposes its timer at the end of
    /// the timer's callback, after it has woken whoever waited. Callbacks that are still running are therefore waited for.
    /// </summary>
    public int UndisposedTimers
    {
        get
        {
            SpinWait.SpinUntil(() => Volatile.Read(ref _firing) == 0, CallbackTimeout);
            lock (_lock)
            {
                return _undisposed;
            }
        }
    }

    /// <summary>Expects a number of timers that are set, and perhaps of those that are not disposed.</summary>
    public void AssertTimers(int set, int? undisposed = null)
    {
        WaitForTimers(set, undisposed);
        Assert.Equal((set, undisposed), (TimerCount, undisposed is null ? null : UndisposedTimers));
    }

    /// <summary>Waits for numbers of timers. A delay that is cancelled wakes who waits for it, and disposes its timer only then.</summary>
    public void WaitForTimers(int? set = null, int? undisposed = null) => SpinWait.SpinUntil(
        () => (set is null || TimerCount == set) && (undisposed is null || UndisposedTimers == undisposed), DisposalTimeout);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        lock (_lock)
        {
            _undisposed++;
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, firing what falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (TakeDue(target) is { } due)
        {
            due.Fire();
        }

        lock (_lock)
        {
            _now = target > _now ? target : _now;
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _wake.Set();
    }

    private void Run()
    {
        var looks = 0;
        long seen = -1;
        while (!_end.IsCancellationRequested)
        {
            _wake.Reset();
            _isAtRest = true;
            var touched = Interlocked.Read(ref _touched);
            looks = touched == seen ? looks : 0;
            seen = touched;
            if (!Automatic || NextDue() is not { } next)
            {
                _wake.Wait(TimeSpan.FromMilliseconds(20));
                continue;
            }

            _isAtRest = false;

            if (!IsSettled()
                && (_wake.Wait(BetweenLooks) || !IsIdle() || ++looks < (next.IsBudget ? LooksBeforeBudget : LooksBeforeWait)))
            {
                continue;
            }

            if (touched == Interlocked.Read(ref _touched) && TakeDue(next.Due) is { } due)
            {
                // After a tick on the way to a budget, only what the tick sets off is waited for.
                looks -= LooksBeforeWait;
                due.Fire();
            }
        }
    }

    // Work that waits for a thread of a busy machine is work that goes on.
    private bool IsIdle() => InFlight() == 0 && ThreadPool.PendingWorkItemCount == 0;

    private (DateTimeOffset Due, bool IsBudget)? NextDue()
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => !timer.IsTick).MinBy(timer => timer.Due);
            return next is null ? null : (next.Due, next.IsBudget);
        }
    }

    private VirtualTimer? TakeDue(DateTimeOffset until)
    {
        lock (_lock)
        {
            var due = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (due is not null)
            {
                _now = due.Due > _now ? due.Due : _now;
                due.Reschedule(_now, _timers);
                _touched += due.IsTick ? 0 : 1;
            }

            return due;
        }
    }

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;
        private bool _isDisposed;

        public DateTimeOffset Due { get; private set; }

        public bool IsTick => _period > TimeSpan.Zero;

        public bool IsBudget { get; } = state is CancellationTokenSource;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var fireNow = false;
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                _period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = clock._now + dueTime;
                    fireNow = dueTime == TimeSpan.Zero;
                    if (!fireNow || period > TimeSpan.Zero)
                    {
                        clock._timers.Add(this);
                    }
                }

                clock._touched++;
            }

            // Between looks it need not be woken for each timer: the next look sees that one was touched.
            if (clock._isAtRest)
            {
                clock._wake.Set();
            }

            if (fireNow)
            {
                Interlocked.Increment(ref clock._firing);
                ThreadPool.QueueUserWorkItem(_ => Call());
            }

            return true;
        }

        public void Reschedule(DateTimeOffset now, List<VirtualTimer> timers)
        {
            if (_period > TimeSpan.Zero)
            {
                Due = now + _period;
            }
            else
            {
                timers.Remove(this);
            }
        }

        public void Fire()
        {
            Interlocked.Increment(ref clock._firing);
            Call();
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                clock._touched++;
                clock._undisposed -= _isDisposed ? 0 : 1;
                _isDisposed = true;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Call()
        {
            try
            {
                callback(state);
            }
            finally
            {
                Interlocked.Decrement(ref clock._firing);
            }
        }
    }
}
