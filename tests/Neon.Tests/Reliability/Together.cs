using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using Neon.Tests.Support;

namespace Neon.Tests.Reliability;

/// <summary>
/// Pipelines that run at the same time, each in a runspace of its own. The clock of the host stands still while one of their
/// threads has something to do: on a busy machine it may wait long for a processor.
/// </summary>
/// <param name="host">The host whose clock the pipelines run on.</param>
internal sealed class Together(NeonHost host)
{
    private readonly List<(Runspace Runspace, string Script)> _scripts = [];
    private readonly ConcurrentBag<Thread> _threads = [];
    private int _running;

    /// <summary>How many pipelines have not ended.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>How many pipelines have not begun, or have a thread that does not wait for anything.</summary>
    private int Awake => Math.Min(Running, _scripts.Count - _threads.Count) + _threads.Count(thread => thread.IsAlive && (thread.ThreadState & ThreadState.WaitSleepJoin) == 0);

    /// <summary>Adds a pipeline, which does not begin yet.</summary>
    public void Add(Runspace runspace, string script)
    {
        runspace.SessionStateProxy.SetVariable("together", this);
        _scripts.Add((runspace, $"$together.Begin()\n{script}"));
    }

    /// <summary>Notes the thread of a pipeline, which calls it first.</summary>
    public void Begin() => _threads.Add(Thread.CurrentThread);

    /// <summary>Lets all of them run to their end and gives their results in the order in which they were added.</summary>
    public async Task<IReadOnlyList<PipelineResult>> RunAsync()
    {
        Volatile.Write(ref _running, _scripts.Count);
        var inFlight = host.Clock.InFlight;
        host.Clock.InFlight = () => inFlight() + Awake;
        // Each blocks a thread, which the pool is not to lack.
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
