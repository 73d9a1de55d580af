using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>
/// Parallel runspaces and jobs find a module in the module folders and do not inherit one that was imported by its path: a page
/// with such a recipe installs the module first, or imports it in the block.
/// </summary>
public sealed partial class OtherRunspacesTests
{
    public static TheoryData<string> Pages =>
    [
        "README.md", "docs/workflows.md",
        .. AboutBlock.Topics.Select(topic => $"docs/about/{topic.Name}.md"),
        .. Directory.GetFiles(Path.Combine(StagedModule.RepositoryRoot, "docs", "reference"), "*.md").Select(path => "docs/reference/" + Path.GetFileName(path)),
    ];

    [Fact]
    public void Recipes_for_other_runspaces_exist() =>
        Assert.Contains((IEnumerable<object[]>)Pages, page => BlocksOf((string)page[0]).Any(IsPresigned));

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_recipe_for_other_runspaces_imports_the_module(string page)
    {
        var isImportedByPath = false;
        foreach (var block in BlocksOf(page))
        {
            Assert.False(
                isImportedByPath && IsPresigned(block) && !block.Contains("Import-Module", StringComparison.Ordinal),
                $"The module was imported by its path, which other runspaces do not inherit: {block}");
            isImportedByPath |= ByPath().IsMatch(block);
        }
    }

    private static IEnumerable<string> BlocksOf(string page) =>
        Blocks().Matches(File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, page))).Select(match => match.Groups["code"].Value);

    private static bool IsPresigned(string block) => OtherRunspace().IsMatch(block);

    [GeneratedRegex(@"^```(powershell|yaml)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"-Parallel\b|Start-ThreadJob|Start-Job")]
    private static partial Regex OtherRunspace();

    [GeneratedRegex(@"Import-Module\s+\S*[./\\]")]
    private static partial Regex ByPath();
}
