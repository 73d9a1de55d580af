using Neon.Shell;
using Xunit;

namespace Neon.Tests.Shell;

public sealed class ShellRunnerTests
{
    [Fact]
    public async Task Script_prints_its_results_and_succeeds()
    {
        ShellOutcome run = await ShellTest.RunScriptAsync("param($Name, [switch] $Loud) \"$Name $Loud $args\"; $PSScriptRoot.Length -gt 0", "-Name", "a b", "-Loud", "rest");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["a b True rest", "True"], run.Lines);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Script_that_throws_fails_with_the_place()
    {
        ShellOutcome run = await ShellTest.RunScriptAsync("'before'\nthrow 'boom'\n'after'");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["before"], run.Lines);
        Assert.Contains("script.ps1:2", run.Error);
        Assert.Contains("boom", run.Error);
    }

    [Fact]
    public async Task Script_goes_on_after_an_error_that_does_not_terminate()
    {
        ShellOutcome run = await ShellTest.RunScriptAsync("Get-Nothing\n'after'");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["after"], run.Lines);
        Assert.Contains("Get-Nothing", run.Error);
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("function Leave { exit 3 }; Leave; 'not reached'", 3)]
    [InlineData("exit 0; throw 'not reached'", 0)]
    public async Task Script_leaves_with_its_own_code(string script, int code)
    {
        ShellOutcome run = await ShellTest.RunScriptAsync(script);
        Assert.Equal(code, run.ExitCode);
        Assert.Empty(run.Output + run.Error);
    }

    [Fact]
    public async Task Script_with_a_parse_error_fails()
    {
        ShellOutcome run = await ShellTest.RunScriptAsync("'x'\nfunction f {");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ParserError", run.Error);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("1 + 1", 0)]
    [InlineData("exit 9", 9)]
    [InlineData("throw 'x'", 1)]
    [InlineData("Get-Nothing", 1)]
    [InlineData("Get-Nothing; 1", 0)]
    [InlineData("if (1", 1)]
    public async Task Command_line_gives_an_exit_code(string command, int code) =>
        Assert.Equal(code, (await ShellTest.RunCommandAsync(command)).ExitCode);

    [Theory]
    [InlineData("--wrong")]
    [InlineData("-c")]
    [InlineData("-i", "more")]
    public async Task Wrong_arguments_are_refused(params string[] args)
    {
        var console = new TextConsole();
        Assert.Equal(64, await ShellRunner.RunAsync(args, console));
        Assert.Contains(args[0], console.ErrorText);
        Assert.Empty(console.OutputText);
    }

    [Fact]
    public async Task Help_names_the_options()
    {
        var console = new TextConsole();
        Assert.Equal(0, await ShellRunner.RunAsync(["-h"], console));
        Assert.Contains("--no-module", console.OutputText);
    }

    [Theory]
    [InlineData("no-such.ps1", "There is no script")]
    [InlineData(".", "There is no script")]
    public async Task Missing_script_fails(string path, string message)
    {
        var console = new TextConsole();
        Assert.Equal(1, await ShellRunner.RunAsync(["-n", path], console));
        Assert.Contains(message, console.ErrorText);
    }

    [Fact]
    public async Task Staged_module_is_imported()
    {
        var console = new TextConsole();
        Assert.Equal(0, await ShellRunner.RunAsync(["-c", "(Get-Module Neon).Name"], console));
        Assert.Equal("Neon", console.OutputText.Trim());
    }

    [Fact]
    public async Task Lines_of_redirected_input_are_run_to_the_end()
    {
        ShellOutcome run = await ShellTest.RunInputAsync("1 + 1\nif ($true) {\n  'inside'\n}\nthrow 'oops'\n$?\n$Error.Count\n(Get-History).Count");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["2", "inside", "False", "1", "5"], run.Lines);
        Assert.Contains("oops", run.Error);
    }

    [Fact]
    public async Task Exit_leaves_before_the_end_of_the_input()
    {
        ShellOutcome run = await ShellTest.RunInputAsync("'a'\nexit 4\n'b'\n");
        Assert.Equal(4, run.ExitCode);
        Assert.Equal(["a"], run.Lines);
    }

    [Fact]
    public async Task Half_a_command_at_the_end_of_the_input_is_explained()
    {
        ShellOutcome run = await ShellTest.RunInputAsync("'a'\nif (1");
        Assert.Contains("ParserError", run.Error);
        Assert.Equal(["a"], run.Lines);
    }

    [Fact]
    public async Task Interrupt_stops_a_command_line_with_130()
    {
        FakeTerminal terminal = new FakeTerminal { IsInteractive = false }.InterruptAt("running");
        Assert.Equal(130, await ShellRunner.RunAsync(["-n", "-c", "'running'; while ($true) { }"], terminal));
        Assert.Equal(["running"], terminal.Lines);
    }

    [Fact]
    public async Task Interrupt_before_the_command_begins_is_not_lost()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var console = new TextConsole();
        Assert.Equal(130, await ShellRunner.RunAsync(["-n", "-c", "while ($true) { }"], console, null, cancelled.Token));
    }

    [Fact]
    public async Task Streams_are_labelled_and_errors_go_elsewhere()
    {
        ShellOutcome run = await ShellTest.RunCommandAsync("""
            [CmdletBinding()] param()
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            $PSCmdlet.WriteWarning('careful')
            $PSCmdlet.WriteVerbose('chatty')
            $PSCmdlet.WriteDebug('deep')
            $PSCmdlet.WriteInformation('told', [string[]] @())
            $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new('broken'), 'Id', 'NotSpecified', $null))
            """);
        Assert.Equal(["WARNING: careful", "VERBOSE: chatty", "DEBUG: deep", "told"], run.Lines);
        Assert.Contains("broken", run.Error);
    }

    [Fact]
    public async Task Colours_need_a_terminal_that_wants_them()
    {
        const string Paint = "$PSStyle.Foreground.Red + 'red' + $PSStyle.Reset; $PSCmdlet; & { [CmdletBinding()] param() $PSCmdlet.WriteWarning('w') }";
        var coloured = new FakeTerminal { UsesColor = true };
        var plain = new FakeTerminal();
        await ShellRunner.RunAsync(["-n", "-c", Paint], coloured);
        await ShellRunner.RunAsync(["-n", "-c", Paint], plain);
        Assert.Contains("\e[31mred", coloured.Raw);
        Assert.Contains("\e[33;1mWARNING: w", coloured.Raw);
        Assert.DoesNotContain("\e[3", plain.Raw);
        Assert.Equal(["red", "WARNING: w"], plain.Lines);
    }

    [Theory]
    [InlineData("$PSVersionTable", "PSEdition                      Core")]
    [InlineData("@{ Key = 'value' }", "Key                            value")]
    [InlineData("[pscustomobject] @{ Name = 'a'; Size = 12 }", "a      12")]
    [InlineData("[IO.FileInfo]::new('some.txt')", "some.txt")]
    [InlineData("1.5; 'text'", "text")]
    public async Task Basic_types_are_formatted_by_the_engine(string command, string expected)
    {
        ShellOutcome run = await ShellTest.RunCommandAsync(command);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output);
    }
}
