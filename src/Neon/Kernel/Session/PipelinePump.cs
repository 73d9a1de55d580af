namespace Neon.Commands;

/// <summary>
/// Runs asynchronous work on the pipeline thread: continuations come back to it, so a cmdlet can await and then write objects,
/// progress and errors, as the engine requires. The thread sleeps in between.
/// </summary>
internal sealed class PipelinePump : SynchronizationContext
{
    // Not a BlockingCollection: its thread spins before it sleeps, and responses take much longer than that.
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = [];
    private readonly SynchronizationContext? _outer = Current;
    private bool _hasEnded;

    /// <summary>Runs the work to completion and rethrows its exception.</summary>
    public static void Run(Func<PipelinePump, Task> work)
    {
        var pump = new PipelinePump();
        SetSynchronizationContext(pump);
        try
        {
            var task = work(pump);
            _ = task.ContinueWith(
                _ => pump.End(),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            while (pump.Take() is { } next)
            {
                next.Callback(next.State);
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(pump._outer);
        }
    }

    /// <summary>
    /// Runs callbacks on this thread until the work has ended, and rethrows its exception. Those that come later wait for the next call.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="afterEach">Called after each callback.</param>
    public void RunUntil(Func<Task> work, Action afterEach)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = work();
            _ = task.ContinueWith(_ => Post(_ => { }, null), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            afterEach();
            while (!task.IsCompleted && Take() is { } next)
            {
                next.Callback(next.State);
                afterEach();
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>
    /// Runs foreign code (a downstream command, a script) without the pump's synchronization context. Such code may block on a
    /// task whose continuation would otherwise be queued here, behind itself.
    /// </summary>
    public static T Outside<T>(Func<T> work)
    {
        var inside = Current;
        if (inside is not PipelinePump pump)
        {
            return work();
        }

        SetSynchronizationContext(pump._outer);
        try
        {
            return work();
        }
        finally
        {
            SetSynchronizationContext(inside);
        }
    }

    /// <inheritdoc cref="Outside{T}"/>
    public static void Outside(Action work) => Outside(() =>
    {
        work();
        return true;
    });

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        // Callbacks after the end have no owner here, but must not be lost.
        if (!TryPost(d, state))
        {
            ThreadPool.QueueUserWorkItem(_ => d(state));
        }
    }

    /// <summary>Queues a callback for the pipeline thread; false when the work has ended.</summary>
    public bool TryPost(SendOrPostCallback callback, object? state)
    {
        lock (_queue)
        {
            if (_hasEnded)
            {
                return false;
            }

            _queue.Enqueue((callback, state));
            Monitor.Pulse(_queue);
            return true;
        }
    }

    /// <summary>Waits for the next callback; null after the last one.</summary>
    private (SendOrPostCallback Callback, object? State)? Take()
    {
        lock (_queue)
        {
            while (_queue.Count == 0)
            {
                if (_hasEnded)
                {
                    return null;
                }

                Monitor.Wait(_queue);
            }

            return _queue.Dequeue();
        }
    }

    private void End()
    {
        lock (_queue)
        {
            _hasEnded = true;
            Monitor.Pulse(_queue);
        }
    }
}
