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

    // "Reply" is "response".
    [GeneratedRegex(@"^What (?!if)|\b(?:reply|replies|told)\b")]
    private static partial Regex TranslatedName();

    [GeneratedRegex("//.*|\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex ForPeople();

    [GeneratedRegex(
        @"(?<!\bthere )(?<!^\s*/// )\b(?:is|are|was|were) no\b(?! (?:longer|more|matter))|\bby itself\b|\banew\b|\b(?:is|are|was|were) told\b|\bone (?:(?!of\b)[a-z]+ ){1,2}an? (?:[a-z]+ and )?(?:project|pipeline|session|poll|page|branch|second|minute|request|cmdlet)\b|\bonce an? (?:pipeline|session|project|connection|process|request)\b|\bnobody\b|\bwhat there is\b|\bin vain\b|\bas far as known\b|\bof its own accord\b|\bone does\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Translated();
}
