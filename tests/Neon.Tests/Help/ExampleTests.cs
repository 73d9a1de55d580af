using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Neon.Tests.Contract;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>Every example of the help, typed as printed.</summary>
public sealed partial class ExampleTests(ExampleRuns runs) : IClassFixture<ExampleRuns>
{
    /// <summary>They change the state of the whole process: see <see cref="ConnectionExampleTests"/>.</summary>
    internal static readonly string[] OfConnections =
        ["Connect-Neon", "Disconnect-Neon", "Test-NeonConnection", "Start-NeonEmulator", "Stop-NeonEmulator"];

    /// <summary>
    /// Requests for one object by its id, and one for free plans: examples use names or pipe objects in. LifecycleTests uses
    /// these operations.
    /// </summary>
    private static readonly string[] InNoExample =
        ["getProjectOperation", "getConsumptionHistoryPerProject", "getOrganizationMember", "getProjectBranchTrigger"];

    /// <summary>Correctly finds nothing: in an idle project, no operation is in progress, and none has failed.</summary>
    private static readonly string[] FindsNothing =
    [
        "Get-NeonOperation -Project app -Unfinished",
        "Get-NeonBranch dev -Project app | Get-NeonOperation | Where-Object FailuresCount -gt 0 | Select-Object -First 5",
        "Wait-NeonOperation -Project app -TimeoutSec 120",
        "Watch-NeonOperation -Project app -IdleTimeout 0:00:30",
        "Get-NeonProject | Watch-NeonOperation -Status failed, error -From (Get-Date).AddHours(-1) -TimeoutSec 600",
    ];

    /// <summary>Cmdlets for daily use have at least three examples, each for another task.</summary>
    private static readonly string[] Daily =
    [
        "Connect-Neon", "Test-NeonConnection", "Get-NeonContext", "Set-NeonContext", "Invoke-NeonApi", "Start-NeonEmulator",
        "Get-NeonOrganization", "Get-NeonApiKey", "New-NeonApiKey", "Revoke-NeonApiKey", "Get-NeonProjectConsumption", "Get-NeonLog",
        "Get-NeonProject", "New-NeonProject", "Set-NeonProject", "Remove-NeonProject", "Get-NeonOperation", "Wait-NeonOperation", "Watch-NeonOperation",
        "Get-NeonBranch", "New-NeonBranch", "Set-NeonBranch", "Remove-NeonBranch", "Reset-NeonBranch", "Restore-NeonBranch", "Compare-NeonBranchSchema",
        "Get-NeonEndpoint", "New-NeonEndpoint", "Set-NeonEndpoint", "Start-NeonEndpoint", "Suspend-NeonEndpoint", "Restart-NeonEndpoint",
        "Get-NeonDatabase", "New-NeonDatabase", "Remove-NeonDatabase", "Get-NeonRole", "New-NeonRole", "Get-NeonRolePassword",
        "Reset-NeonRolePassword", "Get-NeonConnectionString", "Get-NeonSnapshot", "New-NeonSnapshot", "Restore-NeonSnapshot",
    ];

    public static TheoryData<string> DailyCmdlets => [.. Daily];

    /// <summary>What cannot run on the sample, and why.</summary>
    private static readonly Dictionary<(string Cmdlet, int Number), string> NotRun = new()
    {
        [("Approve-NeonProjectTransferRequest", 1)] = "the link comes from another account and is valid only once",
    };

    public static TheoryData<string, int> Examples => Of(example => !OfConnections.Contains(example.Cmdlet) && !NotRun.ContainsKey((example.Cmdlet, example.Number)));

    [Theory]
    [MemberData(nameof(DailyCmdlets))]
    public void Common_cmdlets_have_at_least_three_examples(string cmdlet) =>
        Assert.True(HelpExample.All.Count(example => example.Cmdlet == cmdlet) >= 3, $"{cmdlet} has fewer than three examples.");

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_works_as_shown(string cmdlet, int number) => Assert.NotNull(runs.Of(HelpExample.Find(cmdlet, number)));

