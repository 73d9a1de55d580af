extern alias Isolated;

using System.Collections.Concurrent;
using Isolated::Neon.Transport;
using Microsoft.Extensions.Time.Testing;

namespace Neon.Tests.Transport;

/// <summary>
/// Virtual time with a list of its timers: it can move to the next one, and report whether any was left. Everything that a timer
/// starts runs inside <see cref="Step"/>, on the calling thread, so nothing depends on real time.
/// </summary>
internal sealed class SteppingClock : FakeTimeProvider
{
    private readonly ConcurrentDictionary<WatchedTimer, bool> _timers = [];
    private readonly long _origin;

    public SteppingClock()
        : base(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
        _origin = GetTimestamp();
        LimiterRegistry.For(this).Inline = true;
    }

    public TimeSpan Now => GetElapsedTime(_origin);

    public int ActiveTimers => _timers.Keys.Count(timer => timer.Due is not null);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, callback, state);
        _timers.TryAdd(timer, true);
        timer.Start((fire, due) => base.CreateTimer(_ => fire(), null, due, Timeout.InfiniteTimeSpan), dueTime);
        return timer;
    }

    /// <summary>Moves to the next timer; false if there is none.</summary>
    public bool Step()
    {
        if (_timers.Keys.Min(timer => timer.Due) is not { } due)
        {
            return false;
        }

        WithoutContext(() => Advance(due > Now ? due - Now : TimeSpan.Zero));
        return true;
    }

    /// <summary>Advances by the specified time, timer by timer.</summary>
    public void Pass(TimeSpan time)
    {
        var until = Now + time;
        while (_timers.Keys.Min(timer => timer.Due) <= until)
        {
            Step();
        }

        WithoutContext(() => Advance(until - Now));
    }

    /// <summary>Starts something and advances until it has ended.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> start)
    {
        var task = Begin(start);
        while (!task.IsCompleted)
        {
            if (!Step())
            {
                throw new InvalidOperationException("It waits, but not for the clock.");
            }
        }

        return await task;
    }

    /// <summary>Starts something and runs it as far as possible without moving the clock.</summary>
    public static Task<T> Begin<T>(Func<Task<T>> start)
    {
        Task<T>? task = null;
        WithoutContext(() => task = start());
        return task!;
    }

    // Continuations run immediately only if there is no synchronization context.
    public static void WithoutContext(Action action)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private sealed class WatchedTimer(SteppingClock clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer? _inner;

        public TimeSpan? Due { get; private set; }

        public void Start(Func<Action, TimeSpan, ITimer> create, TimeSpan dueTime)
        {
            SetDue(dueTime);
            _inner = create(Fire, dueTime);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            SetDue(dueTime);
            return _inner!.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            Due = null;
            clock._timers.TryRemove(this, out _);
            _inner?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void SetDue(TimeSpan dueTime) =>
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.Now + dueTime;

        private void Fire()
        {
            Due = null;
            callback(state);
        }
    }
}
