using System.Management.Automation;
using Microsoft.Extensions.Time.Testing;
using Neon.Shell;
using Xunit;

namespace Neon.Tests.Shell;

public sealed class ProgressTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void One_line_shows_parent_and_child_with_percentage_and_time()
    {
        var terminal = new FakeTerminal();
        using var screen = new Screen(terminal, _time);
        screen.ShowProgress(1, Record(1, "Creating", "waiting"));
        Assert.Equal(["| Creating: waiting 0:00"], terminal.Lines);

        _time.Advance(TimeSpan.FromSeconds(65));
        screen.ShowProgress(1, Record(2, "Operation", "running", percent: 40, parent: 1));
        Assert.Equal(["Creating: waiting > Operation: running 40% 1:05"], terminal.Lines);

        screen.ShowProgress(1, Completed(2));
        screen.ShowProgress(1, Completed(1));
        Assert.Empty(terminal.Lines);
        Assert.EndsWith("\e[?25h", terminal.Raw);
    }

    [Fact]
    public void Spinner_turns_with_the_time()
    {
        var terminal = new FakeTerminal();
        using var screen = new Screen(terminal, _time);
        screen.ShowProgress(1, Record(1, "Waiting", "here"));
        _time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal(["/ Waiting: here 0:00"], terminal.Lines);
        _time.Advance(TimeSpan.FromMilliseconds(750));
        Assert.Equal(["| Waiting: here 0:01"], terminal.Lines);
    }

    [Fact]
    public void Text_goes_above_the_line()
    {
        var terminal = new FakeTerminal();
        using var screen = new Screen(terminal, _time);
        screen.ShowProgress(1, Record(1, "Waiting", "here", percent: 5));
        screen.Write("half ");
        Assert.Equal(["half"], terminal.Lines);
        screen.Write("a line\n");
        Assert.Equal(["half a line", "Waiting: here 5% 0:00"], terminal.Lines);
        using (screen.Hold())
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(["half a line"], terminal.Lines);
        }

        Assert.Equal(["half a line", "Waiting: here 5% 0:01"], terminal.Lines);
        screen.ClearProgress();
        Assert.Equal(["half a line"], terminal.Lines);
    }

    [Fact]
    public void Line_never_fills_the_width()
    {
        var terminal = new FakeTerminal { Width = 20 };
        using var screen = new Screen(terminal, _time);
        screen.ShowProgress(1, Record(1, "A very long name of an activity", "status"));
        Assert.Equal(["| A very lo... 0:00"], terminal.Lines);
    }

    [Fact]
    public void Completing_a_parent_completes_its_children()
    {
        var pane = new ProgressPane(_time);
        pane.Update(1, Record(1, "Parent", "p"));
        pane.Update(1, Record(2, "Child", "c", parent: 1));
        pane.Update(2, Record(2, "Other", "o"));
        pane.Update(1, Completed(1));
        Assert.Equal("| Other: o 0:00", pane.Render(60));
        pane.Update(2, Completed(2));
        Assert.True(pane.IsEmpty);
    }

    [Fact]
    public async Task Line_is_gone_when_the_command_ends()
    {
        var terminal = new FakeTerminal();
        await ShellRunner.RunAsync(["-n", "-c", Write("'done'")], terminal, _time);
        Assert.Contains("Busy: still", terminal.Raw);
        Assert.Equal(["done"], terminal.Lines);
    }

    [Fact]
    public async Task Nothing_is_shown_without_a_terminal()
    {
        ShellOutcome run = await ShellTest.RunCommandAsync(Write("'done'"));
        Assert.Equal("done\n", run.Output);
        Assert.Empty(run.Error);
    }

    private static string Write(string then) =>
        "[CmdletBinding()] param() $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'Busy', 'still')); " + then;

    private static ProgressRecord Record(int id, string activity, string status, int percent = -1, int parent = -1) =>
        new(id, activity, status) { PercentComplete = percent, ParentActivityId = parent };

    private static ProgressRecord Completed(int id) => new(id, "a", "s") { RecordType = ProgressRecordType.Completed };
}
