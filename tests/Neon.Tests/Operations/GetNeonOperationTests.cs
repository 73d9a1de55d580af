using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Operations;

public sealed class GetNeonOperationTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Operations_of_a_project_are_listed_newest_first()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");

        var operations = _host.Get<Operation>($"Get-NeonOperation -Project {app.ProjectId}");

        Assert.Equal("create_branch", operations[0].Action);
        Assert.Equal(operations.OrderByDescending(operation => operation.CreatedAt), operations);
        Assert.All(operations, operation => Assert.Equal(app.ProjectId, operation.ProjectId));
        Assert.Equal($"GET /projects/{app.ProjectId}/operations?limit=1000", _host.Requests[0]);
    }

    [Fact]
    public void An_operation_is_read_by_id()
    {
        var app = _host.Seed();
        var id = _host.Emulator.StartSystemOperation(app.ProjectId);

        var operation = Assert.Single(_host.Get<Operation>($"Get-NeonOperation {id} -Project {app.ProjectId}"));

        Assert.Equal(("check_availability", "running"), (operation.Action, operation.Status));
        Assert.False(operation.IsFinal);
        Assert.Equal([$"GET /projects/{app.ProjectId}/operations/{id}"], _host.Requests);
    }

    [Fact]
    public void Piped_operations_are_read_again()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");
        var known = _host.Get<Operation>($"Get-NeonOperation -Project {app.ProjectId}");
        _host.Forget();

        var fresh = _host.Get<Operation>("$known | Get-NeonOperation", ("known", known));

        Assert.Equal(known.Select(operation => operation.OperationId), fresh.Select(operation => operation.OperationId));
        Assert.Equal(known.Select(operation => $"GET /projects/{app.ProjectId}/operations/{operation.OperationId}"), _host.Requests);
    }

    [Fact]
    public void A_piped_branch_filters_the_list()
    {
        var app = _host.Seed();
        var dev = _host.Read(app, _host.AddBranch(app, "dev"));
        _host.AddBranch(app, "other");

        var operations = _host.Get<Operation>("$dev | Get-NeonOperation", ("dev", dev));

        Assert.Equal(dev.BranchId, Assert.Single(operations).BranchId);
        Assert.Equal($"GET /projects/{app.ProjectId}/operations?limit=1000", _host.Requests[0]);
    }

    [Fact]
    public void A_piped_endpoint_filters_the_list()
    {
        var app = _host.Seed();

        var operations = _host.Get<Operation>($"Get-NeonEndpoint {app.EndpointId} -Project {app.ProjectId} | Get-NeonOperation");

        Assert.NotEmpty(operations);
        Assert.All(operations, operation => Assert.Equal(app.EndpointId, operation.EndpointId));
    }

    [Fact]
    public void A_piped_project_lists_its_operations()
    {
        var app = _host.Seed("app");
        _host.Seed("shop");

        var operations = _host.Get<Operation>("Get-NeonProject app | Get-NeonOperation");

        Assert.All(operations, operation => Assert.Equal(app.ProjectId, operation.ProjectId));
        Assert.NotEmpty(operations);
    }

    [Fact]
    public void The_list_can_be_filtered_by_action_status_and_unfinished()
    {
        var app = _host.Seed();
        _host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/branches", """{"endpoints":[{"type":"read_write"}]}""");
        var list = $"Get-NeonOperation -Project {app.ProjectId}";

        Assert.Equal(["create_branch"], Actions($"{list} -Unfinished -Action CREATE_BRANCH"));
        Assert.Equal(["start_compute"], Actions($"{list} -Status scheduling"));
        Assert.Equal(["start_compute", "create_branch"], Actions($"{list} -Unfinished"));
        Assert.Equal(["start_compute", "create_branch"], Actions($"{list} -Status running, scheduling"));
        _host.Settle();
        Assert.Empty(Actions($"{list} -Unfinished"));
    }

    [Fact]
    public void The_context_supplies_the_project_but_its_branch_does_not_filter_the_list()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        var all = _host.Get<Operation>($"Get-NeonOperation -Project {app.ProjectId}").Count;
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = dev };

        Assert.Equal(all, _host.Get<Operation>("Get-NeonOperation").Count);
    }

    [Fact]
    public void The_error_about_a_missing_operation_targets_the_operation()
    {
        var app = _host.Seed();

        var result = _host.Run($"Get-NeonOperation 11111111-2222-3333-4444-555555555555 -Project {app.ProjectId}");

        Assert.Equal("NeonOperationNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("11111111-2222-3333-4444-555555555555", result.Error.TargetObject);
    }

    [Theory]
    [InlineData("Get-NeonOperation -Project ''")]
    [InlineData("Get-NeonOperation -Project $null")]
    [InlineData("Get-NeonOperation -OperationId ''")]
    [InlineData("Get-NeonOperation -BranchId ''")]
    [InlineData("Wait-NeonOperation -Project ''")]
    [InlineData("Wait-NeonOperation -Project $null")]
    [InlineData("Wait-NeonOperation $null")]
    [InlineData("Wait-NeonOperation -Project app -OperationId ''")]
    public void An_empty_value_is_refused_and_the_context_is_not_used_instead(string command)
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        var result = _host.Run(command);

        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_failure_shows_its_count_reason_and_retry_time()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToOperation(new OperationFault { Failures = 1, Error = "disk is full" });
        var id = _host.Emulator.StartSystemOperation(app.ProjectId);
        _host.Clock.Advance(TimeSpan.FromSeconds(1.5));

        var operation = Assert.Single(_host.Get<Operation>($"Get-NeonOperation {id} -Project {app.ProjectId}"));

        Assert.Equal(("failed", 1, "disk is full"), (operation.Status, operation.FailuresCount, operation.Error));
        Assert.NotNull(operation.RetryAt);
        Assert.False(operation.IsFinal);
    }

    private IEnumerable<string?> Actions(string script) => _host.Get<Operation>(script).Select(operation => operation.Action);
}
