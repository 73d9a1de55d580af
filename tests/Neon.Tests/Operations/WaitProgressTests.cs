using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Operations;

/// <summary>What a wait for operations shows, and that all of it is removed afterwards.</summary>
public sealed class WaitProgressTests : IDisposable
{
    private const int MostLines = 9;
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Progress_shows_the_project_and_each_operation_by_the_specified_names()
    {
        _host.Seed("app");

        var result = _host.Run("New-NeonBranch dev -Project app -Wait");

        var endpoint = Assert.IsType<Branch>(Assert.Single(result.Output).BaseObject).Endpoints![0].EndpointId;
        Assert.Equal(
            [
                "Waiting for app: 0 of 2 done",
                "create branch: running on dev",
                $"start compute: scheduling on dev/{endpoint}",
                "Waiting for app: 1 of 2 done",
                $"start compute: running on dev/{endpoint}",
            ],
            ProgressText.Timeless(result.Progress));
        var lines = ProgressText.Of(result.Progress);
        Assert.Equal("1 Waiting for app: 0 s, 0 of 2 done 0%", lines[0]);
        Assert.Equal("2<1 create branch: 0 s, running on dev", lines[1]);
        Assert.Contains(result.Progress, record => record.PercentComplete == 50);
        Assert.Equal(["2 done", "3 done", "1 done"], lines.Where(line => line.EndsWith("done", StringComparison.Ordinal) && line.Length == 6));
        ProgressText.Check(result.Progress);
    }

