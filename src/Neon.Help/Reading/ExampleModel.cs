namespace Neon.Help.Reading;

/// <summary>An example: its title, its introduction, its code and its result.</summary>
internal sealed record ExampleModel(
    string? Title,
    IReadOnlyList<Block> Introduction,
    CodeBlock? Code,
    IReadOnlyList<Block> Remarks)
{
    /// <summary>Every block of PowerShell in the example.</summary>
    public IEnumerable<string> Scripts =>
        new Block?[] { Code }.Concat(Introduction).Concat(Remarks).OfType<CodeBlock>()
            .Where(block => block.Language == CodeBlock.PowerShell).Select(block => block.Code);
}
