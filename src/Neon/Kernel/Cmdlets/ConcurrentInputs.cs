using System.Runtime.ExceptionServices;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The inputs of a cmdlet that are in progress at the same time. What they write appears in the order of the inputs: each object as soon
/// as everything before it has been written.
/// </summary>
/// <param name="limit">How many inputs are in progress at the same time.</param>
/// <param name="warn">Reports an error that can no longer be written as one.</param>
/// <param name="stop">Cancelled when the pipeline is stopped.</param>
internal sealed class ConcurrentInputs(int limit, Action<string> warn, CancellationToken stop) : IDisposable
{
    private readonly CancellationTokenSource _noFurtherChanges = new();
    private readonly Queue<InputOutput> _unwritten = [];
    private readonly List<Task> _running = [];
    private ExceptionDispatchInfo? _end;
    private InputWrite? _lastError;
    private bool _isWriting;

    /// <summary>Runs the inputs on the pipeline thread.</summary>
    public PipelinePump Pump { get; } = new();

    /// <summary>Cancelled when something has ended the pipeline.</summary>
    public CancellationToken NoFurtherChanges => _noFurtherChanges.Token;

    /// <summary>Starts an input, and returns when the next one may be started.</summary>
    /// <param name="output">What it writes.</param>
    /// <param name="isConfirmed">Completes when the input has been confirmed.</param>
    /// <param name="work">Processes it.</param>
    public void Start(InputOutput output, Task isConfirmed, Func<Task> work)
    {
        _unwritten.Enqueue(output);
        Run(async () =>
        {
            var running = RunAsync(output, work);
            _running.Add(running);
            await Task.WhenAny(isConfirmed, running);
            while (_running.Count >= limit && !IsEnding)
            {
                await Task.WhenAny(_running);
                _running.RemoveAll(task => task.IsCompleted);
            }
        });
    }

    /// <summary>Waits for all inputs.</summary>
    public void Finish() => Run(() => Task.WhenAll(_running));

    /// <summary>Ends the inputs that are in progress when the pipeline has failed elsewhere; they have been cancelled.</summary>
    public void Dispose()
    {
        try
        {
            Pump.RunUntil(() => Task.WhenAll(_running), () => { });
        }
        catch (Exception abandoned) when (abandoned is OperationCanceledException or RuntimeException or FlowControlException)
        {
            // Nothing can be written any longer.
        }

        _noFurtherChanges.Dispose();
    }

    private bool IsEnding => _noFurtherChanges.IsCancellationRequested;

    private void Run(Func<Task> work)
    {
        Pump.RunUntil(work, Write);
        if (IsEnding && !stop.IsCancellationRequested)
        {
            // Changes that were sent are completed.
            Pump.RunUntil(() => Task.WhenAll(_running), Write);
            Try(_lastError?.Write);
        }

        _end?.Throw();
        if (stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private async Task RunAsync(InputOutput output, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The caller ends the pipeline.
        }
        catch (Exception failure)
        {
            // It is that of the engine or of another command.
            End(failure);
        }

        output.IsComplete = true;
    }

    // Called after each step of an input.
    private void Write()
    {
        // A downstream command runs within the write.
        if (_isWriting || stop.IsCancellationRequested)
        {
            return;
        }

        if (!IsEnding && _unwritten.Any(output => output.EndsPipeline))
        {
            // Before it is its turn.
            _noFurtherChanges.Cancel();
        }

        _isWriting = true;
        try
        {
            while (_end is null && _unwritten.TryPeek(out var first))
            {
                while (_end is null && first.TryTake(out var next))
                {
                    Write(next);
                }

                if (!first.IsComplete)
                {
                    return;
                }

                _unwritten.Dequeue();
            }
        }
        finally
        {
            _isWriting = false;
        }
    }

    private void Write(InputWrite next)
    {
        if (next.Error is null)
        {
            Try(next.Write);
        }
        else if (_lastError is not null)
        {
            // The engine accepts nothing after the error that ends the pipeline, so that one is written last.
            if (next.Error.ToString() is var text && text != _lastError.Error!.ToString())
            {
                Try(() => warn(text));
            }
        }
        else if (next.EndsPipeline)
        {
            _lastError = next;
        }
        else
        {
            Try(next.Write);
        }
    }

    private void Try(Action? write)
    {
        try
        {
            write?.Invoke();
        }
        catch (Exception failure)
        {
            End(failure);
        }
    }

    private void End(Exception failure)
    {
        _end ??= ExceptionDispatchInfo.Capture(failure);
        _noFurtherChanges.Cancel();
    }
}
