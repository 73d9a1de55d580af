using Neon.Shell;
using Xunit;

namespace Neon.Tests.Shell;

public sealed class PromptTests
{
    private const string AskBeforeRemoving =
        "$ErrorActionPreference = 'Stop'; function Remove-Thing { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() if ($PSCmdlet.ShouldProcess('thing', 'Remove')) { 'removed' } }; Remove-Thing";

    [Theory]
    [InlineData("$Host.UI.ReadLine()")]
    [InlineData("$Host.UI.ReadLineAsSecureString()")]
    [InlineData("$Host.UI.PromptForCredential('', '', '', '')")]
    [InlineData("$Host.UI.RawUI.ReadKey()")]
    [InlineData(AskBeforeRemoving)]
    public async Task Nobody_is_asked_without_a_terminal(string command)
    {
        ShellOutcome run = await ShellTest.RunCommandAsync(command);
        Assert.Equal(1, run.ExitCode);
        Assert.Matches("not\\s+connected\\s+to\\s+a\\s+terminal", run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Missing_parameter_is_an_error_without_a_terminal()
    {
        ShellOutcome run = await ShellTest.RunCommandAsync("function f { param([Parameter(Mandatory)] $Value) }; f");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("mandatory parameters: Value", run.Error);
    }

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("\n", true)]
    [InlineData("no\n", false)]
    [InlineData("what\n?\nN\n", false)]
    public async Task High_impact_is_confirmed(string typed, bool removed)
    {
        FakeTerminal terminal = new FakeTerminal { Width = 100 }.Type(typed);
        Assert.Equal(0, await ShellRunner.RunAsync(["-n", "-c", AskBeforeRemoving], terminal));
        Assert.Contains("Performing the operation \"Remove\" on target \"thing\".", terminal.Lines);
        Assert.Contains(terminal.Lines, l => l.StartsWith("[Y] Yes  [A] Yes to All  [N] No", StringComparison.Ordinal));
        Assert.Equal(removed, terminal.Lines.Contains("removed"));
        Assert.False(terminal.HasKeys);
    }

    [Fact]
    public async Task Suspending_opens_a_nested_prompt_that_exit_leaves()
    {
        FakeTerminal terminal = new FakeTerminal { Width = 100 }.Type("s\n'nested ' + $NestedPromptLevel\nexit\ny\n");
        Assert.Equal(0, await ShellRunner.RunAsync(["-n", "-c", AskBeforeRemoving], terminal));
        Assert.Contains("nested 1", terminal.Lines);
        Assert.Equal("removed", terminal.Lines[^1]);
    }

    [Fact]
    public async Task Interrupting_a_question_stops_the_command()
    {
        FakeTerminal terminal = new FakeTerminal().PressControl(ConsoleKey.C);
        Assert.Equal(130, await ShellRunner.RunAsync(["-n", "-c", "$Host.UI.ReadLine(); 'not reached'"], terminal));
        Assert.Equal(["^C"], terminal.Lines);
    }

    [Fact]
    public async Task Mandatory_parameters_are_asked_for_with_their_types()
    {
        const string Command =
            "function f { param([Parameter(Mandatory, HelpMessage = 'How many.')] [int] $Count, [Parameter(Mandatory)] [string[]] $Name) \"$Count of $Name\" }; f";
        FakeTerminal terminal = new FakeTerminal().Type("!?\nmany\n3\na\nb\n\n");
        Assert.Equal(0, await ShellRunner.RunAsync(["-n", "-c", Command], terminal));
        Assert.Contains("How many.", terminal.Lines);
        Assert.Contains("'many' is no value of the type Int32.", terminal.Lines);
        Assert.Contains("Name[1]: b", terminal.Lines);
        Assert.Equal("3 of a b", terminal.Lines[^1]);
    }

    [Fact]
    public async Task Secrets_are_never_shown()
    {
        const string Command = "$c = $Host.UI.PromptForCredential('Sign in', '', '', ''); \"$($c.UserName) $($c.Password.Length)\"";
        FakeTerminal terminal = new FakeTerminal().Type("me\nhushX").Press(ConsoleKey.Backspace).Type("\n");
        Assert.Equal(0, await ShellRunner.RunAsync(["-n", "-c", Command], terminal));
        Assert.Equal(["Sign in", "User: me", "Password for user me: ****", "me 4"], terminal.Lines);
        Assert.DoesNotContain("hush", terminal.Raw);
    }
}
