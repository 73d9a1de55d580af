using System.Management.Automation;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class ProjectLockTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_change_waits_for_a_short_lock_and_is_applied_once()
    {
        var app = _host.Seed();
        _host.Emulator.StartSystemOperation(app.ProjectId);

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -Verbose");

        Assert.Equal("dev", ((Branch)Assert.Single(result.Output).BaseObject).Name);
        Assert.Single(_host.Emulator.Exchanges, exchange => exchange is { Method: "POST", Status: 201 });
        Assert.Contains(_host.Emulator.Exchanges, exchange => exchange is { Method: "POST", Status: 423 });
        var locked = result.Verbose.ToList().FindIndex(line => line.Contains("the project is locked (423)", StringComparison.Ordinal));
        var list = result.Verbose.ToList().FindIndex(line => line.StartsWith("GET /projects/{project_id}/operations", StringComparison.Ordinal));
        Assert.InRange(locked, 0, list - 1);
    }

    [Fact]
    public void A_long_lock_is_polled_by_listing_operations()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromMinutes(2) });
        _host.Emulator.StartSystemOperation(app.ProjectId);

        Assert.Equal("dev", Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId}")).Name);

        Assert.Equal(2, _host.Emulator.Exchanges.Count(exchange => exchange.Method == "POST"));
        Assert.InRange(_host.Emulator.Exchanges.Count(exchange => exchange.OperationId == "listProjectOperations"), 20, 40);
    }

    [Fact]
    public void A_lock_longer_than_the_timeout_is_an_error_with_the_message_from_Neon()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromMinutes(10) });
        _host.Emulator.StartSystemOperation(app.ProjectId);

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId}");

        Assert.Equal("NeonProjectLocked", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceBusy, result.Error.CategoryInfo.Category);
        Assert.Contains("conflicting operations", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("-LockTimeout", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(_host.Emulator.Exchanges, exchange => exchange.Method == "POST");
    }

    [Fact]
    public void With_a_lock_timeout_of_zero_the_first_refusal_is_the_error()
    {
        var app = _host.Seed();
        _host.Emulator.StartSystemOperation(app.ProjectId);
        var hasty = _host.Connect(_host.Emulator.ApiKey, settings => settings with { LockTimeout = TimeSpan.Zero });

        Assert.Equal("NeonProjectLocked", _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -Connection $hasty", ("hasty", hasty)).ErrorId);
        Assert.Single(_host.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public void A_change_is_retried_even_if_the_key_cannot_list_operations(HttpStatusCode refusal)
    {
        var app = _host.Seed();
        _host.Emulator.StartSystemOperation(app.ProjectId);
        _host.Emulator.Faults.Add("listProjectOperations", EmulatorFault.Status(refusal), count: 100);

        Assert.Equal("dev", Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId}")).Name);
    }

    [Fact]
    public void A_lock_without_a_known_operation_is_retried_with_increasing_delays()
    {
        var app = _host.Seed();
        var lockFault = EmulatorFault.Status(HttpStatusCode.Locked, """{"code":"","message":"endpoint is in some transitive state"}""");
        _host.Emulator.Faults.Add("createProjectBranch", lockFault, count: 7);

        _host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId}");

        var times = _host.Emulator.Exchanges.Where(exchange => exchange.Method == "POST").Select(exchange => exchange.Time).ToArray();
        var pauses = times.Zip(times.Skip(1), (earlier, later) => (later - earlier).TotalSeconds).ToArray();
        // A fifth of a second, plus half as much again for each refusal, up to five pauses; each is up to a fifth longer or shorter.
        double[] expected = [0.2, 0.5, 0.95, 1.625, 2.6375, 2.6375, 2.6375];
        Assert.Equal(expected.Length, pauses.Length);
        Assert.All(expected.Zip(pauses), pair => Assert.InRange(pair.Second, pair.First * 0.8, pair.First * 1.2));
    }

    [Fact]
    public void The_lock_timeout_starts_at_the_first_refusal_and_is_not_reset()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.Status(HttpStatusCode.Locked, """{"code":"","message":"busy"}"""), count: 1000);
        var start = _host.Clock.GetUtcNow();

        Assert.Equal("NeonProjectLocked", _host.Run($"New-NeonBranch dev -Project {app.ProjectId}").ErrorId);

        Assert.InRange(_host.Clock.GetUtcNow() - start, _host.Connection.LockTimeout * 0.9, _host.Connection.LockTimeout);
    }

    [Theory]
    [InlineData("New-NeonBranch dev -Project quiet-forest-12345678")]
    [InlineData("Get-NeonBranch -Project quiet-forest-12345678")]
    [InlineData("Get-NeonOperation -Project quiet-forest-12345678")]
    [InlineData("Invoke-NeonApi /projects/quiet-forest-12345678/operations -All")]
    public void A_permanently_locked_operation_list_does_not_extend_the_lock_timeout(string command)
    {
        using var replies = new Replies((_, _) => Replies.Json("""{"code":"","message":"busy"}""", HttpStatusCode.Locked));
        using var host = new NeonHost(handler: replies);
        var start = host.Clock.GetUtcNow();

        var result = host.Run(command);

        Assert.Equal("NeonProjectLocked", result.ErrorId);
        Assert.InRange(host.Clock.GetUtcNow() - start, host.Connection.LockTimeout * 0.9, host.Connection.LockTimeout);
    }

    [Fact]
    public void A_temporarily_locked_operation_list_does_not_prevent_the_change()
    {
        using var replies = new Replies((request, index) => index < 20
            ? Replies.Json("""{"code":"","message":"busy"}""", HttpStatusCode.Locked)
            : Replies.Json(request.Method == HttpMethod.Get ? """{"operations":[]}""" : """{"branch":{"id":"br-calm-lake-a1b2c3d4","project_id":"quiet-forest-12345678","name":"dev"}}"""));
        using var host = new NeonHost(handler: replies);

        Assert.Equal("dev", Assert.Single(host.Get<Branch>("New-NeonBranch dev -Project quiet-forest-12345678")).Name);
    }

    [Fact]
    public void Waiting_in_the_queue_ends_after_the_lock_timeout()
    {
        var app = _host.Seed();
        var start = _host.Clock.GetUtcNow();
        using (Turn(app))
        {
            var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId}");

            Assert.Equal("NeonProjectLocked", result.ErrorId);
            Assert.Equal(ErrorCategory.ResourceBusy, result.Error.CategoryInfo.Category);
            Assert.Contains("Other changes to project", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Contains("This change was not sent", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Equal(_host.Connection.LockTimeout, _host.Clock.GetUtcNow() - start);
            Assert.Empty(_host.Requests);
            Assert.Equal(1, ProjectQueues.UsersOf(_host.Connection.BaseUri, app.ProjectId));
        }

        Assert.Equal("dev", Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId}")).Name);
    }

    [Fact]
    public void A_moving_queue_does_not_time_out()
    {
        var app = _host.Seed();
        var turn = Turn(app);
        var start = _host.Clock.GetUtcNow();
        using var made = _host.Clock.CreateTimer(_ => turn.Succeeded(_host.Clock.GetUtcNow()), null, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(4));
        using var left = _host.Clock.CreateTimer(_ => turn.Dispose(), null, TimeSpan.FromMinutes(11), Timeout.InfiniteTimeSpan);

        Assert.Equal("dev", Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId}")).Name);
        Assert.InRange(_host.Clock.GetUtcNow() - start, TimeSpan.FromMinutes(11), TimeSpan.FromMinutes(12));
    }

    [Fact]
    public void A_lock_timeout_of_zero_does_not_wait_in_the_queue()
    {
        var app = _host.Seed();
        var hasty = _host.Connect(_host.Emulator.ApiKey, settings => settings with { LockTimeout = TimeSpan.Zero, BaseUri = _host.Connection.BaseUri });
        using var turn = Turn(app);

        Assert.Equal("NeonProjectLocked", _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -Connection $hasty", ("hasty", hasty)).ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Delays_are_reset_when_another_operation_holds_the_lock()
    {
        NeonHost? host = null;
        DateTimeOffset? since = null;
        var polls = new List<(TimeSpan Time, bool IsOther)>();
        using var replies = new Replies((request, index) =>
        {
            var now = host!.Clock.GetUtcNow();
            var passed = now - (since ??= now);
            if (request.Method == HttpMethod.Get)
            {
                polls.Add((passed, passed > TimeSpan.FromSeconds(60)));
                return Replies.Json($$"""{"operations":[{"id":"op-{{(polls[^1].IsOther ? 2 : 1)}}","project_id":"quiet-forest-12345678","status":"{{(passed.TotalSeconds > 90 ? "finished" : "running")}}"}]}""");
            }

            return index == 0
                ? Replies.Json("""{"message":"locked"}""", HttpStatusCode.Locked)
                : Replies.Json("""{"branch":{"id":"br-calm-lake-a1b2c3d4","project_id":"quiet-forest-12345678","name":"dev"}}""", HttpStatusCode.Created);
        });
        using (host = new NeonHost(handler: replies))
        {
            Assert.Equal("dev", Assert.Single(host.Get<Branch>("New-NeonBranch dev -Project quiet-forest-12345678")).Name);
        }

        var seen = polls.FindIndex(poll => poll.IsOther);
        Assert.InRange((polls[seen].Time - polls[seen - 1].Time).TotalSeconds, 4, 6);
        Assert.InRange((polls[seen + 1].Time - polls[seen].Time).TotalSeconds, 0.16, 0.24);
    }

    /// <summary>The end of an operation is expected after the time that the operations before it took.</summary>
    [Fact]
    public void Many_changes_of_one_project_take_little_longer_than_their_operations()
    {
        var app = _host.Seed();
        var start = _host.Clock.GetUtcNow();

        Assert.Equal(40, _host.Get<Branch>($"1..40 | ForEach-Object {{ New-NeonBranch dev-$_ -Project {app.ProjectId} -NoCompute }}; $null = Wait-NeonOperation -Project {app.ProjectId}").Count);

        var all = Operations(app);
        var (passed, sum) = (_host.Clock.GetUtcNow() - start, TimeSpan.FromMilliseconds(all.Sum(operation => operation.TotalDurationMs!.Value)));
        Assert.InRange(passed / sum, 1, 1.15);
        Assert.InRange(_host.Requests.Count / passed.TotalSeconds, 0, 4.5);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void An_operation_that_differs_from_the_forecast_is_noticed(double factor)
    {
        var app = _host.Seed();
        _host.Get<Branch>($"New-NeonBranch one -Project {app.ProjectId} -NoCompute -Wait");
        var usual = TimeSpan.FromMilliseconds(Operations(app)[0].TotalDurationMs!.Value);
        _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = usual * factor });
        var start = _host.Clock.GetUtcNow();

        Assert.Equal(2, _host.Get<Branch>($"New-NeonBranch two -Project {app.ProjectId} -NoCompute; New-NeonBranch three -Project {app.ProjectId} -NoCompute").Count);

        Assert.InRange(_host.Clock.GetUtcNow() - start, usual * factor, usual * Math.Max(factor, 1) + TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("""{"operations":[{"id":"op-1","project_id":"quiet-forest-12345678","status":"failed"}]}""")]
    [InlineData("""{"operations":[]}""")]
    public void A_change_is_retried_if_no_operation_holds_the_lock(string operations)
    {
        using var replies = new Replies((request, index) => (request.Method.Method, index) switch
        {
            ("GET", _) => Replies.Json(operations),
            (_, 0) => Replies.Json("""{"message":"locked"}""", HttpStatusCode.Locked),
            _ => Replies.Json("""{"branch":{"id":"br-calm-lake-a1b2c3d4","project_id":"quiet-forest-12345678","name":"dev"}}""", HttpStatusCode.Created),
        });
        using var host = new NeonHost(handler: replies);

        Assert.Equal("dev", Assert.Single(host.Get<Branch>("New-NeonBranch dev -Project quiet-forest-12345678")).Name);
        Assert.Equal(3, replies.Sent.Count);
    }

    [Fact]
    public void A_change_outside_of_projects_waits_for_a_lock_without_listing_operations()
    {
        using var replies = new Replies((_, index) =>
            index < 2 ? Replies.Json("""{"message":"busy"}""", HttpStatusCode.Locked) : Replies.Json("{}"));
        using var host = new NeonHost(handler: replies);

        Assert.Empty(host.Run("Invoke-NeonApi /organizations/org-calm-lake-12345678/invitations -Method Post -Body @{}").Errors);
        Assert.All(replies.Lines, line => Assert.StartsWith("POST", line, StringComparison.Ordinal));
        Assert.Equal(3, replies.Sent.Count);
    }

    private Operation[] Operations(SeededProject app) =>
        [.. _host.Get<Operation>($"Get-NeonOperation -Project {app.ProjectId}").Where(operation => operation.Action == "create_branch")];

    private ProjectQueues.Lease Turn(SeededProject app) =>
        ProjectQueues.EnterAsync(_host.Connection.BaseUri, app.ProjectId, CancellationToken.None).GetAwaiter().GetResult();
}
