using System.Management.Automation;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>
/// Ctrl+C at every place where a cmdlet can wait. Time does not advance, so each wait would last forever. One of the timers is
/// the tick of the progress.
/// </summary>
public sealed class StopTests : IDisposable
{
    // Prevents a hang; nothing is measured.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public StopTests()
    {
        _app = _host.Seed();
        _host.Clock.Automatic = false;
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Stops_while_waiting_for_operations()
    {
        _host.Emulator.StartSystemOperation(_app.ProjectId);

        StopAt($"Wait-NeonOperation -Project {_app.ProjectId}", requests: 1, timers: 2);
    }

    [Fact]
    public void Stops_while_waiting_for_operations_without_progress()
    {
        _host.Emulator.StartSystemOperation(_app.ProjectId);

        StopAt($"Wait-NeonOperation -Project {_app.ProjectId} -ProgressAction SilentlyContinue", requests: 1, timers: 1);
    }

    [Fact]
    public void Stops_while_watching_operations()
    {
        _host.Emulator.StartSystemOperation(_app.ProjectId);

        StopAt($"Watch-NeonOperation -Project {_app.ProjectId}", requests: 1, timers: 2);
    }

    [Fact]
    public void Stops_while_waiting_for_a_new_branch() =>
        StopAt($"New-NeonBranch dev -Project {_app.ProjectId} -Wait", requests: 1, timers: 2);

    [Fact]
    public void Stops_while_waiting_for_a_retry()
    {
        _host.Emulator.Faults.AddToAny(EmulatorFault.Status(
            HttpStatusCode.ServiceUnavailable, headers: new Dictionary<string, string> { ["Retry-After"] = "20" }));

        StopAt($"Get-NeonBranch -Project {_app.ProjectId}", requests: 1, timers: 3);
    }

    [Fact]
    public void Stops_while_waiting_for_the_rate_limit()
    {
        _host.Emulator.Faults.AddToAny(EmulatorFault.Status(
            HttpStatusCode.TooManyRequests, headers: new Dictionary<string, string> { ["Retry-After"] = "20" }));
        var before = _host.Clock.TimerCount;
        using var refused = Begin($"Get-NeonBranch -Project {_app.ProjectId}", out var refusedRun);
        WaitFor(() => _host.Requests.Count == 1 && _host.Clock.TimerCount == before + 3 && _host.Emulator.InFlight == 0);
        _host.Forget();
        var second = _host.NewRunspace();

        // The account is paused for 20 s, so this request is in the queue and sends nothing.
        StopAt($"Get-NeonBranch -Project {_app.ProjectId}", requests: 0, timers: 3, second);

        Stop(refused, refusedRun);
        _host.Clock.AssertTimers(before);
    }

    [Fact]
    public void Stops_while_waiting_in_the_queue()
    {
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.StalledHeaders());
        using var holder = Begin($"New-NeonBranch one -Project {_app.ProjectId}", out var holderRun);
        WaitFor(() => _host.Requests.Count == 1 && _host.Emulator.InFlight == 0);
        var before = _host.Clock.TimerCount;
        _host.Forget();
        var second = _host.NewRunspace();

        using (var waiter = Begin($"New-NeonBranch two -Project {_app.ProjectId} -Verbose", out var waiterRun, second))
        {
            WaitFor(() => ProjectQueues.UsersOf(_host.Connection.BaseUri, _app.ProjectId) == 2);
            Stop(waiter, waiterRun);
        }

        Assert.Empty(_host.Requests);
        _host.Clock.AssertTimers(before);
        WaitFor(() => ProjectQueues.UsersOf(_host.Connection.BaseUri, _app.ProjectId) == 1);
        Stop(holder, holderRun);
        Assert.Equal(0, ProjectQueues.CountOf(_host.Connection.BaseUri));
    }

    [Fact]
    public void Stops_while_waiting_for_a_locked_project()
    {
        _host.Emulator.StartSystemOperation(_app.ProjectId);

        StopAt($"New-NeonBranch dev -Project {_app.ProjectId}", requests: 2, timers: 2);
    }

    [Fact]
    public void Stops_while_waiting_for_a_slow_response()
    {
        _host.Emulator.Faults.AddToAny(EmulatorFault.Delay(TimeSpan.FromSeconds(20)));

        StopAt($"Get-NeonBranch -Project {_app.ProjectId}", requests: 0, timers: 3);
    }

    [Fact]
    public void Stops_while_reading_a_stalled_body()
    {
        _host.Emulator.Faults.AddToAny(EmulatorFault.StalledBody());

        StopAt($"Get-NeonBranch -Project {_app.ProjectId}", requests: 1, timers: 2);
    }

    [Fact]
    public void Stops_while_checking_the_outcome_of_a_lost_change()
    {
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.DropBeforeEffect());

        // The change, and the first check.
        StopAt($"New-NeonBranch dev -Project {_app.ProjectId}", requests: 2, timers: 1);
    }

    private void StopAt(string script, int requests, int timers, System.Management.Automation.Runspaces.Runspace? runspace = null)
    {
        var before = _host.Clock.TimerCount;
        using (var shell = Begin(script, out var run, runspace))
        {
            WaitFor(() => _host.Requests.Count == requests && _host.Clock.TimerCount == before + timers && _host.Emulator.InFlight == 0);
            Stop(shell, run);
            Assert.Empty(shell.Streams.Error);
        }

        _host.Clock.AssertTimers(before);
        Assert.Equal(requests, _host.Requests.Count(request => !request.EndsWith("/auth", StringComparison.Ordinal)));
        if (runspace is null)
        {
            Assert.Equal(0, ProjectQueues.CountOf(_host.Connection.BaseUri));
            _host.Clock.Automatic = true;
            _host.Emulator.Faults.Clear();
            Assert.Equal("after", Assert.Single(_host.Get<Branch>($"New-NeonBranch after -Project {_app.ProjectId} -NoCompute")).Name);
        }
    }

    private PowerShell Begin(string script, out IAsyncResult run, System.Management.Automation.Runspaces.Runspace? runspace = null)
    {
        var shell = PowerShell.Create(runspace ?? _host.Runspace);
        shell.AddScript(script);
        run = shell.BeginInvoke();
        return shell;
    }

    private static void Stop(PowerShell shell, IAsyncResult run)
    {
        var stopping = shell.BeginStop(null, null);
        Assert.True(stopping.AsyncWaitHandle.WaitOne(TimeLimit), "The pipeline did not stop.");
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
    }

    private void WaitFor(Func<bool> condition) => Assert.True(
        SpinWait.SpinUntil(condition, TimeLimit),
        $"It never came to that: {_host.Clock.TimerCount} timers, {_host.Emulator.InFlight} in flight, {string.Join(", ", _host.Requests)}");
}
