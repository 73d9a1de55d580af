using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>Which progress is written, and when. The clock moves only if the test moves it.</summary>
public sealed class LiveProgressTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly NeonHost _host = new();
    private IReadOnlyList<ProgressLine> _lines = [];
    private int _drawn;

    public LiveProgressTests() => _host.Clock.Automatic = false;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Only_differences_are_written_and_children_are_completed_first()
    {
        var parent = new ProgressLine("p", "Waiting for app", "0 s", Percent: 0);
        var child = new ProgressLine("c", "create branch", "running", Parent: "p");
        var records = Play(async live =>
        {
            _lines = [parent, child];
            live.Update();
            live.Update();
            _lines = [parent with { Status = "1 s", Percent = 50 }, child, new ProgressLine("d", "start compute", "queued", Parent: "p", SecondsLeft: 4)];
            live.Update();
            _lines = [_lines[0], _lines[2]];
            live.Update();
            await Task.Yield();
        });

        Assert.Equal(
            [
                "1 Waiting for app: 0 s 0%",
                "2<1 create branch: running",
                "1 Waiting for app: 1 s 50%",
                "3<1 start compute: queued (4 s left)",
                "2 done",
                "3 done",
                "1 done",
            ],
            ProgressText.Of(records));
        ProgressText.Check(records);
    }

    [Fact]
    public void Progress_is_redrawn_every_second()
    {
        var records = Play(async live =>
        {
            for (var second = 0; second < 3; second++)
            {
                _lines = [new ProgressLine("p", "Waiting", $"{second + 1} s")];
                _host.Clock.Advance(Second);
                await Task.Yield();
            }
        });

        Assert.Equal(["1 Waiting: 1 s", "1 Waiting: 2 s", "1 Waiting: 3 s", "1 done"], ProgressText.Of(records));
        Assert.Equal(3, _drawn);
    }

    [Fact]
    public void No_progress_is_written_and_no_timer_runs_after_the_end()
    {
        var timers = _host.Clock.TimerCount;
        var records = Run(async (cmdlet, _) =>
        {
            var live = new LiveProgress(cmdlet, _host.Clock, Draw);
            _lines = [new ProgressLine("p", "Waiting", "1 s")];
            live.Update();
            _host.Clock.AssertTimers(timers + 1);
            _host.Clock.Advance(Second);
            live.Dispose();
            live.Dispose();
            _lines = [new ProgressLine("p", "Waiting", "2 s")];
            live.Update();
            await Task.Yield();
        }).Progress;

        Assert.Equal(["1 Waiting: 1 s", "1 done"], ProgressText.Of(records));
        _host.Clock.AssertTimers(timers);
    }

    [Theory]
    [InlineData("", "-ProgressAction SilentlyContinue")]
    [InlineData("", "-ProgressAction Ignore")]
    [InlineData("$ProgressPreference = 'SilentlyContinue';", "")]
    [InlineData("$ProgressPreference = 'Ignore';", "")]
    public void No_progress_is_drawn_and_no_timer_runs_when_progress_is_disabled(string before, string option)
    {
        var timers = _host.Clock.TimerCount;
        var result = Run(
            async (cmdlet, stop) =>
            {
                using var live = new LiveProgress(cmdlet, _host.Clock, Draw);
                _lines = [new ProgressLine("p", "Waiting", "1 s")];
                live.Update();
                Assert.False(live.IsWanted);
                _host.Clock.AssertTimers(timers);
                _host.Clock.Advance(Second);
                await Task.Yield();
            },
            $"& {{ {before} Test-Play -Play $play {option} }}");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Progress);
        Assert.Equal(0, _drawn);
    }

    [Theory]
    [InlineData("$ProgressPreference = 'SilentlyContinue'; Test-Play -Play $play -ProgressAction Continue")]
    [InlineData("Test-Play -Play $play")]
    public void The_parameter_takes_precedence_over_the_preference(string script)
    {
        var result = Run(
            (cmdlet, _) =>
            {
                using var live = new LiveProgress(cmdlet, _host.Clock, Draw);
                _lines = [new ProgressLine("p", "Waiting", "1 s")];
                live.Update();
                return Task.CompletedTask;
            },
            $"& {{ {script} }}");

        Assert.Equal(["1 Waiting: 1 s", "1 done"], ProgressText.Of(result.Progress));
    }

    [Fact]
    public void Progress_preference_Stop_ends_the_command_cleanly()
    {
        var timers = _host.Clock.TimerCount;
        var result = Run(
            async (cmdlet, stop) =>
            {
                using var live = new LiveProgress(cmdlet, _host.Clock, Draw);
                _lines = [new ProgressLine("p", "Waiting", "1 s")];
                _host.Clock.Advance(Second);
                await Task.Delay(TimeSpan.FromHours(1), _host.Clock, stop);
            },
            "& { $ProgressPreference = 'Stop'; Test-Play -Play $play }");

        Assert.StartsWith("ActionPreferenceStop", result.ErrorId, StringComparison.Ordinal);
        _host.Clock.AssertTimers(timers);
    }

    [Fact]
    public void Progress_lines_of_two_cmdlets_have_different_ids()
    {
        var records = Run(
            (cmdlet, _) =>
            {
                using var live = new LiveProgress(cmdlet, _host.Clock, Draw);
                _lines = [new ProgressLine("p", "Waiting", "1 s")];
                live.Update();
                return Task.CompletedTask;
            },
            "Test-Play -Play $play; Test-Play -Play $play").Progress;

        Assert.Equal(["1 Waiting: 1 s", "1 done", "2 Waiting: 1 s", "2 done"], ProgressText.Of(records));
        // Far from the small numbers that scripts use.
        Assert.All(records, record => Assert.InRange(record.ActivityId, 0x4E000000, 0x4EFFFFFF));
    }

    private IEnumerable<ProgressLine> Draw()
    {
        _drawn++;
        return _lines;
    }

    private IReadOnlyList<ProgressRecord> Play(Func<LiveProgress, Task> play) => Run(async (cmdlet, _) =>
    {
        using var live = new LiveProgress(cmdlet, _host.Clock, Draw);
        await play(live);
    }).Progress;

    private PipelineResult Run(Func<NeonCmdlet, CancellationToken, Task> play, string script = "Test-Play -Play $play") =>
        PipelineResult.Of(_host.NewRunspace(new SessionStateCmdletEntry("Test-Play", typeof(PlayCommand), null)), script, ("play", play));
}
