using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The tasks of docs/workflows.md: each pipeline runs as printed, and can be found by the printed words.</summary>
public sealed partial class WorkflowTests(WorkflowTests.Prompt prompt) : IClassFixture<WorkflowTests.Prompt>
{
    public static TheoryData<int> Numbers => [.. Workflows.Keys.Order()];

    private static string Page { get; } = File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "docs", "workflows.md"));

    private static Dictionary<int, string> Workflows { get; } = Sections()
        .Matches(Page)
        .ToDictionary(match => int.Parse(match.Groups["number"].ValueSpan, null), match => match.Groups["text"].Value);

    /// <summary>The text before the first workflow. Its code is the setup that the page states.</summary>
    private static string Introduction => Page[..Page.IndexOf("\n## ", StringComparison.Ordinal)];

    [Fact]
    public void There_are_twenty_workflows() => Assert.Equal(Enumerable.Range(1, 20), Workflows.Keys.Order());

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_workflow_works_as_shown(int number)
    {
        var code = Code().Match(Workflows[number]).Groups["code"].Value.Trim();
        using var host = new ExampleHost();
        host.Run(Code().Match(Introduction).Groups["code"].Value);

        ExampleTests.Check(host, code);

        Assert.Empty(host.Engine.Emulator.Violations);
        Assert.Contains(host.Engine.Emulator.Exchanges, exchange => exchange.Method != "GET" || ReadsOnly(code) || code.Contains("-IfNotExists", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_workflow_is_found_by_its_search_terms(int number)
    {
        var text = Workflows[number];
        var searches = Searches().Match(text).Groups["line"].Value;
        var found = Quoted().Matches(searches).SelectMany(search => prompt.Find(search.Groups["command"].Value)).ToHashSet();

        // The purpose of the pipeline is that of its last Neon cmdlet; the others are found by their help and noun.
        var steps = Cmdlets().Matches(Code().Match(text).Groups["code"].Value).Select(match => match.Value).Distinct().ToArray();
        Assert.NotEmpty(steps);
        Assert.Contains(steps, found.Contains);
        Assert.All(Changes(steps), step => Assert.Contains(step, found));
    }

    private static IEnumerable<string> Changes(IEnumerable<string> steps) =>
        steps.Where(step => !step.StartsWith("Get-", StringComparison.Ordinal) && !step.StartsWith("Compare-", StringComparison.Ordinal));

    private static bool ReadsOnly(string code) => !Changes(Cmdlets().Matches(code).Select(match => match.Value)).Any();

    [GeneratedRegex(@"^## (?<number>\d+)\. (?<text>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sections();

    [GeneratedRegex(@"^```powershell\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^Found with (?<line>.+)$", RegexOptions.Multiline)]
    private static partial Regex Searches();

    [GeneratedRegex("`(?<command>[^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b[A-Z][a-z]+-Neon\w+")]
    private static partial Regex Cmdlets();

    /// <summary>A prompt with only the module, for somebody who explores it.</summary>
    public sealed class Prompt : IDisposable
    {
        private readonly Runspace _runspace = NeonRunspace.Open();
        private readonly Dictionary<string, string[]> _known = [];

        /// <summary>The cmdlets that a search lists.</summary>
        public string[] Find(string search) => _known.TryGetValue(search, out var names)
            ? names
            : _known[search] = [.. PipelineResult.Of(_runspace, search).Output.Select(item => item.Properties["Name"]?.Value?.ToString() ?? string.Empty)];

        public void Dispose() => _runspace.Dispose();
    }
}
