using Xunit;

namespace Neon.Tests.Shell;

public sealed class InteractiveTests
{
    private const string SetPrompt = "function prompt { 'PS> ' }\n";

    [Fact]
    public async Task Errors_do_not_end_the_shell_and_exit_does()
    {
        FakeTerminal terminal = new FakeTerminal().Type(SetPrompt + "throw 'oops'\n$?\n'alive'\nexit 5\n");
        Assert.Equal(5, await ShellTest.TypeAsync(terminal));
        Assert.Contains("Exception: oops", terminal.Lines);
        Assert.Contains("False", terminal.Lines);
        Assert.Contains("alive", terminal.Lines);
        Assert.Equal("PS> exit 5", terminal.Lines[^1]);
    }

    [Fact]
    public async Task Incomplete_input_continues_on_the_next_line()
    {
        FakeTerminal terminal = new FakeTerminal().Type(SetPrompt + "if ($true) {\n'inside'\n}\n").PressControl(ConsoleKey.D);
        Assert.Equal(0, await ShellTest.TypeAsync(terminal));
        Assert.Equal(["PS> if ($true) {", ">> 'inside'", ">> }", "inside", "PS>"], terminal.Lines[^5..]);
    }

    [Fact]
    public async Task Interrupt_clears_the_line_and_what_came_before_it()
    {
        FakeTerminal terminal = new FakeTerminal().Type(SetPrompt + "if (1\n'no").PressControl(ConsoleKey.C)
            .Type("'yes'\n").PressControl(ConsoleKey.D);
        Assert.Equal(0, await ShellTest.TypeAsync(terminal));
        Assert.Equal(["PS> if (1", ">> 'no^C", "PS> 'yes'", "yes", "PS>"], terminal.Lines[^5..]);
    }

    [Fact]
    public async Task Interrupt_stops_the_command_and_not_the_shell()
    {
        FakeTerminal terminal = new FakeTerminal().Type(SetPrompt + "'run' + 'ning'; while ($true) { }\n'alive'\n")
            .PressControl(ConsoleKey.D).InterruptAt("running");
        Assert.Equal(0, await ShellTest.TypeAsync(terminal));
        Assert.Equal(["running", "PS> 'alive'", "alive", "PS>"], terminal.Lines[^4..]);
    }

    [Fact]
    public async Task Keys_edit_the_line()
    {
        FakeTerminal terminal = new FakeTerminal().Type(SetPrompt + "bcX'")
            .Press(ConsoleKey.Home).Type("'a")
            .Press(ConsoleKey.End, ConsoleKey.LeftArrow, ConsoleKey.Backspace)
            .Type("dY").Press(ConsoleKey.LeftArrow, ConsoleKey.Delete, ConsoleKey.RightArrow).Type("\n")
            .PressControl(ConsoleKey.D);
        await ShellTest.TypeAsync(terminal);
        Assert.Equal(["PS> 'abcd'", "abcd", "PS>"], terminal.Lines[^3..]);
    }

    [Fact]
    public async Task Long_lines_wrap_and_are_edited_across_the_wrap()
    {
        FakeTerminal terminal = new FakeTerminal { Width = 10 }.Type("function prompt { '> ' }\n'123456789012345'")
            .Press([.. Enumerable.Repeat(ConsoleKey.LeftArrow, 12)]).Type("X").Press(ConsoleKey.Home).Press(ConsoleKey.Delete).Type("'\n")
            .PressControl(ConsoleKey.D);
        await ShellTest.TypeAsync(terminal);
        Assert.Equal(["> '1234X56", "789012345'", "1234X56789", "012345", ">"], terminal.Lines[^5..]);
    }

    [Fact]
    public async Task Tab_walks_through_the_completions()
    {
        const string Functions = "function Get-ZebraOne { 'one' }; function Get-ZebraTwo { 'two' }\n";
        FakeTerminal terminal = new FakeTerminal { Width = 100 }.Type(SetPrompt + Functions)
            .Type("Get-Zeb").Press(ConsoleKey.Tab).Type("\n")
            .Type("Get-Zeb").Press(ConsoleKey.Tab, ConsoleKey.Tab).Type("\n")
            .Type("Get-Zeb").Press(ConsoleKey.Tab, ConsoleKey.Tab, ConsoleKey.Tab).PressShift(ConsoleKey.Tab).Type("\n")
            .PressControl(ConsoleKey.D);
        await ShellTest.TypeAsync(terminal);
        Assert.Equal(
            ["PS> Get-ZebraOne", "one", "PS> Get-ZebraTwo", "two", "PS> Get-ZebraTwo", "two", "PS>"],
            terminal.Lines[^7..]);
    }

    [Fact]
    public async Task Completion_knows_the_lines_before()
    {
        FakeTerminal terminal = new FakeTerminal().Type(SetPrompt + "$zebra = 'striped'; if ($true) {\n$zeb").Press(ConsoleKey.Tab)
            .Type("\n}\n").PressControl(ConsoleKey.D);
        await ShellTest.TypeAsync(terminal);
        Assert.Equal([">> $zebra", ">> }", "striped", "PS>"], terminal.Lines[^4..]);
    }
}
