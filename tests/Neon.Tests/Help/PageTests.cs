using System.Text.RegularExpressions;
using Neon.Tests.Connection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The pages with recipes, each typed from its first block to its last in one session, against one emulator.</summary>
[Collection(SharedState.Name)]
public sealed partial class PageTests
{
    // It copies the module to the user's module folder. The session has imported it already.
    private const string Installation = "Import-Module Neon";

    public static TheoryData<string> Pages =>
        ["README.md", "docs/workflows.md", .. AboutBlock.Topics.Select(topic => $"docs/about/{topic.Name}.md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_recipe_works_when_run_in_page_order(string page)
    {
        // A few parallel runspaces show the same as many.
        string[] blocks = [.. BlocksOf(page).Select(block => block.Replace("1..40", "1..2", StringComparison.Ordinal).Replace("-ThrottleLimit 8", "-ThrottleLimit 2", StringComparison.Ordinal))];
        Assert.NotEmpty(blocks);
        using var host = new ExampleHost(isUnlimited: true);
        using var environment = new ExampleEnvironment(host, hasKey: true);
        // Emulators that a page starts use the computer's clock.
        host.Run("$global:PSDefaultParameterValues['Start-NeonEmulator:OperationDuration'] = [timespan]::Zero");

        foreach (var block in blocks)
        {
            // A connected session is not asked for a key again.
            ExampleTests.Check(host, block, isSilent: block.StartsWith("if (-not (Test-NeonConnection))", StringComparison.Ordinal));
            if (block.Contains("Connect-Neon", StringComparison.Ordinal) && !block.Contains("Start-NeonEmulator", StringComparison.Ordinal))
            {
                // It continues with the emulator's clock, and with the context that the block has set.
                var context = host.Session.Context;
                host.Session.Connection = host.Engine.Connection;
                host.Session.Context = context;
            }
        }

        Assert.Empty(host.Engine.Emulator.Violations);
    }

    private static IEnumerable<string> BlocksOf(string page) => page.StartsWith("docs/about/", StringComparison.Ordinal)
        ? AboutBlock.All.Where(block => block.NotRun is null && block.Topic == Path.GetFileNameWithoutExtension(page)).Select(block => block.Code)
        : Blocks().Matches(File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, page)))
            .Select(match => match.Groups["code"].Value.Trim())
            .Where(code => !code.Contains(Installation, StringComparison.Ordinal));

    [GeneratedRegex(@"^```powershell\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
