using System.Globalization;
using System.Text.RegularExpressions;
using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>Blocks of text as Markdown.</summary>
internal static partial class MarkdownText
{
    /// <summary>Blocks with blank lines between them.</summary>
    public static string Of(IEnumerable<Block> blocks) => string.Join("\n\n", blocks.Select(Format));

    /// <summary>Everything on one line, fit for the cell of a table.</summary>
    public static string Cell(IEnumerable<Block> blocks) =>
        Of(blocks).ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    public static string Format(Inline inline) => inline.Kind switch
    {
        InlineKind.Code => Code(inline.Text),
        InlineKind.Cmdlet => $"[{inline.Text}]({inline.Text}.md)",
        InlineKind.Topic => $"[{inline.Text}](../about/{inline.Text}.md)",
        InlineKind.Link when inline.Uri == inline.Text => $"<{inline.Uri}>",
        InlineKind.Link => $"[{Escape(inline.Text)}]({inline.Uri})",
        _ => Escape(inline.Text),
    };

    public static string Code(string text) =>
        text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";

    public static string Fence(string code, string language)
    {
        // A fence must be longer than any run of back-ticks inside it.
        var longest = Backticks().Matches(code).Select(match => match.Length).DefaultIfEmpty().Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}{language}\n{code}\n{fence}";
    }

    public static string Escape(string text) => Special().Replace(text, "\\$0");

    private static string Format(Block block) => block switch
    {
        Paragraph paragraph => string.Concat(paragraph.Inlines.Select(Format)),
        ListBlock list => string.Join('\n', list.Items.Select((item, index) => Format(list, item, index))),
        CodeBlock code => Fence(code.Code, code.Language),
        _ => throw new InvalidOperationException($"There is no Markdown for {block.GetType().Name}."),
    };

    private static string Format(ListBlock list, IReadOnlyList<Block> item, int index)
    {
        var marker = list.Ordered ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ") : "- ";
        var lines = Of(item).Split('\n').Select((line, number) => number == 0 || line.Length == 0 ? line : new string(' ', marker.Length) + line);
        return marker + string.Join('\n', lines);
    }

    [GeneratedRegex(@"[\\`*<\[]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")]
    private static partial Regex Special();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();
}
