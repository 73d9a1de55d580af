namespace Neon.Help.Reading;

/// <summary>A value of an enumeration or of a fixed list.</summary>
internal sealed record AcceptedValue(string Name, IReadOnlyList<Block> Text);
