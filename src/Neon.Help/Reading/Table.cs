namespace Neon.Help.Reading;

/// <summary>Rows of cells; the first row holds the titles.</summary>
internal sealed record Table(IReadOnlyList<IReadOnlyList<Paragraph>> Rows) : Block;
