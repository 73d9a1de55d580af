using System.Management.Automation;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Operations;

/// <summary>Waits that fail, with -Wait and with Wait-NeonOperation.</summary>
public sealed class WaitFailureTests : IDisposable
{
    private readonly NeonHost _host = new();

    public static TheoryData<string> Ways => ["-Wait", "| Wait-NeonOperation"];

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_failed_operation_is_an_error_that_targets_its_object(string way)
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToOperation(new OperationFault { Action = "create_branch", EndsInError = true, Error = "disk is full" });

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId} {way}");

        Assert.Equal("NeonOperationFailed", result.ErrorId);
        Assert.Equal(ErrorCategory.OperationStopped, result.Error.CategoryInfo.Category);
        Assert.Equal("dev", Assert.IsType<Branch>(result.Error.TargetObject).Name);
        Assert.Contains("create_branch", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("disk is full", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(result.Output);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    /// <summary>A script can continue with what was created.</summary>
    [Fact]
    public void The_target_of_a_time_out_is_the_created_object()
    {
        var app = _host.Seed();

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -Wait -TimeoutSec 1");

        Assert.Empty(result.Output);
        Assert.Equal("NeonOperationTimeout", result.ErrorId);
        Assert.Equal("dev", Assert.IsType<Branch>(result.Error.TargetObject).Name);
        Assert.Contains("The change was made, but these operations of dev have not finished: ", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("$Error[0].TargetObject | Wait-NeonOperation.", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("ready", Assert.IsType<Branch>(Assert.Single(_host.Run("$made | Wait-NeonOperation", ("made", result.Error.TargetObject)).Output).BaseObject).CurrentState);
    }

    [Fact]
    public void A_canceled_operation_is_an_error()
    {
        var replies = RecordedReplies.InOrder("""{"operations":[{"id":"op-1","project_id":"quiet-forest-12345678","action":"start_compute","status":"cancelled"}]}""");
        using var host = new NeonHost(handler: replies);

        var result = host.Run("$operation | Wait-NeonOperation", ("operation", Running("op-1")));

        Assert.Equal("NeonOperationFailed", result.ErrorId);
        Assert.Equal("op-1", Assert.IsType<Operation>(result.Error.TargetObject).OperationId);
        Assert.Contains("cancelled", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_failure_does_not_block_the_others()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        _host.Emulator.Faults.AddToOperation(new OperationFault { Action = "create_branch", EndsInError = true });

        var result = _host.Run($"$(New-NeonBranch bad -Project {app.ProjectId}; New-NeonBranch good -Project {shop.ProjectId}) | Wait-NeonOperation");

        Assert.Equal("bad", Assert.IsType<Branch>(result.Error.TargetObject).Name);
        Assert.Equal("good", Assert.IsType<Branch>(Assert.Single(result.Output).BaseObject).Name);
    }

    [Fact]
    public void Fail_fast_treats_a_failure_as_final()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToOperation(new OperationFault { Action = "create_branch", Failures = 1, Duration = TimeSpan.FromSeconds(8) });

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -NoCompute | Wait-NeonOperation -FailFast");

        Assert.Equal("NeonOperationFailed", result.ErrorId);
        Assert.Contains("ended with status failed", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("-Wait -TimeoutSec 5")]
    [InlineData("| Wait-NeonOperation -TimeoutSec 5")]
    public void The_object_of_a_time_out_error_can_be_waited_for_again(string way)
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToOperation(new OperationFault { Action = "create_branch", Duration = TimeSpan.FromSeconds(9) });
        var start = _host.Clock.GetUtcNow();

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId} {way}");

        Assert.Equal("NeonOperationTimeout", result.ErrorId);
        Assert.Equal(ErrorCategory.OperationTimeout, result.Error.CategoryInfo.Category);
        Assert.Contains("create_branch (running)", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Wait-NeonOperation", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(TimeSpan.FromSeconds(5), _host.Clock.GetUtcNow() - start);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        var ready = _host.Get<Branch>("$late.TargetObject | Wait-NeonOperation", ("late", result.Error));
        Assert.Equal("ready", Assert.Single(ready).CurrentState);
        Assert.NotNull(ready[0].ConnectionUris);
    }

    [Fact]
    public void A_created_branch_is_not_lost_if_its_operations_cannot_be_read()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("listProjectOperations", EmulatorFault.Status(HttpStatusCode.Forbidden));

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -Wait");

        Assert.Equal("NeonPermissionDenied", result.ErrorId);
        Assert.Equal("dev", Assert.IsType<Branch>(result.Error.TargetObject).Name);
        Assert.Equal("ready", Assert.Single(_host.Get<Branch>("$late.TargetObject | Wait-NeonOperation", ("late", result.Error))).CurrentState);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_change_is_not_reported_as_failed_if_its_operations_cannot_be_read(bool isRefused)
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("listProjectOperations", isRefused ? EmulatorFault.Refused() : EmulatorFault.Status(HttpStatusCode.NotFound, "<html>", "text/html"), count: 100_000);

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -Wait");

        Assert.Equal("NeonOperationTimeout", result.ErrorId);
        Assert.StartsWith("The change was made, but ", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("dev", Assert.IsType<Branch>(result.Error.TargetObject).Name);
    }

    [Fact]
    public void A_successful_change_is_returned_even_if_it_cannot_be_refreshed()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("getProjectBranch", EmulatorFault.Status(HttpStatusCode.Forbidden), count: 100);

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -Wait");

        Assert.Empty(result.Errors);
        Assert.Equal("dev", Assert.IsType<Branch>(Assert.Single(result.Output).BaseObject).Name);
        Assert.Contains("new state could not be read", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_whose_operations_cannot_be_read_are_reported_individually()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        _host.Emulator.Faults.Add((method, path) => method == HttpMethod.Get && path == $"/projects/{app.ProjectId}/operations", EmulatorFault.Status(HttpStatusCode.Forbidden), count: 100);

        var result = _host.Run($"$(New-NeonBranch one -Project {app.ProjectId} -NoCompute; New-NeonBranch two -Project {shop.ProjectId} -NoCompute) | Wait-NeonOperation");

        Assert.Equal("one", Assert.IsType<Branch>(result.Error.TargetObject).Name);
        Assert.Equal("NeonPermissionDenied", result.ErrorId);
        Assert.Equal("two", Assert.IsType<Branch>(Assert.Single(result.Output).BaseObject).Name);
    }

    [Fact]
    public void An_object_that_cannot_be_refreshed_is_an_error_and_the_next_one_is_returned()
    {
        var app = _host.Seed();
        var made = _host.Get<Branch>($"New-NeonBranch one -Project {app.ProjectId} -NoCompute; New-NeonBranch two -Project {app.ProjectId} -NoCompute");
        _host.Emulator.Faults.Add("getProjectBranch", EmulatorFault.Status(HttpStatusCode.Forbidden));

        var result = _host.Run("$made | Wait-NeonOperation", ("made", made));

        Assert.Equal("one", Assert.IsType<Branch>(result.Error.TargetObject).Name);
        Assert.Equal("two", Assert.IsType<Branch>(Assert.Single(result.Output).BaseObject).Name);
    }

    [Fact]
    public void An_operation_missing_from_the_list_is_read_by_id()
    {
        var replies = RecordedReplies.InOrder(
            """{"operations":[]}""",
            """{"operation":{"id":"op-1","project_id":"quiet-forest-12345678","action":"start_compute","status":"finished"}}""");
        using var host = new NeonHost(handler: replies);

        Assert.Equal("finished", Assert.Single(host.Get<Operation>("$operation | Wait-NeonOperation", ("operation", Running("op-1")))).Status);
        Assert.Equal(
            ["GET /projects/quiet-forest-12345678/operations?limit=100", "GET /projects/quiet-forest-12345678/operations/op-1"],
            replies.Requests);
    }

    private static Operation Running(string id) =>
        new() { OperationId = id, ProjectId = "quiet-forest-12345678", Action = "start_compute", Status = "running" };
}
