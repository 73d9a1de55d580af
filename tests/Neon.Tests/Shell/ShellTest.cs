using Neon.Shell;
using Xunit;

namespace Neon.Tests.Shell;

/// <summary>Runs the shell without the module and keeps what it printed.</summary>
internal static class ShellTest
{
    /// <summary>Runs a command line in a shell whose output is redirected.</summary>
    public static Task<ShellOutcome> RunCommandAsync(string command) => RunAsync("", "-c", command);

    /// <summary>Runs the lines of standard input.</summary>
    public static Task<ShellOutcome> RunInputAsync(string input) => RunAsync(input, "-i");

    /// <summary>Runs a script with a text of its own.</summary>
    public static async Task<ShellOutcome> RunScriptAsync(string script, params string[] arguments)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("neon-shell-");
        try
        {
            string path = Path.Combine(folder.FullName, "script.ps1");
            await File.WriteAllTextAsync(path, script);
            return await RunAsync("", [path, .. arguments]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Types at an interactive prompt, then leaves.</summary>
    public static async Task<int> TypeAsync(FakeTerminal terminal)
    {
        int exitCode = await ShellRunner.RunAsync(["-n", "-i"], terminal);
        Assert.False(terminal.HasKeys, "The shell ended before it read every key.");
        return exitCode;
    }

    private static async Task<ShellOutcome> RunAsync(string input, params string[] args)
    {
        var console = new TextConsole(input);
        int exitCode = await ShellRunner.RunAsync(["-n", .. args], console);
        return new(exitCode, console.OutputText.ReplaceLineEndings("\n"), console.ErrorText.ReplaceLineEndings("\n"));
    }
}
