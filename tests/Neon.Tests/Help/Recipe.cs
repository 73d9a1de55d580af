using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Neon.Tests.Support;

namespace Neon.Tests.Help;

/// <summary>Code that a document prints, with the surrounding text.</summary>
internal sealed partial record Recipe(string Place, string Code, string Words)
{
    /// <summary>The code of README, of all documents, of the samples and of every example of the help.</summary>
    public static IReadOnlyList<Recipe> All { get; } = [.. OfDocuments(), .. OfSamples(), .. OfExamples()];

    /// <summary>The code as parsed.</summary>
    public ScriptBlockAst Script => Parser.ParseInput(Code, out _, out _);

    private static string Root => StagedModule.RepositoryRoot;

    private static IEnumerable<Recipe> OfDocuments()
    {
        var reference = Path.Combine(Root, "docs", "reference");
        var documents = Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(reference, StringComparison.Ordinal))
            // The changelog quotes code that was wrong.
            .Concat(Directory.EnumerateFiles(Root, "*.md").Where(path => Path.GetFileName(path) != "CHANGELOG.md"));
        foreach (var path in documents)
        {
            var place = Path.GetRelativePath(Root, path);
            string[] parts = [.. Blocks().Split(File.ReadAllText(path))];
            for (var index = 0; index < parts.Length; index++)
            {
                if (index % 2 == 1)
                {
                    yield return new Recipe(place, parts[index], $"{Paragraphs(parts[index - 1])[^1]} {Paragraphs(parts[index + 1])[0]}");
                    continue;
                }

                foreach (var paragraph in Paragraphs(parts[index]))
                {
                    foreach (Match code in Inline().Matches(paragraph))
                    {
                        yield return new Recipe(place, code.Groups["code"].Value.Replace("\\|", "|", StringComparison.Ordinal), paragraph);
                    }
                }
            }
        }
    }

    private static IEnumerable<Recipe> OfSamples() => Directory.EnumerateFiles(Path.Combine(Root, "samples"), "*.ps1", SearchOption.AllDirectories)
        .Select(path => new Recipe(Path.GetRelativePath(Root, path), File.ReadAllText(path), string.Empty));

    private static IEnumerable<Recipe> OfExamples()
    {
        XNamespace command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
        XNamespace dev = "http://schemas.microsoft.com/maml/dev/2004/10";
        return
            from cmdlet in XDocument.Load(Path.Combine(StagedModule.Folder, "en-US", "Neon.dll-Help.xml")).Root!.Elements(command + "command")
            from example in cmdlet.Descendants(command + "example")
            select new Recipe(cmdlet.Element(command + "details")!.Element(command + "name")!.Value, example.Element(dev + "code")!.Value, example.Value);
    }

    private static string[] Paragraphs(string text) =>
        text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } paragraphs ? paragraphs : [string.Empty];

    [GeneratedRegex(@"^```powershell\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Inline();
}
