using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The pipelines of the README, typed as printed.</summary>
public sealed partial class ReadmePipelineTests
{
    // The first session is omitted because it connects to another host. So are the parallel runspaces, see
    // ConnectionExampleTests, and variables of the environment, which would affect the whole process: the emulator's cmdlets
    // are tested with them.
    private static readonly string[] LeftOut = ["Import-Module", "Connect-Neon", "$env:NEON_API_KEY"];

    public static TheoryData<string> Pipelines => [.. Printed.Where(code => !LeftOut.Any(code.Contains))];

    internal static IEnumerable<string> Printed =>
        Blocks().Matches(File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "README.md"))).Select(match => match.Groups["code"].Value.Trim());

    [Fact]
    public void The_pipelines_are_found() => Assert.Equal(12, Pipelines.Count);

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void A_pipeline_works_as_shown(string printed)
    {
        // The number of a pull request comes from the build server.
        var code = printed.Replace("$number", "42", StringComparison.Ordinal).Replace("$env:DATABASE_URL", "$url", StringComparison.Ordinal);
        using var host = new ExampleHost(code);

        ExampleTests.Check(host, code);

        Assert.Empty(host.Engine.Emulator.Violations);
    }

    [GeneratedRegex(@"^```powershell\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
