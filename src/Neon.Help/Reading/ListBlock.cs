namespace Neon.Help.Reading;

/// <summary>A list; each item is a run of blocks.</summary>
internal sealed record ListBlock(bool Ordered, IReadOnlyList<IReadOnlyList<Block>> Items) : Block;
