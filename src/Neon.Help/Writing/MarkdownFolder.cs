using System.Text;
using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>Writes the folder of reference pages: one for each cmdlet and an index by noun.</summary>
internal static class MarkdownFolder
{
    /// <summary>First line of every page, by which pages of cmdlets that are gone are found again.</summary>
    public const string Marker = "<!-- Generated from the XML documentation of the cmdlet's source. -->";

    public const string IndexName = "README.md";

    public static void Write(IReadOnlyList<CmdletModel> cmdlets, string folder)
    {
        var pages = cmdlets.ToDictionary(cmdlet => cmdlet.Name + ".md", MarkdownWriter.Page, StringComparer.OrdinalIgnoreCase);
        pages[IndexName] = Index(cmdlets);

        Directory.CreateDirectory(folder);
        foreach (var stale in Directory.GetFiles(folder, "*.md").Where(path => !pages.ContainsKey(Path.GetFileName(path))))
        {
            if (File.ReadLines(stale).FirstOrDefault() == Marker)
            {
                File.Delete(stale);
            }
        }

        foreach (var (name, text) in pages)
        {
            File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(false));
        }
    }

    public static string Index(IEnumerable<CmdletModel> cmdlets)
    {
        var text = new StringBuilder().Append(Marker).Append("\n\n# Cmdlet reference\n");
        foreach (var noun in cmdlets.GroupBy(cmdlet => cmdlet.Noun, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase))
        {
            text.Append("\n## ").Append(noun.Key).Append("\n\n| Cmdlet | Purpose |\n| --- | --- |\n");
            foreach (var cmdlet in noun)
            {
                text.Append("| [").Append(cmdlet.Name).Append("](").Append(cmdlet.Name).Append(".md) | ")
                    .Append(MarkdownText.Cell(cmdlet.Synopsis)).Append(" |\n");
            }
        }

        return text.ToString();
    }
}
