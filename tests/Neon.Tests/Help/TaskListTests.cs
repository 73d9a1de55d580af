using Neon.Help.Reading;
using Neon.Help.Writing;
using Xunit;

namespace Neon.Tests.Help;

public sealed class TaskListTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_index_follows_the_tasks() => Assert.Equal(
        """
        <!-- Generated from the XML documentation of the cmdlet's source. -->

        # Cmdlet reference

        ## Try out samples

        | Cmdlet | Purpose |
        | --- | --- |
        | [Get-NeonSample](Get-NeonSample.md) | Gets samples by name or by key. |
        | [New-NeonSample](New-NeonSample.md) | Creates a sample. |

        """,
        MarkdownFolder.Index(SampleHelp.Good, Tasks("# Try out samples", "NeonSample")));

    [Fact]
    public void Every_noun_is_listed_and_every_listed_noun_exists()
    {
        Assert.Empty(Tasks("# All", "neonsample").Check(SampleHelp.Good));
        Assert.Equal(
            [
                "Get-NeonSample : error HELP0001: is not in the list of tasks: add its noun to docs/tasks.txt.",
                "New-NeonSample : error HELP0001: is not in the list of tasks: add its noun to docs/tasks.txt.",
                "NeonGone : error HELP0001: is in the list of tasks, but no cmdlet has this name.",
            ],
            Tasks("# All", "NeonGone").Check(SampleHelp.Good).Select(finding => finding.ToString()));
    }

    [Fact]
    public void An_unlisted_noun_belongs_to_the_longest_listed_prefix()
    {
        var tasks = Tasks("# Branches", "NeonBranch", "NeonRole", "# Storage", "NeonBranchStorage", "# Other", "Neon");
        var cmdlets = Cmdlets("NeonBranchTree", "NeonBranch", "NeonBranchStorageLimit", "NeonBranchStorage", "NeonBranchCount", "NeonRole", "Neon");

        Assert.Empty(tasks.Check(cmdlets));
        Assert.Equal(
            ["Branches: NeonBranch NeonBranchCount NeonBranchTree NeonRole", "Storage: NeonBranchStorage NeonBranchStorageLimit", "Other: Neon"],
            tasks.Group(cmdlets).Select(task => $"{task.Title}: {string.Join(' ', task.Cmdlets.Select(cmdlet => cmdlet.Noun))}"));
    }

    [Theory]
    [InlineData("NeonBranches")]
    [InlineData("NeonBucket")]
    public void A_noun_without_a_listed_prefix_is_a_finding(string noun) => Assert.Equal(
        [$"Get-{noun} : error HELP0001: is not in the list of tasks: add its noun to docs/tasks.txt."],
        Tasks("# Branches", "NeonBranch", "Neon").Check(Cmdlets("NeonBranch", "Neon", noun)).Select(finding => finding.ToString()));

    private static CmdletModel[] Cmdlets(params string[] nouns) =>
        [.. nouns.Select(noun => SampleHelp.Good[0] with { Verb = "Get", Noun = noun })];

    private TaskList Tasks(params string[] lines)
    {
        File.WriteAllLines(_file, lines);
        return TaskList.Load(_file);
    }
}
