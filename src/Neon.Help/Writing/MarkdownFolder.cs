using System.Text;
using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>Writes the folder of reference pages: one for each cmdlet, and an index by task or, without tasks, by noun.</summary>
internal static class MarkdownFolder
{
    /// <summary>The first line of every page, by which pages of removed cmdlets are found.</summary>
    public const string Marker = "<!-- Generated from the XML documentation of the cmdlet's source. -->";

    public const string IndexName = "README.md";

    public static void Write(IReadOnlyList<CmdletModel> cmdlets, string folder, TaskList? tasks = null)
    {
        var pages = cmdlets.ToDictionary(cmdlet => cmdlet.Name + ".md", MarkdownWriter.Page, StringComparer.OrdinalIgnoreCase);
        pages[IndexName] = Index(cmdlets, tasks);

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

    public static string Index(IReadOnlyList<CmdletModel> cmdlets, TaskList? tasks = null)
    {
        var text = new StringBuilder().Append(Marker).Append("\n\n# Cmdlet reference\n");
        foreach (var (title, members) in tasks?.Group(cmdlets) ?? ByNoun(cmdlets))
        {
            text.Append("\n## ").Append(title).Append("\n\n| Cmdlet | Purpose |\n| --- | --- |\n");
            foreach (var cmdlet in members)
            {
                text.Append("| [").Append(cmdlet.Name).Append("](").Append(cmdlet.Name).Append(".md) | ")
                    .Append(MarkdownText.Cell(cmdlet.Synopsis)).Append(" |\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<(string Title, IReadOnlyList<CmdletModel> Cmdlets)> ByNoun(IEnumerable<CmdletModel> cmdlets) => cmdlets
        .GroupBy(cmdlet => cmdlet.Noun, StringComparer.OrdinalIgnoreCase)
        .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
        .Select(group => (group.Key, (IReadOnlyList<CmdletModel>)[.. group]));
}
