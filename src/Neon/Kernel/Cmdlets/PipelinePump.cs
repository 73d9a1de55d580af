using System.Collections.Concurrent;

namespace Neon.Commands;

/// <summary>
/// Runs asynchronous work on the pipeline thread: continuations come back to it, so a cmdlet awaits and then writes
/// objects, progress and errors as the engine demands. The thread sleeps in between.
/// </summary>
internal sealed class PipelinePump : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];

    private PipelinePump()
    {
    }

    /// <summary>Runs the work to its end and rethrows what it threw.</summary>
    public static void Run(Func<PipelinePump, Task> work)
    {
        var previous = Current;
        var pump = new PipelinePump();
        SetSynchronizationContext(pump);
        try
        {
            var task = work(pump);
            if (task.IsCompleted)
            {
                pump._queue.CompleteAdding();
            }
            else
            {
                _ = task.ContinueWith(
                    _ => pump._queue.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }

            // Work that ends at once may have posted lines too.
            foreach (var (callback, state) in pump._queue.GetConsumingEnumerable())
            {
                callback(state);
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        // What comes after the end belongs to nobody here any more; it must not be lost either.
        if (!TryPost(d, state))
        {
            ThreadPool.QueueUserWorkItem(_ => d(state));
        }
    }

    /// <summary>Queues a callback for the pipeline thread; false when the work has ended.</summary>
    public bool TryPost(SendOrPostCallback callback, object? state)
    {
        try
        {
            return !_queue.IsAddingCompleted && _queue.TryAdd((callback, state));
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
