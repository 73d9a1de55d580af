using System.Text.RegularExpressions;
using System.Xml.Linq;
using Neon.Commands;
using Neon.Help.Checking;
using Neon.Help.Reading;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The cmdlets, parameters and files that README and the other documents name exist.</summary>
public sealed partial class PrintedDocumentsTests
{
    private static readonly string[] SourceFolders = ["src", "tests"];
    private static readonly string[] CodeFiles = [".cs", ".ps1", ".psd1", ".props"];

    public static TheoryData<string> Documents =>
    [
        "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs/README.md", "docs/architecture.md", "docs/contract.md", "docs/emulator.md", "docs/internals.md", "docs/performance.md", "docs/reliability.md", "docs/testing.md", "docs/testing-your-runbooks.md", "docs/vocabulary.md", "docs/workflows.md",
        .. AboutBlock.Topics.Select(topic => $"docs/about/{topic.Name}.md"),
    ];

    [Fact]
    public void Cmdlets_and_parameters_of_the_readme_exist()
    {
        var assembly = typeof(ConnectNeonCommand).Assembly;
        var cmdlets = new CmdletReader(new XmlDocs(new XDocument(new XElement("doc")), assembly)).Read(assembly.GetTypes());
        var checker = new ExampleChecker(cmdlets);
        var blocks = Blocks().Matches(Read("README.md")).Select(match => match.Groups["code"].Value).ToArray();

        Assert.True(blocks.Length >= 10, $"{blocks.Length} blocks were found.");
        Assert.Empty(blocks.SelectMany(checker.CheckScript));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Cmdlets_named_in_a_document_exist(string document)
    {
        var manifest = File.ReadAllText(StagedModule.Manifest);
        var named = Names().Matches(Read(document)).Select(match => match.Value).Distinct();

        Assert.All(named, name => Assert.Contains($"'{name}'", manifest, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Files_and_folders_named_in_a_document_exist(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(StagedModule.RepositoryRoot, document))!;
        var links = Links().Matches(Read(document)).Select(match => Path.Combine(folder, match.Groups["path"].Value));
        var paths = Paths().Matches(Read(document)).Select(match => Path.Combine(StagedModule.RepositoryRoot, match.Value.TrimEnd('.', '/')));

        Assert.All(links.Concat(paths), path => Assert.True(Path.Exists(path), path));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    [InlineData(".ci/run")]
    [InlineData(".github/workflows/test.yml")]
    [InlineData(".github/workflows/contract.yml")]
    [InlineData(".github/pull_request_template.md")]
    public void Build_tasks_named_in_a_document_exist(string document)
    {
        var tasks = TaskSet().Match(Read("build.ps1")).Value;

        Assert.All(Tasks().Matches(Read(document)), match => Assert.Contains($"'{match.Groups["name"].Value}'", tasks, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SECURITY.md")]
    [InlineData("docs/emulator.md")]
    [InlineData("docs/reliability.md")]
    public void Tests_named_in_a_document_exist(string document)
    {
        var tests = typeof(PrintedDocumentsTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}").Prepend(type.Name))
            .ToHashSet();
        var named = Tests().Matches(Read(document)).Select(match => match.Groups["name"].Value).ToArray();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Source_files_named_in_a_document_exist(string document)
    {
        var sources = SourceFolders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(StagedModule.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories))
            .Select(Path.GetFileName).ToHashSet();

        Assert.All(Sources().Matches(Read(document)), match => Assert.Contains(match.Value, sources));
    }

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/internals.md")]
    public void Code_named_in_a_document_for_maintainers_exists(string document)
    {
        var words = SourceFolders.Append(".")
            .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(StagedModule.RepositoryRoot, folder), "*.*", folder == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
            .Where(file => CodeFiles.Contains(Path.GetExtension(file)) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Words().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .ToHashSet();
        var named = Code().Matches(Read(document)).SelectMany(match => Words().Matches(match.Groups["name"].Value)).Select(match => match.Value).ToArray();

        Assert.True(named.Length >= 10, $"{named.Length} names were found.");
        // The document says that the manifest does not have them yet.
        Assert.Empty(named.Except(words).Except(["ProjectUri", "LicenseUri"]));
    }

    [Fact]
    public void The_architecture_fits_on_one_page() => Assert.InRange(Read("docs/architecture.md").Split('\n').Length, 40, 80);

    private static string Read(string document) => File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, document));

    [GeneratedRegex(@"^```powershell\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\b[A-Z][a-z]+-Neon[A-Z]?\w*")]
    private static partial Regex Names();

    [GeneratedRegex(@"\]\((?<path>[^):]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"(?<!/)\b(src|tests|docs|samples)/[\w./-]*")]
    private static partial Regex Paths();

    [GeneratedRegex(@"`(?<name>\w+(Tests|Properties|Conventions)(\.\w+)?)`")]
    private static partial Regex Tests();

    // A name with a capital letter, also as a call, an attribute or the type of a list: `Route.Of`, `[RowKey]`.
    [GeneratedRegex(@"`(?<name>[.\[]?[A-Z][\w.<>]*(\([\w. =]*\))?\]?)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();

    [GeneratedRegex(@"build\.ps1 -Task (?<name>\w+)")]
    private static partial Regex Tasks();

    [GeneratedRegex(@"(?<=\[ValidateSet\()'Build'[^)]*")]
    private static partial Regex TaskSet();

    [GeneratedRegex(@"\b\w+\.cs\b")]
    private static partial Regex Sources();
}
