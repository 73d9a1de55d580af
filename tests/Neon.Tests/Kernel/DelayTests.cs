using System.Management.Automation;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>What is shown while a request is delayed for more than a second.</summary>
public sealed class DelayTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public DelayTests() => _app = _host.Seed();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void The_delay_before_a_retry_counts_down()
    {
        Fail("listProjects", HttpStatusCode.ServiceUnavailable);
        var timers = _host.Clock.TimerCount;
        using var run = new LivePipeline(_host, "Get-NeonProject");
        // The time-out, the pause and the tick.
        LivePipeline.WaitFor(() => _host.Clock.TimerCount == timers + 3);

        for (var second = 1; second <= 3; second++)
        {
            _host.Clock.Advance(Second);
            LivePipeline.WaitFor(() => run.Progress.Count == second);
        }

        // The pause is random, but not shorter than the server requested.
        var lines = ProgressText.Of(run.Progress);
        var left = run.Progress[0].SecondsRemaining;
        Assert.InRange(left, 19, 30);
        Assert.Equal(Enumerable.Range(0, 3).Select(passed => $"1 Waiting for Neon: 503 ServiceUnavailable; attempt 2 follows ({left - passed} s left)"), lines);
        ProgressText.Check(run.End().Progress);
    }

    [Fact]
    public void A_delay_of_less_than_a_second_is_not_shown()
    {
        _host.Emulator.Faults.Add("listProjects", EmulatorFault.Status(HttpStatusCode.ServiceUnavailable));

        Assert.Empty(_host.Run("Get-NeonProject").Progress);
    }

    [Fact]
    public void A_lock_shows_the_operations_that_hold_it()
    {
        _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromMinutes(10), Action = "check_availability" });
        _host.Emulator.StartSystemOperation(_app.ProjectId);
        _host.Emulator.StartSystemOperation(_app.ProjectId, "replace_safekeeper");
        var patient = _host.Connect(_host.Emulator.ApiKey, settings => settings with { LockTimeout = TimeSpan.FromHours(2) });
        _host.Runspace.SessionStateProxy.SetVariable("patient", patient);

        using var run = new LivePipeline(_host, "New-NeonBranch dev -Project app -Connection $patient");
        run.TickUntil("Waiting for app: locked by an operation");
        run.TickUntil("check availability: running");
        var result = run.End();

        Assert.Empty(result.Errors);
        ProgressText.Check(result.Progress);
        Assert.DoesNotContain(result.Progress, record => record.Activity == "Waiting for Neon");
    }

    [Fact]
    public void A_lock_without_a_known_operation_is_shown()
    {
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.Status(HttpStatusCode.Locked), count: 3);

        using var run = new LivePipeline(_host, $"New-NeonBranch dev -Project {_app.ProjectId}");
        run.TickUntil($"Waiting for {_app.ProjectId}: locked");

        ProgressText.Check(run.End().Progress);
    }

    [Fact]
    public void Waiting_in_the_queue_is_shown()
    {
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.StalledHeaders());
        using var holder = new LivePipeline(_host, $"New-NeonBranch one -Project {_app.ProjectId}");
        LivePipeline.WaitFor(() => _host.Requests.Count == 1);

        using var waiter = new LivePipeline(_host, $"New-NeonBranch two -Project {_app.ProjectId}", _host.NewRunspace());
        waiter.TickUntil($"Waiting for {_app.ProjectId}: other changes are ahead");

        holder.Stop();
        ProgressText.Check(waiter.End().Progress);
    }

    [Fact]
    public void A_delay_disappears_when_it_is_over()
    {
        _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromMinutes(1) });
        _host.Emulator.StartSystemOperation(_app.ProjectId);
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.StalledHeaders(), count: 2, skip: 1);
        using var holder = new LivePipeline(_host, $"New-NeonBranch one -Project {_app.ProjectId}");
        holder.TickUntil($"Waiting for {_app.ProjectId}: locked by an operation");
        TickUntilCleared(holder);

        using var waiter = new LivePipeline(_host, $"New-NeonBranch two -Project {_app.ProjectId}", _host.NewRunspace());
        waiter.TickUntil($"Waiting for {_app.ProjectId}: other changes are ahead");
        holder.Stop();
        TickUntilCleared(waiter);

        // Refused once, then sent by both, and neither has a response yet.
        LivePipeline.WaitFor(() => _host.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal)) == 3);
        waiter.Stop();
    }

    [Fact]
    public void A_delay_by_the_rate_limit_is_shown()
    {
        Fail("listProjects", HttpStatusCode.TooManyRequests);
        using var refused = new LivePipeline(_host, "Get-NeonProject");
        LivePipeline.WaitFor(() => _host.Requests.Count == 1 && _host.Emulator.InFlight == 0);
        refused.TickUntil("Waiting for Neon: 429 TooManyRequests; attempt 2 follows");

        using var held = new LivePipeline(_host, "Get-NeonRegion", _host.NewRunspace());
        held.TickUntil("Waiting for Neon: delayed by the rate limit");

        ProgressText.Check(held.End().Progress);
        ProgressText.Check(refused.End().Progress);
    }

    [Fact]
    public void No_timer_runs_when_progress_is_disabled()
    {
        Fail("listProjects", HttpStatusCode.ServiceUnavailable);
        var timers = _host.Clock.TimerCount;
        using var run = new LivePipeline(_host, "Get-NeonProject -ProgressAction SilentlyContinue -Verbose");
        // While it is being sent there are two timers as well, but one of them is a different one.
        LivePipeline.WaitFor(() => run.Verbose.Any(line => line.Contains("next attempt", StringComparison.Ordinal)) && _host.Clock.TimerCount == timers + 2);

        _host.Clock.Advance(TimeSpan.FromSeconds(5));
        _host.Clock.AssertTimers(timers + 2);

        Assert.Empty(run.End().Progress);
    }

    [Fact]
    public void Ctrl_C_stops_the_timer()
    {
        Fail("listProjects", HttpStatusCode.ServiceUnavailable);
        var timers = _host.Clock.TimerCount;
        using var run = new LivePipeline(_host, "Get-NeonProject");
        run.TickUntil("Waiting for Neon: 503 ServiceUnavailable; attempt 2 follows");

        run.Stop();

        _host.Clock.AssertTimers(timers);
    }

    private void TickUntilCleared(LivePipeline run) => LivePipeline.WaitFor(() =>
    {
        if (run.Progress[^1].RecordType == ProgressRecordType.Completed)
        {
            return true;
        }

        _host.Clock.Advance(TimeSpan.FromSeconds(0.1));
        return false;
    });

    private void Fail(string operation, HttpStatusCode status) => _host.Emulator.Faults.Add(
        operation, EmulatorFault.Status(status, headers: new Dictionary<string, string> { ["Retry-After"] = "20" }));
}
