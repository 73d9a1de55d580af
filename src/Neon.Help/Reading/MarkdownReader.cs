using System.Text.RegularExpressions;

namespace Neon.Help.Reading;

/// <summary>
/// Reads the Markdown that documents of this repository are written in: headings, paragraphs, lists, tables and fenced code.
/// A comment <c>not run: reason</c> above a block of code says that the code cannot run against the emulator.
/// </summary>
internal sealed partial class MarkdownReader
{
    private readonly string[] _lines;
    private readonly List<Block> _blocks = [];
    private string? _notRun;
    private int _at;

    private MarkdownReader(IEnumerable<string> lines) => _lines = [.. lines];

    public static IReadOnlyList<Block> Read(string text) => Read(text.ReplaceLineEndings("\n").Split('\n'));

    private static List<Block> Read(IEnumerable<string> lines)
    {
        var reader = new MarkdownReader(lines);
        while (reader._at < reader._lines.Length)
        {
            reader.ReadBlock();
        }

        return reader._blocks;
    }

    private void ReadBlock()
    {
        var line = _lines[_at];
        if (Fence().Match(line) is { Success: true } fence)
        {
            _at++;
            var code = TakeWhile(next => next != fence.Groups["ticks"].Value);
            _at++;
            _blocks.Add(new CodeBlock(string.Join('\n', code), fence.Groups["language"].Value) { NotRun = _notRun });
            _notRun = null;
        }
        else if (Title().Match(line) is { Success: true } title)
        {
            _at++;
            _blocks.Add(new Heading(title.Groups["level"].Length, title.Groups["text"].Value));
        }
        else if (Comment().Match(line) is { Success: true } comment)
        {
            _at++;
            _notRun = comment.Groups["reason"] is { Success: true } reason ? reason.Value : null;
        }
        else if (line.StartsWith('|'))
        {
            // The second line only rules off the titles.
            var rows = TakeWhile(next => next.StartsWith('|')).Where((_, index) => index != 1);
            _blocks.Add(new Table([.. rows.Select(ReadRow)]));
        }
        else if (Item().Match(line) is { Success: true } item)
        {
            _blocks.Add(ReadList(item.Groups["number"].Success));
        }
        else if (line.Length == 0)
        {
            _at++;
        }
        else
        {
            var first = _lines[_at++];
            _blocks.Add(ParagraphOf(string.Join(' ', TakeWhile(next => next.Length > 0 && !BlockStart().IsMatch(next)).Prepend(first))));
        }
    }

    private ListBlock ReadList(bool ordered)
    {
        var items = new List<IReadOnlyList<Block>>();
        while (_at < _lines.Length && Item().Match(_lines[_at]) is { Success: true } item && item.Groups["number"].Success == ordered)
        {
            var indent = item.Length;
            var first = _lines[_at++][indent..];
            var rest = TakeWhile(next => next.Length == 0 || IndentOf(next) >= indent);
            items.Add(Read(rest.Select(line => line.Length == 0 ? line : line[indent..]).Prepend(first)));
        }

        return new ListBlock(ordered, items);
    }

    private List<string> TakeWhile(Func<string, bool> belongs)
    {
        var taken = new List<string>();
        while (_at < _lines.Length && belongs(_lines[_at]))
        {
            taken.Add(_lines[_at++]);
        }

        return taken;
    }

    private static IReadOnlyList<Paragraph> ReadRow(string line) =>
        [.. CellEnd().Split(line.Trim().Trim('|')).Select(cell => ParagraphOf(cell.Trim().Replace("\\|", "|", StringComparison.Ordinal)))];

    private static Paragraph ParagraphOf(string text)
    {
        var inlines = new List<Inline>();
        var end = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            AddText(inlines, text[end..mark.Index]);
            end = mark.Index + mark.Length;
            if (mark.Groups["code"] is { Success: true } code)
            {
                inlines.Add(new Inline(InlineKind.Code, code.Value));
            }
            else if (mark.Groups["uri"] is { Success: true } uri)
            {
                // A path leads to another page of the repository, whose name is in the text.
                var label = mark.Groups["label"] is { Success: true } given ? given.Value.Replace("`", "", StringComparison.Ordinal) : uri.Value;
                inlines.Add(uri.Value.Contains(':', StringComparison.Ordinal)
                    ? new Inline(InlineKind.Link, label, uri.Value)
                    : new Inline(InlineKind.Text, label));
            }
            else
            {
                AddText(inlines, mark.Groups["strong"].Value + mark.Groups["escaped"].Value);
            }
        }

        AddText(inlines, text[end..]);
        return new Paragraph(inlines);
    }

    private static void AddText(List<Inline> inlines, string text)
    {
        if (text.Length > 0)
        {
            inlines.Add(new Inline(InlineKind.Text, text));
        }
    }

    private static int IndentOf(string line) => line.Length - line.TrimStart(' ').Length;

    [GeneratedRegex("^(?<ticks>`{3,})(?<language>[a-z]*)$")]
    private static partial Regex Fence();

    [GeneratedRegex("^(?<level>#+) (?<text>.*)$")]
    private static partial Regex Title();

    [GeneratedRegex("^<!-- (not run: (?<reason>.*?)|.*?) -->$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(-|(?<number>\d+)\.) +")]
    private static partial Regex Item();

    [GeneratedRegex(@"^(```|#+ |<!-- |\||- |\d+\. )")]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();

    [GeneratedRegex(@"`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<uri>[^)]+)\)|<(?<uri>https://[^>]+)>|\*\*(?<strong>[^*]+)\*\*|\\(?<escaped>[\\`*_<>\[\]|])")]
    private static partial Regex Mark();
}
