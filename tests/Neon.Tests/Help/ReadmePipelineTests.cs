using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The pipelines of the README, typed as they are printed.</summary>
public sealed partial class ReadmePipelineTests
{
    // The first session and the parallel runspaces are left out: they connect to a host of their own and, in other
    // runspaces, find the module on a path that a test has none on. Tests of connections and of parallel use cover them.
    private static readonly string[] LeftOut = ["Import-Module", "Connect-Neon"];

    public static TheoryData<string> Pipelines
    {
        get
        {
            var readme = File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "README.md"));
            return [.. Blocks().Matches(readme).Select(match => match.Groups["code"].Value.Trim()).Where(code => !LeftOut.Any(code.Contains))];
        }
    }

    [Fact]
    public void The_pipelines_are_found() => Assert.Equal(11, Pipelines.Count);

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void A_pipeline_does_what_it_shows(string printed)
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
