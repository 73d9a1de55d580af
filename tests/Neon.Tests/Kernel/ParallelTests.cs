using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class ParallelTests
{
    [Fact]
    public async Task Eight_runspaces_create_forty_databases_in_one_project_in_parallel()
    {
        using var host = new NeonHost();
        var app = host.Seed();
        var runspaces = Enumerable.Range(0, 8).Select(_ => host.NewRunspace()).ToArray();

        var results = await Task.WhenAll(runspaces.Select((runspace, number) => Task.Factory.StartNew(
            () => PipelineResult.Of(
                runspace, $"1..5 | ForEach-Object {{ New-NeonDatabase \"db-{number}-$_\" -Project {app.ProjectId} -Branch main }}"),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Empty(results.SelectMany(result => result.Errors));
        var names = results.SelectMany(result => result.Output).Select(item => ((Database)item.BaseObject).Name!).ToArray();
        Assert.Equal(40, names.Distinct().Count());
        var seen = host.Get<Database>($"Get-NeonDatabase -Project {app.ProjectId} -Branch main").Select(database => database.Name!);
        Assert.Equal(names.Order(), seen.Intersect(names).Order());
        Assert.Equal(40, host.Emulator.Exchanges.Count(exchange => exchange is { Method: "POST", Status: 201 }));
        Assert.DoesNotContain(host.Emulator.Exchanges, exchange => exchange.Status == 429);
        Assert.Empty(host.Emulator.Violations);
        Assert.Equal(0, ProjectQueues.CountOf(host.Connection.BaseUri));
    }
}
