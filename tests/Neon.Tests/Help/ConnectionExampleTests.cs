using Neon.Tests.Connection;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>
/// The examples that connect or start an emulator. Their only Neon is the emulator: its URL is in the environment, which users
/// do not need.
/// </summary>
[Collection(SharedState.Name)]
public sealed class ConnectionExampleTests
{
    public static TheoryData<string, int> Examples => ExampleTests.Of(example => ExampleTests.OfConnections.Contains(example.Cmdlet));

    public static TheoryData<string, int> Blocks => AboutExampleTests.Of(block => block.IsOfConnections);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_works_as_shown(string cmdlet, int number) =>
        Run(HelpExample.Find(cmdlet, number).Code);

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_of_a_topic_works_as_shown(string topic, int number) =>
        Run(AboutBlock.Find(topic, number).Code);

    [Fact]
    public void The_parallel_pipeline_in_the_README_works_as_shown() =>
        Run(Assert.Single(ReadmePipelineTests.Printed, code => code.Contains("-Parallel", StringComparison.Ordinal)));

    private static void Run(string code)
    {
        // A user who is asked for a key has none yet.
        var hasKey = !code.Contains("Read-Host", StringComparison.Ordinal) && !code.Contains("Get-Credential", StringComparison.Ordinal);
        using var host = new ExampleHost(isUnlimited: code.Contains("-Parallel", StringComparison.Ordinal));
        using var environment = new ExampleEnvironment(host, hasKey);
        host.Session.Connection = null;

        ExampleTests.Check(host, code);

        Assert.Empty(host.Engine.Emulator.Violations);
    }
}
