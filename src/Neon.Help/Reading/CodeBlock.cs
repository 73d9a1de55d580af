namespace Neon.Help.Reading;

/// <summary>Lines to be printed as they are.</summary>
internal sealed record CodeBlock(string Code, string Language) : Block
{
    public const string PowerShell = "powershell";
}
