using Neon.Help.Reading;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The PowerShell code of the topics in docs/about, typed as printed.</summary>
public sealed class AboutExampleTests
{
    public static TheoryData<string, int> Blocks => Of(block => !block.IsOfConnections);

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_works_as_shown(string topic, int number)
    {
        var code = AboutBlock.Find(topic, number).Code;
        using var host = new ExampleHost();

        ExampleTests.Check(host, code);

        Assert.Empty(host.Engine.Emulator.Violations);
    }

    /// <summary>
    /// The build checks those: they parse, and use only existing cmdlets and parameters. They should remain the exception, so a
    /// new one needs a reason and is counted here.
    /// </summary>
    [Fact]
    public void Only_the_expected_blocks_are_not_run() => Assert.Equal(
        new Dictionary<string, int>
        {
            ["about_Neon_Authentication"] = 3,
            ["about_Neon_Automation"] = 3,
            ["about_Neon_Emulator"] = 2,
            ["about_Neon_Errors"] = 2,
        },
        AboutBlock.All.Where(block => block.NotRun is not null).GroupBy(block => block.Topic).ToDictionary(group => group.Key, group => group.Count()));

    [Fact]
    public void Every_topic_contains_runnable_code() => Assert.All(
        AboutBlock.Topics,
        topic => Assert.Contains(topic.Code, code => code is { Language: CodeBlock.PowerShell, NotRun: null }));

    internal static TheoryData<string, int> Of(Func<AboutBlock, bool> isWanted)
    {
        var data = new TheoryData<string, int>();
        foreach (var block in AboutBlock.All.Where(block => block.NotRun is null && isWanted(block)))
        {
            data.Add(block.Topic, block.Number);
        }

        return data;
    }
}
