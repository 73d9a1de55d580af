namespace Neon.Help.Reading;

/// <summary>Rows of cells; the first row contains the titles.</summary>
internal sealed record Table(IReadOnlyList<IReadOnlyList<Paragraph>> Rows) : Block;
