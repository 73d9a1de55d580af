using System.Net;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Operations;

public sealed class WatchNeonOperationTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void An_operation_is_emitted_when_it_appears_and_whenever_its_status_changes()
    {
        var app = _host.Seed("app");

        var seen = Watch($"New-NeonBranch dev -Project {app.ProjectId} | Watch-NeonOperation -IdleTimeout 0:00:05");

        Assert.Equal(
            [
                "create_branch running", "start_compute scheduling",
                "create_branch finished", "start_compute running",
                "start_compute finished",
            ],
            seen);
        var polls = _host.Emulator.Exchanges.Skip(1).ToArray();
        Assert.All(polls, poll => Assert.Equal("listProjectOperations", poll.OperationId));
        Assert.All(_host.Requests.Skip(1), request => Assert.Equal($"GET /projects/{app.ProjectId}/operations?limit=100", request));
        // Fast while something changes, slower otherwise, and nothing after the idle time-out.
        Assert.Equal(TimeSpan.FromSeconds(0.5), polls[1].Time - polls[0].Time);
        var lastChange = Array.FindLastIndex(polls, poll => poll.Time - polls[0].Time <= TimeSpan.FromSeconds(3.5));
        Assert.Equal(TimeSpan.FromSeconds(5), polls[^1].Time - polls[..(lastChange + 1)].First(poll => poll.Time - polls[0].Time >= TimeSpan.FromSeconds(2)).Time);
    }

    [Fact]
    public void Finished_operations_are_omitted_unless_requested()
    {
        var app = _host.Seed("app");
        _host.AddBranch(app, "old");
        var since = _host.Clock.GetUtcNow();
        _host.AddBranch(app, "new");

        Assert.Empty(Watch("Watch-NeonOperation -Project app -IdleTimeout 0:00:01"));
        Assert.Equal(["create_branch finished"], Watch("Watch-NeonOperation -Project app -IdleTimeout 0:00:01 -From $since", ("since", since)));
    }

    [Fact]
    public void Later_operations_are_emitted_and_none_are_lost()
    {
        var app = _host.Seed("app");
        _host.Emulator.StartSystemOperation(app.ProjectId);

        // More at once than a page contains.
        var seen = _host.Get<Operation>(
            $$"""
            $more = 130
            Watch-NeonOperation -Project app -IdleTimeout 0:00:05 | ForEach-Object { $_; for (; $more; $more--) { $null = $emulator.StartSystemOperation('{{app.ProjectId}}', 'replace_safekeeper') } }
            """,
            ("emulator", _host.Emulator));

        Assert.Equal(131, seen.Select(operation => operation.OperationId).Distinct().Count());
        Assert.All(seen.GroupBy(operation => operation.OperationId), states => Assert.Equal(states.Select(state => state.Status).Distinct(), states.Select(state => state.Status)));
        Assert.All(seen.GroupBy(operation => operation.OperationId), states => Assert.Equal("finished", states.Last().Status));
    }

    [Fact]
    public void The_watch_can_be_filtered_by_branch_endpoint_action_and_status()
    {
        var app = _host.Seed("app");
        _host.AddBranch(app, "other");
        var start = $"$null = New-NeonBranch dev -Project {app.ProjectId}; $null = $emulator.StartSystemOperation('{app.ProjectId}');";
        IReadOnlyList<string> With(string watch) => Watch($"{start} {watch} -IdleTimeout 0:00:03; Remove-NeonBranch dev -Project app -Confirm:$false -Wait", ("emulator", _host.Emulator));

        Assert.Equal(["create_branch", "start_compute"], Actions(With("Watch-NeonOperation -Project app -Branch dev")));
        Assert.Equal(["create_branch", "start_compute"], Actions(With("Get-NeonBranch dev -Project app | Watch-NeonOperation")));
        Assert.Equal(["start_compute"], Actions(With("Get-NeonEndpoint -Project app -Branch dev | Watch-NeonOperation")));
        Assert.Empty(With("Watch-NeonOperation -Project app -Branch other"));
        Assert.Equal(["check_availability"], Actions(With("Watch-NeonOperation -Project app -Action CHECK_AVAILABILITY")));
        Assert.Equal(["check_availability finished", "create_branch finished", "start_compute finished"], With("Watch-NeonOperation -Project app -Status Finished").Order());
    }

    [Fact]
    public void The_context_branch_does_not_filter_the_watch()
    {
        var app = _host.Seed("app");
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId };
        _host.Emulator.StartSystemOperation(app.ProjectId);

        Assert.Equal(["check_availability running", "check_availability finished"], Watch("Watch-NeonOperation -IdleTimeout 0:00:03"));
    }

    [Fact]
    public void Several_projects_are_watched_with_one_call_per_project_and_poll()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        _host.Emulator.StartSystemOperation(app.ProjectId);
        _host.Emulator.StartSystemOperation(shop.ProjectId, "replace_safekeeper");

        var seen = _host.Get<Operation>("Get-NeonProject | Watch-NeonOperation -IdleTimeout 0:00:03");

        Assert.Equal(
            [(app.ProjectId, "finished"), (app.ProjectId, "running"), (shop.ProjectId, "finished"), (shop.ProjectId, "running")],
            seen.Select(operation => (operation.ProjectId!, operation.Status!)).OrderBy(pair => pair.Item1 == shop.ProjectId).ThenBy(pair => pair.Item2, StringComparer.Ordinal));
        var polls = _host.Emulator.Exchanges.Where(exchange => exchange.OperationId == "listProjectOperations").ToArray();
        Assert.All(polls.GroupBy(poll => (poll.Time, poll.Path)), poll => Assert.Single(poll));
        Assert.Equal(2, polls.GroupBy(poll => poll.Path).Count());
    }

    [Fact]
    public void Several_branches_of_a_project_share_one_call_per_poll()
    {
        var app = _host.Seed("app");
        _host.AddBranch(app, "one");
        _host.AddBranch(app, "two");

        Assert.Empty(Watch("Get-NeonBranch -Project app | Watch-NeonOperation -TimeoutSec 1"));

        var polls = _host.Emulator.Exchanges.Where(exchange => exchange.OperationId == "listProjectOperations").ToArray();
        Assert.All(polls.GroupBy(poll => poll.Time), poll => Assert.Single(poll));
    }

    [Fact]
    public void Piped_operations_identify_the_project_to_watch()
    {
        var app = _host.Seed("app");
        _host.Emulator.StartSystemOperation(app.ProjectId);

        Assert.Equal(
            ["check_availability running", "check_availability finished"],
            Watch("Get-NeonOperation -Project app -Unfinished | Watch-NeonOperation -IdleTimeout 0:00:03"));
    }

    [Fact]
    public void Watching_many_projects_leaves_most_of_the_rate_limit_unused()
    {
        for (var project = 0; project < 10; project++)
        {
            _host.Seed($"app-{project}");
        }

        Watch("Get-NeonProject | Watch-NeonOperation -TimeoutSec 60");

        Assert.InRange(_host.Emulator.Exchanges.Count(exchange => exchange.OperationId == "listProjectOperations"), 100, 250);
    }

    [Fact]
    public void Empty_pipeline_input_watches_nothing()
    {
        var app = _host.Seed("app");
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId };

        Assert.Empty(Watch("@() | Watch-NeonOperation"));
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void The_time_out_ends_the_watch_silently_despite_running_operations()
    {
        var app = _host.Seed("app");
        _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromHours(1) });
        _host.Emulator.StartSystemOperation(app.ProjectId);
        var start = _host.Clock.GetUtcNow();

        Assert.Equal(["check_availability running"], Watch($"Watch-NeonOperation -Project {app.ProjectId} -TimeoutSec 20 -IdleTimeout 0:00:05"));
        Assert.Equal(TimeSpan.FromSeconds(20), _host.Clock.GetUtcNow() - start);
    }

    [Fact]
    public void A_failed_operation_that_is_not_retried_does_not_prolong_the_watch()
    {
        var app = _host.Seed("app");
        _host.Emulator.Faults.AddToOperation(new OperationFault { Failures = 1, Duration = TimeSpan.FromMinutes(10) });
        _host.Emulator.StartSystemOperation(app.ProjectId);
        _host.Clock.Advance(TimeSpan.FromMinutes(11));
        var start = _host.Clock.GetUtcNow();

        Assert.Equal(["check_availability failed"], Watch($"Watch-NeonOperation -Project {app.ProjectId} -IdleTimeout 0:00:30"));
        Assert.Equal(TimeSpan.FromSeconds(30), _host.Clock.GetUtcNow() - start);
    }

    [Fact]
    public void A_downstream_command_can_stop_the_watch()
    {
        var app = _host.Seed("app");
        _host.Emulator.StartSystemOperation(app.ProjectId);

        var result = _host.Run($"Watch-NeonOperation -Project {app.ProjectId} | Select-Object -First 1");

        Assert.Single(result.Output);
        Assert.Single(_host.Requests);
        ProgressText.Check(result.Progress);
    }

    [Fact]
    public void A_transient_failure_causes_one_warning_and_the_watch_continues()
    {
        var app = _host.Seed("app");
        _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromSeconds(60) });
        _host.Emulator.StartSystemOperation(app.ProjectId);
        var hasty = _host.Connect(_host.Emulator.ApiKey, settings => settings with { Timeout = TimeSpan.FromSeconds(2) });

        var result = _host.Run(
            """
            Watch-NeonOperation -Project app -IdleTimeout 0:00:10 -Connection $hasty | ForEach-Object {
                "$($_.Action) $($_.Status)"
                if (-not $begun) { $begun = $true; $emulator.Faults.Add('listProjectOperations', $busy, 30) }
            }
            """,
            ("hasty", hasty),
            ("emulator", _host.Emulator),
            ("busy", EmulatorFault.Status(HttpStatusCode.ServiceUnavailable)));

        Assert.Empty(result.Errors);
        Assert.Equal(["check_availability running", "check_availability finished"], result.Output.Select(item => item.BaseObject));
        Assert.StartsWith("The operations of app cannot be read now. The watch continues. ", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains("Watching app: cannot be read now", ProgressText.Timeless(result.Progress));
        ProgressText.Check(result.Progress);
    }

    [Fact]
    public void A_failure_of_the_first_poll_is_an_error()
    {
        var app = _host.Seed("app");
        _host.Emulator.Faults.Add("listProjectOperations", EmulatorFault.Status(HttpStatusCode.ServiceUnavailable), count: 100);
        var hasty = _host.Connect(_host.Emulator.ApiKey, settings => settings with { Timeout = TimeSpan.FromSeconds(2) });

        var result = _host.Run($"Watch-NeonOperation -Project {app.ProjectId} -Connection $hasty", ("hasty", hasty));

        Assert.Equal("NeonServiceUnavailable", result.ErrorId);
        Assert.Equal(app.ProjectId, result.Error.TargetObject);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void A_deleted_project_is_an_error_and_the_others_are_still_watched()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        _host.Emulator.StartSystemOperation(app.ProjectId);
        _host.Emulator.StartSystemOperation(shop.ProjectId, "replace_safekeeper");

        var result = _host.Run(
            $$"""
            Get-NeonProject | Watch-NeonOperation -IdleTimeout 0:00:03 | ForEach-Object {
                "$($_.Action) $($_.Status)"
                if ($_.Action -eq 'check_availability' -and $_.Status -eq 'finished') { Remove-NeonProject {{app.ProjectId}} -Confirm:$false }
            }
            """);

        Assert.Equal("NeonProjectNotFound", result.ErrorId);
        Assert.Equal(app.ProjectId, result.Error.TargetObject);
        Assert.Contains("replace_safekeeper finished", result.Output.Select(item => item.BaseObject));
        ProgressText.Check(result.Progress);
    }

    [Fact]
    public void A_rejected_key_ends_the_watch()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        _host.Emulator.StartSystemOperation(app.ProjectId);
        _host.Emulator.Faults.Add("listProjectOperations", EmulatorFault.Status(HttpStatusCode.Unauthorized));

        var result = _host.Run($"'{app.ProjectId}', '{shop.ProjectId}' | ForEach-Object {{ [pscustomobject]@{{ ProjectId = $_ }} }} | Watch-NeonOperation");

        Assert.Equal("NeonUnauthorized", result.ErrorId);
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void Progress_shows_activity_and_running_operations()
    {
        _host.Seed("app");

        var result = _host.Run("$null = New-NeonBranch dev -Project app -NoCompute; Watch-NeonOperation -Project app -IdleTimeout 0:00:05");

        Assert.Equal(
            ["Watching app: 1 operation running", "create branch: running on dev", "Watching app: idle"],
            ProgressText.Timeless(result.Progress));
        ProgressText.Check(result.Progress);
        Assert.Empty(_host.Run("Watch-NeonOperation -Project app -TimeoutSec 5 -ProgressAction SilentlyContinue").Progress);
    }

    [Theory]
    [InlineData("-Project ''")]
    [InlineData("-Project $null")]
    [InlineData("-Branch $null")]
    [InlineData("-Branch ''")]
    [InlineData("-Endpoint $null")]
    [InlineData("-Action ''")]
    [InlineData("-IdleTimeout 30")]
    [InlineData("-IdleTimeout 0")]
    [InlineData("-TimeoutSec 0")]
    public void Invalid_parameter_values_are_refused(string parameters)
    {
        var app = _host.Seed("app");
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        var result = _host.Run($"Watch-NeonOperation {parameters}");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("-IdleTimeout 30s", "The watch ended because no operation has run for 30 s (-IdleTimeout).")]
    [InlineData("-TimeoutSec 5", "The watch ended after 5 s (-TimeoutSec); no operation is running.")]
    public void The_verbose_and_information_streams_say_why_the_watch_ended(string parameters, string expected)
    {
        _host.Seed("app");

        var result = _host.Run($"Watch-NeonOperation -Project app {parameters} -Verbose -InformationVariable why 4>&1; $why.MessageData");

        Assert.Equal([expected, expected], result.Output.Select(line => line.ToString()).Where(line => line.StartsWith("The watch", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_reason_for_the_end_counts_the_operations_that_still_run()
    {
        using var host = new NeonHost(options => new EmulatorOptions { Clock = options.Clock, Seed = options.Seed, OperationDuration = TimeSpan.FromMinutes(1) });
        var app = host.Seed("app");
        host.Emulator.StartSystemOperation(app.ProjectId);

        var result = host.Run("Watch-NeonOperation -Project app -Action check_availability -TimeoutSec 1 -InformationVariable why | Out-Null; $why.MessageData");

        Assert.Equal("The watch ended after 1 s (-TimeoutSec); one operation is still running.", Assert.Single(result.Output).ToString());
    }

    private static IEnumerable<string> Actions(IEnumerable<string> seen) => seen.Select(line => line.Split(' ')[0]).Distinct().Order();

    private IReadOnlyList<string> Watch(string script, params (string Name, object? Value)[] variables) =>
        [.. _host.Get<Operation>(script, variables).Select(operation => $"{operation.Action} {operation.Status}")];
}
