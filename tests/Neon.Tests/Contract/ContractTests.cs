using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Contract;

public sealed class ContractTests
{
    [Fact]
    public async Task The_module_follows_the_contract()
    {
        var report = await ContractReport.Current;

        await File.WriteAllTextAsync(Path.Combine(StagedModule.RepositoryRoot, "out", "contract.txt"), report.ToString());

        Assert.True(report.New.Count + report.Gone.Count == 0, report.ToString());
        Assert.NotEqual(0, report.Operations);
        Assert.Equal(report.OperationsInScope, report.Operations);
    }

    /// <summary>A parameter that the cmdlet's own checks always refuse would be useless.</summary>
    [Fact]
    public async Task Every_parameter_can_be_used()
    {
        var runs = (await ContractReport.Current).Runs;
        var used = runs.Where(run => run.Succeeded).SelectMany(run => run.Parameters.Select(name => (run.Cmdlet, name))).ToHashSet();

        Assert.Empty(runs
            // Every branch of the samples is anonymized, so it is not the requested one.
            .Where(run => !(run.Cmdlet == typeof(NewNeonBranchCommand) && run.Parameters.Contains("IfNotExists")))
            .Where(run => !run.Succeeded && run.Parameters.Any(name => !used.Contains((run.Cmdlet, name))))
            .Select(run => run.ToString()));
    }
}
