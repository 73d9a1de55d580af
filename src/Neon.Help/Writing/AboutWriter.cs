using System.Globalization;
using System.Text;
using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>
/// Writes topics as the text files that Get-Help prints as they are: sections in capitals, text wrapped for a narrow window,
/// code unbroken.
/// </summary>
internal static class AboutWriter
{
    /// <summary>The width that text is wrapped at.</summary>
    public const int Width = 80;

    /// <summary>How far text is indented.</summary>
    public const int Indent = 4;

    /// <summary>How far code is indented.</summary>
    public const int CodeIndent = 6;

    /// <summary>Writes a file for each topic, and deletes those of removed topics.</summary>
    public static void Write(IReadOnlyList<AboutTopic> topics, string folder)
    {
        var texts = topics.ToDictionary(topic => topic.Name + ".help.txt", Text, StringComparer.OrdinalIgnoreCase);
        Directory.CreateDirectory(folder);
        foreach (var stale in Directory.GetFiles(folder, "about_*.help.txt").Where(path => !texts.ContainsKey(Path.GetFileName(path))))
        {
            File.Delete(stale);
        }

        foreach (var (name, text) in texts)
        {
            File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(false));
        }
    }

    /// <summary>The topic as text. Get-Help takes the fifth line for its synopsis.</summary>
    public static string Text(AboutTopic topic)
    {
        var lines = new List<string> { "TOPIC", new string(' ', Indent) + topic.Name };
        foreach (var (title, blocks) in topic.Sections)
        {
            lines.AddRange(["", title.ToUpperInvariant()]);
            lines.AddRange(Body(blocks));
        }

        return string.Join('\n', lines.Select(line => line.TrimEnd())) + "\n";
    }

    private static IEnumerable<string> Body(IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0)
            {
                yield return "";
            }

            foreach (var line in blocks[i] is Heading heading ? [new string(' ', Indent / 2) + heading.Text] : Lines(blocks[i], Indent))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Lines(Block block, int indent) => block switch
    {
        Paragraph paragraph => TextWrap.Lines(paragraph, indent, Width),
        ListBlock list => list.Items.SelectMany((item, index) => Item(list, item, index, indent)),
        CodeBlock code => code.Code.Split('\n').Select(line => new string(' ', indent + CodeIndent - Indent) + line),
        Table table => TextTable.Lines(table, indent, Width),
        _ => throw new InvalidOperationException($"There is no text for {block.GetType().Name} here."),
    };

    private static List<string> Item(ListBlock list, IReadOnlyList<Block> item, int index, int indent)
    {
        var marker = list.Ordered ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ") : "- ";
        var lines = item.SelectMany((block, number) => Lines(block, indent + marker.Length).Prepend(number == 0 ? null : "")).OfType<string>().ToList();
        lines[0] = new string(' ', indent) + marker + lines[0].TrimStart();
        return lines;
    }
}
