using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The pipelines of the README, typed as printed.</summary>
public sealed partial class ReadmePipelineTests
{
    // The first session is omitted because it connects to another host. So are the parallel runspaces, see
    // ConnectionExampleTests, and blocks that start an emulator, which would serve the whole process, see PageTests.
    private static readonly string[] LeftOut = ["Import-Module", "Connect-Neon", "Start-NeonEmulator"];

    public static TheoryData<string> Pipelines => [.. Printed.Where(code => !LeftOut.Any(code.Contains))];

    internal static IEnumerable<string> Printed =>
        Blocks().Matches(File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "README.md"))).Select(match => match.Groups["code"].Value.Trim());

    [Fact]
    public void The_pipelines_are_found() => Assert.Equal(8, Pipelines.Count);

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void A_pipeline_works_as_shown(string printed)
    {
        using var host = new ExampleHost();
        // A block of the page sets the number of the pull request.
        host.Run(Printed.SelectMany(block => block.Split('\n')).Single(line => line.StartsWith("$number = ", StringComparison.Ordinal)));

        ExampleTests.Check(host, printed);

        Assert.Empty(host.Engine.Emulator.Violations);
    }

    [GeneratedRegex(@"^```powershell\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