    /// <summary>
    /// So the emulator supports each operation as its cmdlet uses it, within the contract. Examples that have not run yet run
    /// here.
    /// </summary>
    [Fact]
    public void The_cmdlet_examples_use_every_operation()
    {
        var used = HelpExample.All.Where(example => !OfConnections.Contains(example.Cmdlet) && !NotRun.ContainsKey((example.Cmdlet, example.Number))).SelectMany(runs.Of).ToHashSet();
        string[] unused = [.. ContractFile.Current.InScope.Select(operation => operation.Id).Where(id => !used.Contains(id)).Except(InNoExample)];

        Assert.True(unused.Length == 0, $"No example of a cmdlet uses {string.Join(", ", unused)}. Add an example to the documentation of the cmdlet.");
        Assert.Empty(InNoExample.Intersect(used));
    }

    internal static TheoryData<string, int> Of(Func<HelpExample, bool> isWanted)
    {
        var data = new TheoryData<string, int>();
        foreach (var example in HelpExample.All.Where(isWanted))
        {
            data.Add(example.Cmdlet, example.Number);
        }

        return data;
    }

    /// <summary>No error, and a visible result: objects, a variable, or the output of -WhatIf.</summary>
    internal static void Check(ExampleHost host, string code, bool isSilent = false)
    {
        var result = host.Run(code);

        Assert.True(result.Errors.Count == 0, $"{code}\n{string.Join('\n', result.Errors)}");
        Assert.All(Assignments().Matches(code), match => Assert.NotNull(host.Variable(match.Groups["name"].Value)));
        Assert.All(EnvironmentVariables().Matches(code), match => Assert.False(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(match.Groups["name"].Value)), code));
        Assert.All(Exports().Matches(code), match => Assert.Contains(match.Groups["file"].Value, host.Folder.Files));
        Assert.True(
            result.Output.Any(item => item is not null) || host.TakePrinted().Length > 0 || Assignments().IsMatch(code) || EnvironmentVariables().IsMatch(code) || isSilent || IsSilent(code) || FindsNothing.Contains(code),
            $"The example gives nothing: {code}");
        var names = host.Engine.Get<Project>("Get-NeonProject").Select(project => project.Name).ToArray();
        Assert.True(names.Distinct().Count() == names.Length, $"Examples that follow cannot name a project, because this one creates another of the same name: {code}");
    }

    // Commands without output on success; the last command of an example decides.
    private static bool IsSilent(string code) =>
        SilentEnds().IsMatch(code.Split('\n')[^1].Split(" | ")[^1].Trim()) || code.Contains("Set-Secret", StringComparison.Ordinal);

    [GeneratedRegex("^(Set-NeonContext|Disconnect-Neon|Stop-NeonEmulator|Remove-|Revoke-|Move-|Disable-|Approve-|Export-(Csv|NeonReport)|Compare-Object)")]
    private static partial Regex SilentEnds();

    [GeneratedRegex(@"Export-(?:Csv|NeonReport) (?<file>\S+)(?!.*-WhatIf)")]
    private static partial Regex Exports();

    [GeneratedRegex(@"^\$(?<name>\w+) =", RegexOptions.Multiline)]
    private static partial Regex Assignments();

    [GeneratedRegex(@"^\$env:(?<name>\w+) =", RegexOptions.Multiline)]
    private static partial Regex EnvironmentVariables();
}

/// <summary>The examples that have run, with the operations of each. Each runs once.</summary>
public sealed class ExampleRuns
{
    private readonly ConcurrentDictionary<HelpExample, Lazy<string[]>> _runs = [];

    /// <summary>Runs an example unless it has run, and fails if it does not do what it shows.</summary>
    internal string[] Of(HelpExample example) => _runs.GetOrAdd(example, one => new Lazy<string[]>(() =>
    {
        using var host = new ExampleHost();
        ExampleTests.Check(host, one.Code);
        Assert.Empty(host.Engine.Emulator.Violations);
        return [.. host.Engine.Emulator.Exchanges.Where(exchange => exchange.Status is >= 200 and < 300).Select(exchange => exchange.OperationId).OfType<string>()];
    })).Value;
}
