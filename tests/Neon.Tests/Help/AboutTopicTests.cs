using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Neon.Help.Writing;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The topics of the staged module, as the engine finds and prints them.</summary>
public sealed class AboutTopicTests(AboutTopicTests.Prompt prompt) : IClassFixture<AboutTopicTests.Prompt>
{
    private static readonly string[] Names =
    [
        "about_Neon", "about_Neon_Authentication", "about_Neon_Automation", "about_Neon_Emulator", "about_Neon_Errors",
        "about_Neon_Limits", "about_Neon_Objects", "about_Neon_Pipelines",
    ];

    public static TheoryData<string> Topics => [.. Names];

    [Fact]
    public void All_topics_exist() => Assert.Equal(Names, AboutBlock.Topics.Select(topic => topic.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Topics))]
    public void Get_Help_prints_a_topic(string name)
    {
        var text = Assert.Single(prompt.Type($"Get-Help {name}")).ToString().ReplaceLineEndings("\n");

        Assert.StartsWith($"TOPIC\n    {name}\n\nSHORT DESCRIPTION\n    ", text, StringComparison.Ordinal);
        Assert.Equal(AboutWriter.Text(AboutBlock.PageOf(name)), text);
    }

    [Fact]
    public void Get_Help_lists_the_topics_with_their_short_descriptions()
    {
        var listed = prompt.Type("Get-Help *Neon* -Category HelpFile").OrderBy(help => help.Properties["Name"].Value);

        Assert.Equal(
            AboutBlock.Topics.Select(topic => $"{topic.Name}: {topic.Synopsis}").Order(StringComparer.Ordinal),
            listed.Select(help => $"{help.Properties["Name"].Value}: {help.Properties["Synopsis"].Value}"));
    }

    [Fact]
    public void Get_Help_finds_topics_among_the_cmdlets()
    {
        var found = prompt.Type("Get-Help *Neon*").Select(help => help.Properties["Name"].Value.ToString()).ToArray();

        Assert.All(Names, name => Assert.Contains(name, found));
        Assert.Contains("Get-NeonBranch", found);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Text_fits_a_narrow_window(string name)
    {
        // A URL is one word.
        var wide = File.ReadLines(Path.Combine(StagedModule.Folder, "en-US", name + ".help.txt"))
            .Where(line => line.Length > AboutWriter.Width && line.Trim().Contains(' ', StringComparison.Ordinal));

        Assert.Empty(wide);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_links_to_other_topics_and_to_a_page_of_Neon(string name)
    {
        var text = File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "docs", "about", name + ".md"));

        Assert.Contains("](about_Neon", text, StringComparison.Ordinal);
        Assert.Matches(@"\]\(https://(neon\.com|api-docs\.neon\.tech)/", text[text.IndexOf("## See also", StringComparison.Ordinal)..]);
    }

    /// <summary>A prompt with the staged module.</summary>
    public sealed class Prompt : IDisposable
    {
        private readonly Runspace _runspace = NeonRunspace.Open();

        public IReadOnlyList<PSObject> Type(string command)
        {
            var result = PipelineResult.Of(_runspace, command);
            Assert.Empty(result.Errors);
            return result.Output;
        }

        public void Dispose() => _runspace.Dispose();
    }
}
