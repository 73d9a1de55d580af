namespace Neon.Tests.Shell;

/// <summary>What a shell left behind.</summary>
internal sealed record ShellOutcome(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
