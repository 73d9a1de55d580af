using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Xunit;

namespace Neon.Tests.Support;

/// <summary>A pipeline that runs beside the test, on a clock that moves only if the test moves it.</summary>
internal sealed class LivePipeline : IDisposable
{
    // Prevents a hang; nothing is measured.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);
    private readonly NeonHost _host;
    private readonly PowerShell _shell;
    private readonly IAsyncResult _run;
    private readonly List<ProgressRecord> _progress = [];

    public LivePipeline(NeonHost host, string script, Runspace? runspace = null)
    {
        _host = host;
        _host.Clock.Automatic = false;
        _shell = PowerShell.Create(runspace ?? host.Runspace);
        _shell.AddScript(script);
        _shell.Streams.Progress.DataAdded += (_, added) =>
        {
            lock (_progress)
            {
                _progress.Add(_shell.Streams.Progress[added.Index]);
            }
        };
        _run = _shell.BeginInvoke();
    }

    /// <summary>The progress so far.</summary>
    public IReadOnlyList<ProgressRecord> Progress
    {
        get
        {
            lock (_progress)
            {
                return [.. _progress];
            }
        }
    }

    /// <summary>The verbose lines so far.</summary>
    public IReadOnlyList<string> Verbose => [.. _shell.Streams.Verbose.ToArray().Select(record => record.Message)];

    public static void WaitFor(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeLimit), "It never came to that.");

    /// <summary>Moves the clock second by second until a line has the text, whatever its number and its time.</summary>
    public void TickUntil(string line)
    {
        WaitFor(() =>
        {
            _host.Clock.Advance(TimeSpan.FromSeconds(1));
            return SpinWait.SpinUntil(() => ProgressText.Timeless(Progress).Contains(line), TimeSpan.FromMilliseconds(50));
        });
    }

    /// <summary>Lets the clock run freely, and returns the output.</summary>
    public PipelineResult End()
    {
        _host.Clock.Automatic = true;
        return PipelineResult.Of(_shell, () => _shell.EndInvoke(_run));
    }

    /// <summary>Ctrl+C.</summary>
    public void Stop()
    {
        Assert.True(_shell.BeginStop(null, null).AsyncWaitHandle.WaitOne(TimeLimit), "The pipeline did not stop.");
        Assert.Throws<PipelineStoppedException>(() => _shell.EndInvoke(_run));
        Assert.Empty(_shell.Streams.Error);
    }

    public void Dispose() => _shell.Dispose();
}
