using System.Management.Automation.Runspaces;
using Neon.Tests.Support;

namespace Neon.Tests.Reliability;

/// <summary>Pipelines that run at the same time, each in a runspace of its own.</summary>
internal sealed class Together
{
    private readonly List<(Runspace Runspace, string Script)> _scripts = [];
    private int _running;

    /// <summary>How many pipelines have not ended.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Adds a pipeline, which does not begin yet.</summary>
    public void Add(Runspace runspace, string script) => _scripts.Add((runspace, script));

    /// <summary>Lets all of them run to their end and gives their results in the order in which they were added.</summary>
    public async Task<IReadOnlyList<PipelineResult>> RunAsync()
    {
        Volatile.Write(ref _running, _scripts.Count);
        // Each blocks a thread, which the pool is not to lack.
        return await Task.WhenAll(_scripts.Select(each => Task.Factory.StartNew(
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
    }
}
