using System.Globalization;
using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>Blocks of text as plain lines, for Get-Help.</summary>
internal static class PlainText
{
    /// <summary>One string for each block; a list has one line for each item.</summary>
    public static IEnumerable<string> Paragraphs(IEnumerable<Block> blocks) => blocks.Select(block => Format(block));

    /// <summary>All blocks on one line.</summary>
    public static string Of(IEnumerable<Block> blocks) => string.Join(' ', Paragraphs(blocks));

    private static string Format(Block block) => block switch
    {
        Paragraph paragraph => string.Concat(paragraph.Inlines.Select(Format)),
        ListBlock list => string.Join('\n', list.Items.Select((item, index) => Format(list, item, index))),
        CodeBlock code => code.Code,
        _ => throw new InvalidOperationException($"There is no plain text for {block.GetType().Name}."),
    };

    private static string Format(ListBlock list, IReadOnlyList<Block> item, int index)
    {
        var marker = list.Ordered ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ") : "- ";
        return marker + string.Join('\n', Paragraphs(item)).Replace("\n", "\n" + new string(' ', marker.Length), StringComparison.Ordinal);
    }

    public static string Format(Inline inline) =>
        inline.Uri is { } uri && uri != inline.Text ? $"{inline.Text} ({uri})" : inline.Text;
}
