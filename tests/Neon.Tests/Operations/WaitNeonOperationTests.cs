using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Operations;

public sealed class WaitNeonOperationTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void An_emitted_object_is_returned_refreshed_when_it_is_ready()
    {
        var app = _host.Seed();

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId} | Wait-NeonOperation"));

        Assert.Equal(("dev", "ready"), (branch.Name, branch.CurrentState));
        Assert.All(branch.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.NotNull(branch.ConnectionUris);
        Assert.Equal("read_write", Assert.Single(branch.Endpoints!).Type);
    }

    [Fact]
    public void Operations_can_be_waited_for()
    {
        var app = _host.Seed();
        var id = _host.Emulator.StartSystemOperation(app.ProjectId);

        var operation = Assert.Single(_host.Get<Operation>($"Get-NeonOperation {id} -Project {app.ProjectId} | Wait-NeonOperation"));

        Assert.Equal((id, "finished"), (operation.OperationId, operation.Status));
    }

    /// <summary>Half a second later on average: within one second, or within 2.5 percent of a long wait.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(1.2)]
    [InlineData(5.9)]
    [InlineData(38)]
    [InlineData(95)]
    [InlineData(500)]
    public void The_end_of_an_operation_is_noticed_soon_with_one_request_per_second(double seconds)
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromSeconds(seconds) });
        _host.Emulator.StartSystemOperation(app.ProjectId);
        var start = _host.Clock.GetUtcNow();

        Assert.Empty(_host.Run($"Wait-NeonOperation -Project {app.ProjectId}").Errors);

        var waited = (_host.Clock.GetUtcNow() - start).TotalSeconds;
        Assert.InRange(waited, seconds, seconds + Math.Min(5, Math.Max(1, 0.025 * seconds)) + 0.1);
        // The first list of the unfinished operations, then the polls; the first one comes after half a second.
        Assert.InRange(_host.Emulator.Exchanges.Count(exchange => exchange.OperationId == "listProjectOperations"), 1, waited + 2.5);
    }

    [Fact]
    public void Objects_of_several_projects_share_one_list_call_per_project_and_poll()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        var made = _host.Get<Branch>(
            $$"""
            New-NeonBranch one -Project {{app.ProjectId}}
            New-NeonBranch two -Project {{shop.ProjectId}}
            New-NeonBranch three -Project {{shop.ProjectId}} -NoCompute
            """);
        _host.Emulator.StartSystemOperation(app.ProjectId);
        _host.Emulator.StartSystemOperation(shop.ProjectId);
        var operations = _host.Get<Operation>($"Get-NeonOperation -Project {app.ProjectId} -Unfinished; Get-NeonOperation -Project {shop.ProjectId} -Unfinished");
        _host.Forget();

        var ready = _host.Get<object>("@($made) + @($operations) | Wait-NeonOperation", ("made", made), ("operations", operations));

        Assert.Equal(["one", "three", "two"], ready.OfType<Branch>().Select(branch => branch.Name).Order(StringComparer.Ordinal));
        Assert.Equal(operations.Count, ready.OfType<Operation>().Count());
        var polls = _host.Emulator.Exchanges.Where(exchange => exchange.OperationId == "listProjectOperations").ToArray();
        Assert.All(polls.GroupBy(poll => (poll.Time, poll.Path)), poll => Assert.Single(poll));
        Assert.DoesNotContain(_host.Emulator.Exchanges, exchange => exchange.OperationId == "getProjectOperation");
    }

    [Fact]
    public void A_change_without_operations_is_returned_at_once()
    {
        var app = _host.Seed("app");
        _host.Forget();

        Assert.Equal("shop", Assert.Single(_host.Get<Project>($"Set-NeonProject {app.ProjectId} -Name shop | Wait-NeonOperation")).Name);
        Assert.DoesNotContain(_host.Requests, request => request.Contains("operations", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-NeonProject app", true)]
    [InlineData("Get-NeonBranch main -Project app", true)]
    [InlineData("Get-NeonEndpoint -Branch main -Project app", true)]
    [InlineData("Get-NeonDatabase neondb -Branch main -Project app", true)]
    [InlineData("Get-NeonBranch dev -Project app", false)]
    [InlineData("Get-NeonRole -Branch dev -Project app", false)]
    public void An_object_of_a_Get_cmdlet_is_returned_when_its_unfinished_operations_have_ended(string get, bool isWaitedFor)
    {
        var app = _host.Seed("app");
        _host.AddBranch(app, "dev");
        _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromSeconds(30) });
        _host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/endpoints/{app.EndpointId}/suspend");
        var items = _host.Run($"$items = {get}; $items");
        _host.Forget();

        var result = _host.Run("$items | Wait-NeonOperation -Verbose");

        Assert.Empty(result.Errors);
        Assert.Equal(items.Output.Count, result.Output.Count);
        Assert.Equal(isWaitedFor, _host.Get<Operation>("Get-NeonOperation -Project app -Unfinished").Count == 0);
        Assert.Contains(result.Verbose, line => line.StartsWith("Waiting for the unfinished operations of the ", StringComparison.Ordinal) == isWaitedFor && line.Contains(isWaitedFor ? ": suspend_compute." : " has no unfinished operations.", StringComparison.Ordinal));
    }

    [Fact]
    public void Empty_pipeline_input_waits_for_nothing()
    {
        var result = _host.Run("@() | Wait-NeonOperation");

        Assert.Empty(result.Errors);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void All_unfinished_operations_in_a_project_can_be_waited_for()
    {
        var app = _host.Seed("app");
        _host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/branches", """{"endpoints":[{"type":"read_write"}]}""");

        var operations = _host.Get<Operation>("Wait-NeonOperation -Project app");

        Assert.Equal(["create_branch", "start_compute"], operations.Select(operation => operation.Action).Order(StringComparer.Ordinal));
        Assert.All(operations, operation => Assert.Equal("finished", operation.Status));
    }

    [Fact]
    public void An_idle_project_is_not_waited_for()
    {
        var app = _host.Seed();

        Assert.Empty(_host.Get<Operation>($"Wait-NeonOperation -Project {app.ProjectId}"));
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void Single_operations_of_a_project_can_be_specified()
    {
        var app = _host.Seed();
        var id = _host.Emulator.StartSystemOperation(app.ProjectId);
        _host.Emulator.StartSystemOperation(app.ProjectId);

        Assert.Equal(id, Assert.Single(_host.Get<Operation>($"Wait-NeonOperation -Project {app.ProjectId} -OperationId {id}")).OperationId);
    }

    [Fact]
    public void A_missing_operation_is_an_error()
    {
        var app = _host.Seed();

        var result = _host.Run($"Wait-NeonOperation -Project {app.ProjectId} -OperationId 11111111-2222-3333-4444-555555555555");

        Assert.Equal("NeonOperationNotFound", result.ErrorId);
    }

    [Fact]
    public void A_skipped_operation_counts_as_success()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToOperation(new OperationFault { Action = "create_branch", IsSkipped = true });

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId} -NoCompute -Wait"));

        Assert.Equal("skipped", Assert.Single(branch.Operations).Status);
    }

    [Fact]
    public void A_failed_operation_is_waited_for_because_Neon_retries_it()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToOperation(new OperationFault { Action = "create_branch", Failures = 2 });

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId} -NoCompute | Wait-NeonOperation"));

        Assert.Equal(("finished", 2), (Assert.Single(branch.Operations).Status, branch.Operations[0].FailuresCount));
    }

    [Theory]
    [InlineData("'text' | Wait-NeonOperation")]
    [InlineData("Wait-NeonOperation 42")]
    public void Input_that_cannot_have_operations_is_refused(string command)
    {
        Assert.NotEmpty(_host.Run(command).Errors);
        Assert.Empty(_host.Requests);
    }
}
