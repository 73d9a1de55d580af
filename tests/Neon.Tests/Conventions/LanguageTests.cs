using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// Phrases that read as if they had been translated. No list of phrases makes good English, but these came back most often, and
/// each has a plain alternative.
/// </summary>
public sealed partial class LanguageTests
{
    private static readonly IEnumerable<string> Files =
    [
        .. Sources("src", "*.cs"), .. Sources("docs", "*.md"), .. Sources("samples", "*.ps1"), .. Sources("tests/Pester", "*.ps1"),
        "README.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "build.ps1",
    ];

    [Fact]
    public void Texts_do_not_sound_translated()
    {
        var found = string.Join(
            Environment.NewLine,
            from file in Files
            from line in File.ReadAllLines(Path.Combine(StagedModule.RepositoryRoot, file)).Select((text, index) => (Text: TextOf(file, text), Number: index + 1))
            let phrase = Translated().Match(line.Text)
            where phrase.Success
            select $"{file}:{line.Number}: '{phrase.Value}' in {line.Text.Trim()}");
        Assert.True(found.Length == 0, found);
    }

    [Fact]
    public void Comments_do_not_sound_translated() => Assert.Empty(
        from file in Sources("src", "*.cs").Concat(Sources("tests", "*.cs"))
        where Path.GetFileName(file) != "LanguageTests.cs"
        from line in File.ReadAllLines(Path.Combine(StagedModule.RepositoryRoot, file)).Select((text, index) => (Comment: CommentIn(text), Number: index + 1))
        let phrase = new[] { Translated().Match(line.Comment), TranslatedComment().Match(line.Comment) }.FirstOrDefault(match => match.Success)
        where phrase is not null
        select $"{file}:{line.Number}: '{phrase.Value}' in {line.Comment}");

    [Fact]
    public void Test_names_do_not_sound_translated() => Assert.Empty(
        from type in typeof(LanguageTests).Assembly.GetTypes()
        from test in type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), inherit: true))
        let name = test.Name.Replace('_', ' ')
        where Translated().IsMatch(name) || TranslatedName().IsMatch(name)
        select $"{type.Name}.{test.Name}");

    [Theory]
    [InlineData("The path is no path of the file system.")]
    [InlineData("One list call a project.")]
    [InlineData("The branch is removed by itself.")]
    [InlineData("Begin anew.")]
    [InlineData("Nobody can tell.")]
    [InlineData("See what there is with Get-NeonBranch.")]
    public void Translated_phrases_are_found(string text) => Assert.Matches(Translated(), text);

    [Theory]
    [InlineData("// Makes a branch past the module.")]
    [InlineData("// Whoever reads it knows its project.")]
    [InlineData("// The context must not stand in for it.")]
    [InlineData("// What comes from a gateway is held against the list.")]
    [InlineData("var clock = Start(); // The time goes on.")]
    public void Translated_comments_are_found(string line) => Assert.Matches(TranslatedComment(), CommentIn(line));

    [Theory]
    [InlineData("// Creates a branch without using the module.")]
    [InlineData("var url = \"https://example.com/past the module\";")]
    public void Plain_comments_are_not_found(string line) => Assert.DoesNotMatch(TranslatedComment(), CommentIn(line));

    [Theory]
    [InlineData("There is no branch 'dev'.")]
    [InlineData("The key is no longer accepted.")]
    [InlineData("One call per project.")]
    public void Plain_phrases_are_not_found(string text) => Assert.DoesNotMatch(Translated(), text);

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(StagedModule.RepositoryRoot, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(StagedModule.RepositoryRoot, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    // The text for people in code: comments and literals.
    private static string TextOf(string file, string line) =>
        file.EndsWith(".cs", StringComparison.Ordinal) ? string.Join(' ', ForPeople().Matches(line).Select(match => match.Value)) : line;

    private static string CommentIn(string line) => Comment().Match(line).Value;

    // "Reply" is "response".
    [GeneratedRegex(@"^What (?!if)|\b(?:reply|replies|told)\b")]
    private static partial Regex TranslatedName();

    // Not the slashes of a URL.
    [GeneratedRegex("(?<!:)//.*")]
    private static partial Regex Comment();

    // Phrases that a message can need, but a comment can do without.
    [GeneratedRegex(
        @"\bpast the module\b|\bwhoever\b|\bheld against\b|\b(?:take|takes|took|taken) (?:\w+ )?for (?:a|an|the|one|another|its|what)\b|\b(?:lie|lies|lay) (?:in|on|beside|below|above)\b|\bstands? (?:in for|over|beside|still|behind)\b|\b(?:go|goes) on\b(?! to\b)|\bcomes? of (?:it|that)\b|\bin the place of\b|\ball the same\b|\bwithout a word\b|\bknows? (?:its|their) (?:own )?(?:project|branch|organization|parents?)\b|\blooks? what\b|\bone's own\b|\bof an? \w+ of its own\b|\bgives what\b|\bwho (?:asks|types|reads|waits) (?:for|it|what)\b|\bwhat (?:comes|came|goes|went|stands|lies) |\ba further (?!\w+ing)\b|\bas long as there (?:is|was) none\b|\bwhere (?:there|nothing|neither) (?:is|are|can)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex TranslatedComment();

    [GeneratedRegex("//.*|\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex ForPeople();

    [GeneratedRegex(
        @"(?<!\bthere )(?<!^\s*/// )\b(?:is|are|was|were) no\b(?! (?:longer|more|matter))|\bby itself\b|\banew\b|\b(?:is|are|was|were) told\b|\bone (?:(?!of\b)[a-z]+ ){1,2}an? (?:[a-z]+ and )?(?:project|pipeline|session|poll|page|branch|second|minute|request|cmdlet)\b|\bonce an? (?:pipeline|session|project|connection|process|request)\b|\bnobody\b|\bwhat there is\b|\bin vain\b|\bas far as known\b|\bof its own accord\b|\bone does\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Translated();
}
