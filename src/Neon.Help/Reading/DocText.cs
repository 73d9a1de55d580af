using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Neon.Help.Reading;

/// <summary>Reads the markup of a documentation element into blocks of text.</summary>
internal sealed partial class DocText(References references)
{
    // The compiler indents every line of a member's documentation by this much.
    private const int CompilerIndent = 12;

    public IReadOnlyList<Block> Read(XElement? element)
    {
        var blocks = new List<Block>();
        var line = new List<Inline>();
        if (element is not null)
        {
            ReadInto(element, blocks, line);
            Flush(blocks, line);
        }

        return blocks;
    }

    private void ReadInto(XElement element, List<Block> blocks, List<Inline> line)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText text:
                    line.Add(new Inline(InlineKind.Text, Whitespace().Replace(text.Value, " ")));
                    break;
                case XElement child:
                    ReadElement(child, blocks, line);
                    break;
            }
        }
    }

    private void ReadElement(XElement element, List<Block> blocks, List<Inline> line)
    {
        switch (element.Name.LocalName)
        {
            case "para":
                Flush(blocks, line);
                ReadInto(element, blocks, line);
                Flush(blocks, line);
                break;
            case "br":
                Flush(blocks, line);
                break;
            case "code":
                Flush(blocks, line);
                blocks.Add(new CodeBlock(Dedent(element.Value), (string?)element.Attribute("language") ?? CodeBlock.PowerShell));
                break;
            case "list":
                Flush(blocks, line);
                blocks.Add(ReadList(element));
                break;
            case "c":
                line.Add(new Inline(InlineKind.Code, Whitespace().Replace(element.Value, " ")));
                break;
            case "paramref" or "typeparamref":
                line.Add(new Inline(InlineKind.Code, (string?)element.Attribute("name") ?? ""));
                break;
            case "see" or "seealso":
                line.Add(ReadReference(element));
                break;
            default:
                // Emphasis and whatever else wraps text: the text is what counts.
                ReadInto(element, blocks, line);
                break;
        }
    }

    /// <summary>What a see or seealso element points to.</summary>
    public Inline ReadReference(XElement element)
    {
        var text = Whitespace().Replace(element.Value, " ").Trim();
        if ((string?)element.Attribute("href") is { } href)
        {
            return href.StartsWith("about_", StringComparison.Ordinal)
                ? new Inline(InlineKind.Topic, href)
                : new Inline(InlineKind.Link, text.Length == 0 ? href : text, href);
        }

        return (string?)element.Attribute("langword") is { } langword
            ? new Inline(InlineKind.Code, References.Keyword(langword))
            : references.Resolve((string?)element.Attribute("cref") ?? "", text);
    }

    private ListBlock ReadList(XElement list)
    {
        var items = list.Elements().Where(item => item.Name.LocalName is "item" or "listheader").Select(ReadItem);
        return new ListBlock((string?)list.Attribute("type") == "number", items.ToList());
    }

    private IReadOnlyList<Block> ReadItem(XElement item)
    {
        var descriptions = item.Elements("description").ToList();
        if (item.Element("term") is not { } term)
        {
            return descriptions.Count == 0 ? Read(item) : descriptions.SelectMany(Read).ToList();
        }

        var blocks = Read(term).Concat(descriptions.SelectMany(Read)).ToList();
        if (blocks is [Paragraph name, Paragraph text, ..])
        {
            blocks[1] = new Paragraph([.. name.Inlines, new Inline(InlineKind.Text, ": "), .. text.Inlines]);
            blocks.RemoveAt(0);
        }

        return blocks;
    }

    private static void Flush(List<Block> blocks, List<Inline> line)
    {
        // White space at either end of a paragraph is layout of the source.
        while (line.Count > 0 && line[0].Kind == InlineKind.Text && string.IsNullOrWhiteSpace(line[0].Text))
        {
            line.RemoveAt(0);
        }

        while (line.Count > 0 && line[^1].Kind == InlineKind.Text && string.IsNullOrWhiteSpace(line[^1].Text))
        {
            line.RemoveAt(line.Count - 1);
        }

        if (line.Count > 0)
        {
            line[0] = line[0] with { Text = line[0].Text.TrimStart() };
            line[^1] = line[^1] with { Text = line[^1].Text.TrimEnd() };
            blocks.Add(new Paragraph([.. line]));
        }

        line.Clear();
    }

    private static string Dedent(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n').Select(text => text.TrimEnd()).ToList();
        var indents = lines.Skip(1).Where(text => text.Length > 0).Select(IndentOf).DefaultIfEmpty().Min();
        if (lines[0].Length > 0)
        {
            // The first line starts after the tag, so its indentation is unknown: that of the compiler is the most likely.
            indents = Math.Min(indents, CompilerIndent);
            lines[0] = new string(' ', indents) + lines[0].TrimStart();
        }

        var start = lines.FindIndex(text => text.Length > 0);
        var end = lines.FindLastIndex(text => text.Length > 0);
        return start < 0
            ? ""
            : string.Join('\n', lines[start..(end + 1)].Select(text => text.Length == 0 ? text : text[indents..]));
    }

    private static int IndentOf(string text) => text.Length - text.TrimStart().Length;

    [GeneratedRegex("[ \t\r\n]+")]
    private static partial Regex Whitespace();
}
