namespace Neon.Help.Reading;

/// <summary>An example: what it is called, what it is about, what to type and what happens.</summary>
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
