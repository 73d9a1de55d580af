using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>Breaks text into lines.</summary>
internal static class TextWrap
{
    // Code up to this length stays on one line.
    private const int MaxUnbrokenLength = 40;
    private const char HardSpace = '\u00A0';

    /// <summary>The length of the longest word, which no line can be narrower than.</summary>
    public static int MaxWordLength(Paragraph paragraph) => Words(paragraph).Select(word => word.Length).DefaultIfEmpty().Max();

    /// <summary>The lines of a paragraph, indented, at most so wide unless one word is wider; never none.</summary>
    public static IEnumerable<string> Lines(Paragraph paragraph, int indent, int width)
    {
        var margin = new string(' ', indent);
        var line = margin;
        foreach (var word in Words(paragraph))
        {
            if (line.Length == indent)
            {
                line += word;
            }
            else if (line.Length + 1 + word.Length <= width)
            {
                line += " " + word;
            }
            else
            {
                yield return line.Replace(HardSpace, ' ');
                line = margin + word;
            }
        }

        yield return line.Replace(HardSpace, ' ');
    }

    private static string[] Words(Paragraph paragraph) => string.Concat(paragraph.Inlines.Select(inline =>
            inline.Kind == InlineKind.Code && inline.Text.Length <= MaxUnbrokenLength ? inline.Text.Replace(' ', HardSpace) : PlainText.Format(inline)))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