    [Fact]
    public void Without_names_ids_are_shown_and_a_single_operation_has_no_percentage()
    {
        var app = _host.Seed();
        // It is not read over the connection, which would know its name.
        var dev = _host.AddBranch(app, "dev");
        _host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/endpoints", $$$"""{"endpoint":{"branch_id":"{{{dev}}}","type":"read_only"}}""");

        var result = _host.Run($"Wait-NeonOperation -Project {app.ProjectId}");

        var first = ProgressText.Of(result.Progress)[0];
        Assert.Equal($"1 Waiting for {app.ProjectId}: 0 s, 0 of 1 done", first);
        Assert.Matches("^2<1 start compute: 0 s, running on ep-[a-z0-9-]+$", ProgressText.Of(result.Progress)[1]);
        ProgressText.Check(result.Progress);
    }

    [Fact]
    public void Each_project_has_its_own_line()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");

        var result = _host.Run($"'{app.ProjectId}', '{shop.ProjectId}' | ForEach-Object {{ New-NeonBranch dev -Project $_ -NoCompute }} | Wait-NeonOperation");

        Assert.Equal(
            [
                $"Waiting for {app.ProjectId}: 0 of 1 done",
                "create branch: running on dev",
                $"Waiting for {shop.ProjectId}: 0 of 1 done",
            ],
            ProgressText.Timeless(result.Progress));
        ProgressText.Check(result.Progress);
    }

    [Fact]
    public void A_failure_shows_the_attempt_and_the_time_of_its_retry()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.AddToOperation(new OperationFault { Failures = 1, Duration = TimeSpan.FromSeconds(20) });
        _host.Emulator.StartSystemOperation(app.ProjectId);

        var lines = ProgressText.Of(_host.Run($"Wait-NeonOperation -Project {app.ProjectId}").Progress);

        Assert.Contains(lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^2<1 check availability: \d+ s, failed, attempt 2, retry in \d+ s$"));
        Assert.Contains(lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^2<1 check availability: \d+ s, running, attempt 2, retry \d+ s ago$"));
    }

    [Fact]
    public void Many_operations_are_limited_to_one_screen_with_a_count_of_the_rest()
    {
        var app = _host.Seed();
        for (var index = 0; index < 12; index++)
        {
            _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromSeconds(2 + index) });
            _host.Emulator.StartSystemOperation(app.ProjectId);
        }

        var result = _host.Run($"Wait-NeonOperation -Project {app.ProjectId}");

        Assert.Contains("and 6 more: 6 running", ProgressText.Timeless(result.Progress));
        Assert.InRange(ProgressText.Height(result.Progress), MostLines - 1, MostLines);
        ProgressText.Check(result.Progress);
        Assert.Equal(12, result.Output.Count);
    }

    [Theory]
    [InlineData(2, 5, 2 + (2 * 3))]
    [InlineData(3, 5, 3 + (3 * 2))]
    [InlineData(4, 2, 4)]
    [InlineData(12, 1, 9)]
    public void Many_projects_share_the_screen(int projects, int operations, int height)
    {
        for (var project = 0; project < projects; project++)
        {
            var id = _host.Seed($"app-{project}").ProjectId;
            for (var operation = 0; operation < operations; operation++)
            {
                _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromHours(1) });
                _host.Emulator.StartSystemOperation(id);
            }
        }

        var unfinished = _host.Get<Operation>("Get-NeonProject | Get-NeonOperation -Unfinished");
        var result = _host.Run("$unfinished | Wait-NeonOperation -TimeoutSec 5", ("unfinished", unfinished));

        Assert.Equal(height, ProgressText.Height(result.Progress));
        Assert.Equal(projects > MostLines, ProgressText.Timeless(result.Progress).Contains("and 4 more projects: 4 running"));
        ProgressText.Check(result.Progress);
    }

    [Fact]
    public void Two_waits_in_a_pipeline_do_not_interfere()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromSeconds(1) });
        _host.Emulator.StartSystemOperation(app.ProjectId);
        _host.Emulator.Faults.AddToOperation(new OperationFault { Duration = TimeSpan.FromSeconds(60), Action = "replace_safekeeper" });
        _host.Emulator.StartSystemOperation(shop.ProjectId, "replace_safekeeper");
        var unfinished = _host.Get<Operation>("Get-NeonProject | Get-NeonOperation -Unfinished");

        var result = _host.Run(
            "$unfinished | Wait-NeonOperation | Where-Object Action -eq check_availability | ForEach-Object { New-NeonBranch dev -Project app -NoCompute -Wait }",
            ("unfinished", unfinished));

        Assert.Empty(result.Errors);
        // The outer wait is still on the screen while the inner one appears and disappears.
        var inner = Span(result.Progress, "create branch");
        var outer = Span(result.Progress, "replace safekeeper");
        Assert.True(outer.First < inner.First && inner.Last < outer.Last);
        ProgressText.Check(result.Progress);
    }

    [Theory]
    [InlineData("throw 'enough'")]
    [InlineData("break")]
    [InlineData("$Item } } | Select-Object -First 1 | & { process {")]
    [InlineData("Write-Nothing")]
    public void Stopping_downstream_clears_all_progress(string end)
    {
        Begin();

        var result = _host.Run(
            $"foreach ($once in 1) {{ try {{ $unfinished | Wait-NeonOperation | & {{ [CmdletBinding()] param([Parameter(ValueFromPipeline)] $Item) process {{ {end} }} }} }} catch {{ 'caught' }} }}",
            ("unfinished", _host.Get<Operation>("Get-NeonProject | Get-NeonOperation -Unfinished")));

        Assert.Contains("replace safekeeper: running", ProgressText.Timeless(result.Progress));
        ProgressText.Check(result.Progress);
    }

    [Fact]
    public void A_terminating_error_clears_all_progress()
    {
        Begin(endsInError: true);

        var result = _host.Run("Get-NeonProject | Get-NeonOperation -Unfinished | Wait-NeonOperation -ErrorAction Stop");

        Assert.Equal("NeonOperationFailed", result.ErrorId);
        Assert.True(result.Terminated);
        ProgressText.Check(result.Progress);
    }

    [Fact]
    public void A_rejected_key_clears_all_progress()
    {
        Begin();
        // The two lists and one poll of both projects have a response.
        _host.Emulator.Faults.Add("listProjectOperations", EmulatorFault.Status(System.Net.HttpStatusCode.Unauthorized), skip: 4);

        var result = _host.Run("try { Get-NeonProject | Get-NeonOperation -Unfinished | Wait-NeonOperation } catch { throw }");

        Assert.Equal("NeonUnauthorized", result.ErrorId);
        Assert.Contains("replace safekeeper: running", ProgressText.Timeless(result.Progress));
        ProgressText.Check(result.Progress);
    }

    [Fact]
    public void Progress_can_be_turned_off()
    {
        var app = _host.Seed();

        Assert.Empty(_host.Run($"New-NeonBranch one -Project {app.ProjectId} -Wait -ProgressAction SilentlyContinue").Progress);
        Assert.Empty(_host.Run($"& {{ $ProgressPreference = 'SilentlyContinue'; New-NeonBranch two -Project {app.ProjectId} -Wait }}").Progress);
        Assert.NotEmpty(_host.Run($"New-NeonBranch three -Project {app.ProjectId} -Wait").Progress);
    }

    [Fact]
    public void Ctrl_C_leaves_no_timer_and_writes_nothing_more()
    {
        var app = _host.Seed("app");
        var timers = _host.Clock.TimerCount;
        using var run = new LivePipeline(_host, "New-NeonBranch dev -Project app -Wait");
        LivePipeline.WaitFor(() => run.Progress.Count == 3);

        run.Stop();

        _host.Clock.AssertTimers(timers);
        Assert.All(run.Progress, record => Assert.Equal(ProgressRecordType.Processing, record.RecordType));
    }

    /// <summary>Two projects: in one, something ends soon; in the other, nothing does.</summary>
    private void Begin(bool endsInError = false)
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        _host.Emulator.Faults.AddToOperation(new OperationFault { Action = "check_availability", EndsInError = endsInError });
        _host.Emulator.StartSystemOperation(app.ProjectId);
        _host.Emulator.Faults.AddToOperation(new OperationFault { Action = "replace_safekeeper", Duration = TimeSpan.FromSeconds(60) });
        _host.Emulator.StartSystemOperation(shop.ProjectId, "replace_safekeeper");
    }

    private static (int First, int Last) Span(IReadOnlyList<ProgressRecord> records, string activity)
    {
        var list = records.ToList();
        return (list.FindIndex(record => record.Activity == activity), list.FindLastIndex(record => record.Activity == activity));
    }
}
