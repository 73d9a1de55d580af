using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using Neon.Tests.Support;

namespace Neon.Tests.Reliability;

/// <summary>
/// Pipelines that run at the same time, each in its own runspace. The clock of the host does not advance while one of their
/// threads has work to do: on a busy machine, a thread may wait long for a processor.
/// </summary>
/// <param name="host">The host whose clock the pipelines run on.</param>
internal sealed class Together(NeonHost host)
{
    private readonly List<(Runspace Runspace, string Script)> _scripts = [];
    private readonly ConcurrentBag<Thread> _threads = [];
    private int _running;

    /// <summary>The number of pipelines that have not ended.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>The number of pipelines that have not started, or that have a thread with work to do.</summary>
    private int Awake => Math.Min(Running, _scripts.Count - _threads.Count) + _threads.Count(thread => thread.IsAlive && (thread.ThreadState & ThreadState.WaitSleepJoin) == 0);

    /// <summary>Adds a pipeline without starting it.</summary>
    public void Add(Runspace runspace, string script)
    {
        runspace.SessionStateProxy.SetVariable("together", this);
        _scripts.Add((runspace, $"$together.Begin()\n{script}"));
    }

    /// <summary>Records the thread of a pipeline, which calls this first.</summary>
    public void Begin() => _threads.Add(Thread.CurrentThread);

    /// <summary>Runs all of them to the end, and returns their results in the order in which they were added.</summary>
    public async Task<IReadOnlyList<PipelineResult>> RunAsync()
    {
        Volatile.Write(ref _running, _scripts.Count);
        var inFlight = host.Clock.InFlight;
        host.Clock.InFlight = () => inFlight() + Awake;
        // Each blocks a thread, so the pool needs one for each.
        var results = await Task.WhenAll(_scripts.Select(each => Task.Factory.StartNew(
            () =>
            {
                try
                {
                    return PipelineResult.Of(each.Runspace, each.Script);
                }
                finally
                {
                    Interlocked.Decrement(ref _running);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        host.Clock.InFlight = inFlight;
        return results;
    }
}
