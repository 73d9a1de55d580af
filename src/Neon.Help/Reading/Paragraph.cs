namespace Neon.Help.Reading;

/// <summary>Running text.</summary>
internal sealed record Paragraph(IReadOnlyList<Inline> Inlines) : Block
{
    public static Paragraph Of(string text) => new([new Inline(InlineKind.Text, text)]);
}
