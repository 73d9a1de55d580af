using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using System.Text.RegularExpressions;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>
/// Every change of every cmdlet with its response lost: it is sent once, the output is true, and if the outcome cannot be
/// determined, the error names a command that shows the current state.
/// </summary>
public sealed partial class LostResponseMatrixTests(LostResponseMatrix matrix) : IClassFixture<LostResponseMatrix>
{
    private const string Unknown = "NeonOutcomeUnknown";

    // These ask for confirmation of something that is not a change at Neon.
    private static readonly string[] OnlyLocal =
        ["Set-NeonContext", "Start-NeonEmulator", "Stop-NeonEmulator", "Save-NeonBucketObject", "Export-NeonReport", "New-NeonBucketObjectUrl"];

    private static readonly (string Name, string Shown)[] Variables =
    [
        ("$zip", "api.zip"), ("$file", "report.txt"), ("$name", "report.txt"), ("$org", "Acme"), ("$to", "Other"),
        ("$ago", "(Get-Date).AddHours(-1)"), ("$p", "app"), ("$b", "main"), ("$e", "ep-…"), ("$x", "…"), ("$rule", "…"),
    ];

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var index = 0; index < LostResponseCases.All.Count; index++)
            {
                cases.Add(index, LostResponseCases.All[index].ToString());
            }

            return cases;
        }
    }

    [Fact]
    public void No_changing_cmdlet_is_missing()
    {
        var changing = typeof(NeonApiCmdlet).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<CmdletAttribute>())
            .Where(cmdlet => cmdlet is { SupportsShouldProcess: true })
            .Select(cmdlet => $"{cmdlet!.VerbName}-{cmdlet.NounName}")
            .Concat(["Test-NeonAuthEmailProvider"])
            .Distinct();

        Convention.Same(
            changing.Except(OnlyLocal),
            LostResponseCases.All.Select(one => one.Cmdlet).Distinct(),
            $"Add a line to {nameof(CmdletTestData.LostResponses)} of the {nameof(CmdletTestData)} in the test file of",
            "These are not changes:");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_lost_response_is_resolved_or_reported_as_unknown(int index, string command)
    {
        Assert.NotEmpty(command);
        var (one, undisturbed, before, after) = matrix.OutcomeOf(index);

        Assert.Empty(undisturbed.Result.Errors);
        Assert.True(before.IsLost && after.IsLost);
        Assert.Equal([Unknown], Ids(before));
        Assert.True(before.Result.Output.Count == 0 || before.Result.Output.Count < undisturbed.Result.Output.Count);
        Assert.Equal(one.IsUnknown ? [Unknown] : [], Ids(after));
        Assert.All([before, after], run => Assert.Equal(run.Sent.Distinct(), run.Sent));
        Assert.Equal(undisturbed.Sent.Count, after.Sent.Count);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_detected_result_matches_the_lost_response(int index, string command)
    {
        Assert.NotEmpty(command);
        var outcome = matrix.OutcomeOf(index);
        if (outcome.Case.IsUnknown)
        {
            Assert.Empty(outcome.After.Result.Output);
            return;
        }

        Assert.Empty(outcome.Wrong);
        Assert.Equal(outcome.Undisturbed.Result.Output.Count, outcome.After.Result.Output.Count);
        if (outcome.Case.Lacks is not ["*"])
        {
            Assert.Equal(outcome.Case.Lacks, outcome.Missing);
        }

        var warning = outcome.Warnings;
        if (outcome.Case.Warns is null)
        {
            Assert.Empty(warning);
            return;
        }

        Assert.StartsWith(outcome.Case.Warns + " ", Recommended(Assert.Single(warning)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_recommended_command_can_be_run(int index, string command)
    {
        Assert.NotEmpty(command);
        var recommended = matrix.CommandsOf(index);

        Assert.NotEmpty(recommended);
        Assert.All(recommended, typed =>
        {
            Parser.ParseInput(typed.Text, out _, out var errors);
            Assert.Empty(errors);
            Assert.All(
                typed.Result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]),
                id => Assert.EndsWith("NotFound", id, StringComparison.Ordinal));
        });
    }

    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void The_document_matches_the_observed_results()
    {
        var rows = matrix.Outcomes
            .GroupBy(outcome => (outcome.Case.How, outcome.Told))
            .OrderBy(group => group.Key.Told == $"`{Unknown}`")
            .ThenBy(group => group.Key.How, StringComparer.Ordinal)
            .Select(IReadOnlyList<string> (group) =>
            [
                group.Key.How,
                string.Join(", ", group.Select(outcome => $"`{Shown(outcome.Case)}`").Distinct()),
                group.Key.Told,
            ]);

        GeneratedSection.Check(
            "docs/reliability.md", "lost responses", GeneratedSection.Table(["Evidence that the change happened", "Commands", "Output"], rows));
    }

    /// <summary>The command at the end of advice or of a warning.</summary>
    internal static string Recommended(string words) => Command().Match(words) is { Success: true } match
        ? match.Groups[1].Value
        : throw new InvalidOperationException($"No command in: {words}");

    private static string[] Ids(LostResponseRun run) => [.. run.Result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];

    // The relevant words, without those that exist only for the test.
    private static string Shown(LostResponseCase one) => Variables.Aggregate(
        Fixtures().Replace(one.Command, string.Empty), (text, variable) => text.Replace(variable.Name, variable.Shown, StringComparison.Ordinal));

    [GeneratedRegex(@": ([A-Z][a-z]+-Neon[A-Za-z]+ .+|[A-Z][a-z]+-Neon[A-Za-z]+)$")]
    private static partial Regex Command();

    [GeneratedRegex(@" -(SmtpHost|Port|Credential|SenderEmail|SenderName|ClientId|ClientSecret|Bucket|Region|Owner|ProviderName) (\$?[\w.@]+)|-\$n\b|(?<=-Branch )\$b")]
    private static partial Regex Fixtures();
}

/// <summary>The outcomes of all cases, determined once.</summary>
public sealed class LostResponseMatrix : IDisposable
{
    private readonly LostResponseRunner _runner = new();
    private readonly Dictionary<int, LostResponseOutcome> _outcomes = [];

    internal IEnumerable<LostResponseOutcome> Outcomes => Enumerable.Range(0, LostResponseCases.All.Count).Select(OutcomeOf);

    public void Dispose() => _runner.Dispose();

    internal LostResponseOutcome OutcomeOf(int index) =>
        _outcomes.TryGetValue(index, out var known) ? known : _outcomes[index] = _runner.Outcome(LostResponseCases.All[index]);

    /// <summary>The commands that errors and warnings of a case recommend, and the results of running them.</summary>
    internal IReadOnlyList<(string Text, PipelineResult Result)> CommandsOf(int index)
    {
        var outcome = OutcomeOf(index);
        return
        [
            .. outcome.Before.Result.Errors.Concat(outcome.After.Result.Errors).Select(error => error.ErrorDetails.RecommendedAction)
                .Concat(outcome.Warnings)
                .Select(LostResponseMatrixTests.Recommended)
                .Distinct()
                .Select(command => (command, _runner.Try(command))),
        ];
    }
}
