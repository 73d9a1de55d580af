namespace Neon.Help.Reading;

/// <summary>Lines to be printed as they are.</summary>
internal sealed record CodeBlock(string Code, string Language) : Block
{
    public const string PowerShell = "powershell";

    /// <summary>Why the code cannot run against the emulator, when it cannot.</summary>
    public string? NotRun { get; init; }
}
