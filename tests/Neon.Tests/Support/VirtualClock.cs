using Xunit;

namespace Neon.Tests.Support;

/// <summary>
/// A clock for tests of whole pipelines: whenever nothing is running, it jumps to the next timer. Waits of minutes take
/// milliseconds, and no test measures real time.
/// </summary>
/// <remarks>
/// "Nothing is running" means that no request is in progress and no timer was used during some checks in a row. Checks are
/// counted, not time: a busy machine delays them as much as the work. Timers that cancel are time-outs, not waits, and fire only
/// after many checks. Timers that repeat are only ticks: they complete nothing.
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
    // Each host of a test has its own clock. A clock that spins while it waits takes the processor from the work it waits for.
    private readonly ManualResetEventSlim _wake = new(initialState: false, spinCount: 0);
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private long _touched;
    private int _undisposed;
    private int _firing;
    private volatile bool _isAtRest;

    public VirtualClock() => new Thread(Run) { IsBackground = true, Name = "Virtual clock" }.Start();

    /// <summary>The number of requests in progress; while there are any, time does not advance.</summary>
    public Func<int> InFlight { get; set; } = () => 0;

    /// <summary>Whether it is certain that nothing is running: then the clock does not wait for a quiet moment.</summary>
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
    /// The number of timers that were created and not yet disposed, whether they are set or not. A delay disposes its timer at
    /// the end of the timer's callback, after it has resumed the waiting code. So callbacks that are still running are waited
    /// for.
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

    /// <summary>Expects a number of timers that are set, and optionally of those that are not disposed.</summary>
    public void AssertTimers(int set, int? undisposed = null)
    {
        WaitForTimers(set, undisposed);
        Assert.Equal((set, undisposed), (TimerCount, undisposed is null ? null : UndisposedTimers));
    }

    /// <summary>Waits for numbers of timers. A delay that is cancelled resumes the waiting code first, and then disposes its timer.</summary>
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

    /// <summary>Moves the clock, and fires the timers that are due.</summary>
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
                // After a tick before a time-out, only the work that the tick starts is waited for.
                looks -= LooksBeforeWait;
                due.Fire();
            }
        }
    }

    // Work that waits for a thread of a busy machine is still running.
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

            // Between checks, the clock need not wake for each timer: the next check sees that one was used.
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
