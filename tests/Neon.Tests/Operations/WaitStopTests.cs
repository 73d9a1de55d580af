using System.Management.Automation;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Operations;

/// <summary>Ctrl+C during a wait.</summary>
public sealed class WaitStopTests : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(1);
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("New-NeonBranch dev -Project {0} -Wait")]
    [InlineData("New-NeonBranch dev -Project {0} | Wait-NeonOperation")]
    [InlineData("$null = Reset-NeonBranch base -Project {0} -Confirm:$false -Wait")]
    public async Task Stopping_ends_a_wait_at_once_and_the_session_continues(string command)
    {
        var app = _host.Seed();
        _host.AddBranch(app, "base");
        _host.Clock.Automatic = false;
        using var shell = PowerShell.Create(_host.Runspace);
        shell.AddScript(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, app.ProjectId));
        var waiting = new TaskCompletionSource();
        shell.Streams.Progress.DataAdded += (_, _) => waiting.TrySetResult();
        var run = shell.BeginInvoke();
        await waiting.Task.WaitAsync(HangGuard);

        await Task.Run(shell.Stop).WaitAsync(HangGuard);

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        Assert.Empty(shell.Streams.Error);
        _host.Clock.Automatic = true;
        Assert.Equal("main", Assert.Single(_host.Get<Branch>($"Get-NeonBranch main -Project {app.ProjectId}")).Name);
        Assert.Empty(_host.Run($"Wait-NeonOperation -Project {app.ProjectId}").Errors);
    }

    [Fact]
    public async Task Stopping_also_ends_a_wait_for_a_locked_project_at_once()
    {
        var app = _host.Seed();
        _host.Emulator.StartSystemOperation(app.ProjectId);
        _host.Clock.Automatic = false;
        using var shell = PowerShell.Create(_host.Runspace);
        shell.AddScript($"$VerbosePreference = 'Continue'; New-NeonBranch dev -Project {app.ProjectId}");
        var locked = new TaskCompletionSource();
        shell.Streams.Verbose.DataAdded += (_, _) => locked.TrySetResult();
        shell.BeginInvoke();
        await locked.Task.WaitAsync(HangGuard);

        await Task.Run(shell.Stop).WaitAsync(HangGuard);

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Empty(shell.Streams.Error);
        _host.Runspace.SessionStateProxy.SetVariable("VerbosePreference", "SilentlyContinue");
        _host.Clock.Automatic = true;
        Assert.Null(_host.Stored(app, "dev"));
        Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId} -NoCompute"));
    }
}
