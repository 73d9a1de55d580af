using Neon.Help.Writing;

namespace Neon.Help.Reading;

/// <summary>
/// A conceptual help topic. Its file is a page of docs/about and has the headings of such topics: the name, then Short
/// description, Long description, Examples, Keywords and See also.
/// </summary>
internal sealed record AboutTopic(string FileName, IReadOnlyList<Block> Blocks)
{
    public const string ShortDescription = "Short description";

    /// <summary>The sections that a topic has, in their order.</summary>
    public static readonly IReadOnlyList<string> Titles = [ShortDescription, "Long description", "Examples", "Keywords", "See also"];

    /// <summary>The name of the topic in Get-Help.</summary>
    public string Name => Blocks is [Heading title, ..] ? title.Text : "";

    /// <summary>The existing sections with their content.</summary>
    public IEnumerable<(string Title, IReadOnlyList<Block> Blocks)> Sections
    {
        get
        {
            var starts = Enumerable.Range(0, Blocks.Count).Where(index => Blocks[index] is Heading { Level: 2 }).ToList();
            return starts.Zip(starts.Skip(1).Append(Blocks.Count), (start, end) =>
                (((Heading)Blocks[start]).Text, (IReadOnlyList<Block>)[.. Blocks.Take(end).Skip(start + 1)]));
        }
    }

    /// <summary>The short description as text.</summary>
    public string Synopsis => PlainText.Of(Sections.FirstOrDefault(section => section.Title == ShortDescription).Blocks ?? []);

    /// <summary>All blocks of code.</summary>
    public IEnumerable<CodeBlock> Code => CodeIn(Blocks);

    /// <summary>The topics of a folder, by name.</summary>
    public static IReadOnlyList<AboutTopic> Load(string folder) =>
    [
        .. Directory.GetFiles(folder, "about_*.md").Order(StringComparer.Ordinal)
            .Select(path => new AboutTopic(Path.GetFileNameWithoutExtension(path), MarkdownReader.Read(File.ReadAllText(path)))),
    ];

    private static IEnumerable<CodeBlock> CodeIn(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        CodeBlock code => [code],
        ListBlock list => list.Items.SelectMany(CodeIn),
        _ => [],
    });
}
