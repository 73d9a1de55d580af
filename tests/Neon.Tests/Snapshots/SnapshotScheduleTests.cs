using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Snapshots;

public sealed class SnapshotScheduleTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public SnapshotScheduleTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Path => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}/backup_schedule";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_branch_without_a_schedule_has_an_empty_one()
    {
        var schedule = Assert.Single(_host.Get<SnapshotSchedule>($"Get-NeonBranch main -Project {_app.ProjectId} | Get-NeonSnapshotSchedule"));

        Assert.Empty(schedule.Schedule!);
        Assert.Equal((_app.ProjectId, _app.MainBranchId), (schedule.ProjectId, schedule.BranchId));
        Assert.Equal($"GET {Path}", _host.Requests[^1]);
    }

    [Fact]
    public void One_entry_replaces_the_schedule()
    {
        Set("-Frequency weekly -Day 1");
        var schedule = Set("-Frequency monthly -Day 2 -Month 3 -Hour 4 -Retention 7.00:00");

        Assert.Equal("monthly in month 3 on day 2 at 4:00 UTC, kept 7 d", schedule.ToString());
        Assert.Equal((_app.ProjectId, _app.MainBranchId), (schedule.ProjectId, schedule.BranchId));
        Assert.Equal([$"PUT {Path}", $"PUT {Path}"], _host.Requests);
        Assert.Equal("""{"schedule":[{"frequency":"monthly","hour":4,"day":2,"month":3,"retention_seconds":604800}]}""", _host.Emulator.Exchanges[1].Body);
        Assert.Equal(schedule.ToString(), Current());
    }

    [Fact]
    public void Append_keeps_existing_entries_and_adds_no_duplicates()
    {
        Set("-Frequency daily -Hour 3");
        Set("-Frequency weekly -Day 1 -Append");
        Set("-Frequency daily -Hour 3 -Append");

        Assert.Equal("daily at 3:00 UTC; weekly on day 1", Current());
        Assert.Equal([$"PUT {Path}", $"GET {Path}", $"PUT {Path}", $"GET {Path}", $"PUT {Path}"], _host.Requests.Take(5));
    }

    [Theory]
    [InlineData("-Schedule @{ Frequency = 'daily'; hour = 3; Retention = '7.00:00' }, @{ Frequency = 'weekly'; Day = 1 }")]
    [InlineData("-Schedule @{ Frequency = 'daily'; hour = 3; Retention = '7d' }, @{ Frequency = 'weekly'; Day = 1 }")]
    [InlineData("-Schedule ([ordered] @{ Frequency = 'daily'; Hour = '3'; RetentionSeconds = 604800 }), @{ Frequency = 'weekly'; Day = 1 }")]
    public void Several_entries_are_specified_as_hashtables(string parameters)
    {
        Set(parameters);

        Assert.Equal("daily at 3:00 UTC, kept 7 d; weekly on day 1", Current());
        Assert.Equal([$"PUT {Path}"], _host.Requests.Take(1));
    }

    [Theory]
    [InlineData("[pscustomobject] @{ Frequency = 'daily'; Hour = '3' }, [pscustomobject] @{ Frequency = 'weekly'; Day = '1' } | Set-NeonSnapshotSchedule")]
    [InlineData("@{ Frequency = 'daily'; Hour = 3 }, @{ Frequency = 'weekly'; Day = 1 } | Set-NeonSnapshotSchedule")]
    public void Entries_piped_in_for_one_branch_are_sent_together(string script)
    {
        var schedule = Assert.Single(_host.Get<SnapshotSchedule>($"{script} {OnMain}"));

        Assert.Equal("daily at 3:00 UTC; weekly on day 1", schedule.ToString());
        Assert.Equal([$"PUT {Path}"], _host.Requests);
    }

    [Fact]
    public void A_schedule_can_be_copied_to_another_branch_or_restored()
    {
        var dev = _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches", """{"branch":{"name":"dev","init_source":"schema-only"}}""").GetProperty("branch").GetProperty("id").GetString();
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        Set("-Frequency daily -Hour 3");
        var copied = Assert.Single(_host.Get<SnapshotSchedule>($"$saved = Get-NeonSnapshotSchedule {OnMain}; $saved | Set-NeonSnapshotSchedule -Branch dev"));
        _host.Get<SnapshotSchedule>($"Remove-NeonSnapshotSchedule {OnMain} -Confirm:$false");
        _host.Get<SnapshotSchedule>("$saved | Set-NeonSnapshotSchedule");

        Assert.Equal((dev, "daily at 3:00 UTC"), (copied.BranchId, copied.ToString()));
        Assert.Equal("daily at 3:00 UTC", Current());
    }

    [Fact]
    public void A_schedule_for_a_child_branch_is_refused()
    {
        _host.AddBranch(_app, "pr-1");

        var result = _host.Run($"Set-NeonSnapshotSchedule -Project {_app.ProjectId} -Branch pr-1 -Frequency daily");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Contains("root branches", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Single_entries_of_a_schedule_can_be_reused()
    {
        Set("-Schedule @{ Frequency = 'daily' }, @{ Frequency = 'weekly' }");
        Set($"-Schedule ((Get-NeonSnapshotSchedule {OnMain}).Schedule | Where-Object Frequency -eq weekly)");

        Assert.Equal("weekly", Current());
    }

    /// <summary>The context has a branch, which must not be used for something that cannot be a schedule.</summary>
    [Theory]
    [InlineData("(Get-NeonOperation -Project app)[0] | Remove-NeonSnapshotSchedule -Confirm:$false")]
    [InlineData("Get-NeonEndpoint -Project app -Branch main | Remove-NeonSnapshotSchedule -Confirm:$false")]
    [InlineData("Get-NeonProject app | Remove-NeonSnapshotSchedule -Confirm:$false")]
    [InlineData("(Get-NeonOperation -Project app)[0] | Set-NeonSnapshotSchedule -Frequency daily")]
    [InlineData("Get-NeonDatabase -Project app -Branch main | Set-NeonSnapshotSchedule -Schedule @{ Frequency = 'daily' }")]
    [InlineData("[pscustomobject] @{ Frequency = 'daily'; BranchId = 'br-calm-lake-a1b2c3d4'; EndpointId = 'ep-bold-sun-a1b2c3d4' } | Set-NeonSnapshotSchedule")]
    [InlineData("[pscustomobject] @{ Frequency = 'daily'; BranchId = '' } | Set-NeonSnapshotSchedule")]
    public void Objects_that_only_reference_a_branch_do_not_change_its_schedule(string script)
    {
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };

        Assert.True(_host.Run(script).ErrorId is "InputObjectNotBound" or "ParameterArgumentTransformationError");
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public void The_schedule_is_set_on_each_piped_branch()
    {
        var schedules = _host.Get<SnapshotSchedule>("Get-NeonBranch -Project app | Set-NeonSnapshotSchedule -Frequency daily -Hour 3");
        schedules = [.. schedules, .. _host.Get<SnapshotSchedule>("Get-NeonBranch -Project app | Set-NeonSnapshotSchedule -Schedule @{ Frequency = 'weekly'; Day = 1 } -Append")];

        Assert.Equal(["daily at 3:00 UTC", "daily at 3:00 UTC; weekly on day 1"], schedules.Select(schedule => schedule.ToString()));
    }

    /// <summary>A row names its branch. A typed value is only a value; its origin does not identify a target.</summary>
    [Fact]
    public void Only_piped_entries_supply_their_own_branch()
    {
        var dev = _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches", """{"branch":{"name":"dev","init_source":"schema-only"}}""").GetProperty("branch").GetProperty("id").GetString();
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };
        var row = $"[pscustomobject] @{{ Frequency = 'daily'; BranchId = '{dev}'; ProjectId = '{_app.ProjectId}' }}";

        Assert.Equal([dev], _host.Get<SnapshotSchedule>($"{row} | Set-NeonSnapshotSchedule").Select(schedule => schedule.BranchId));
        Assert.Equal([_app.MainBranchId], _host.Get<SnapshotSchedule>($"Set-NeonSnapshotSchedule -Schedule ({row})").Select(schedule => schedule.BranchId));
    }

    [Fact]
    public void A_removal_sends_an_empty_schedule_and_returns_nothing_by_default()
    {
        Set("-Frequency daily");
        _host.Forget();
        Assert.Empty(_host.Run($"Get-NeonSnapshotSchedule {OnMain} | Remove-NeonSnapshotSchedule -Confirm:$false").Output);
        Assert.Equal("""{"schedule":[]}""", _host.Emulator.Exchanges[1].Body);
        Assert.Empty(Assert.Single(_host.Get<SnapshotSchedule>($"Remove-NeonSnapshotSchedule {OnMain} -Confirm:$false -PassThru")).Schedule!);
        Assert.Empty(Current());
    }

    [Theory]
    [InlineData("Set-NeonSnapshotSchedule -Project app -Branch main -Frequency daily -WhatIf")]
    [InlineData("@{ Frequency = 'daily' } | Set-NeonSnapshotSchedule -Project app -Branch main -Append -WhatIf")]
    [InlineData("Remove-NeonSnapshotSchedule -Project app -Branch main -WhatIf")]
    public void What_if_changes_nothing(string command)
    {
        var result = _host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        // The schedule is read: Set- cmdlets show its values, and the branch may not exist.
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Set-NeonSnapshotSchedule -Project app -Branch main -Frequency daily -Retention 30m", "NeonInvalidInput")]
    [InlineData("Set-NeonSnapshotSchedule -Project app -Branch main -Schedule @{ Frequency = 'daily'; Hour = 24 }", "NeonInvalidInput")]
    [InlineData("Set-NeonSnapshotSchedule -Project app -Branch main -Frequency daily -Hour 24", "ParameterArgumentValidationError")]
    [InlineData("Set-NeonSnapshotSchedule -Project app -Branch main -Schedule @{ Frequency = 'daily'; Minute = 1 }", "CannotConvertArgumentNoMessage")]
    [InlineData("Set-NeonSnapshotSchedule -Project app -Branch main -Schedule @{ Frequency = 'daily'; Retention = '00:59' }", "CannotConvertArgumentNoMessage")]
    [InlineData("Set-NeonSnapshotSchedule -Project app -Branch main -Schedule @{ Frequency = 'daily'; Retention = '7' }", "CannotConvertArgumentNoMessage")]
    [InlineData("Set-NeonSnapshotSchedule -Project app -Branch main -Schedule @{ Hour = 1 }", "CannotConvertArgumentNoMessage")]
    [InlineData("Set-NeonSnapshotSchedule -Project app -Branch main -Frequency weekly -Day 8", "NeonInvalidInput")]
    [InlineData("Set-NeonSnapshotSchedule -Project app -Frequency daily", "NeonBranchRequired")]
    public void Invalid_input_is_refused_before_anything_is_sent(string command, string id)
    {
        Assert.Equal(id, _host.Run(command).ErrorId);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public void The_server_message_about_an_unknown_frequency_is_preserved() =>
        Assert.Contains("fortnightly", _host.Run($"Set-NeonSnapshotSchedule {OnMain} -Frequency fortnightly").Error.ErrorDetails.Message, StringComparison.Ordinal);

    [Fact]
    public void Views_describe_the_entries()
    {
        var schedule = Set("-Frequency daily -Hour 3 -Retention 7.00:00");

        Assert.Contains("daily at 3:00 UTC, kept 7 d", string.Join('\n', View.Table(_host, schedule)), StringComparison.Ordinal);
        Assert.Contains("7 d", string.Join('\n', View.Table(_host, schedule.Schedule![0])), StringComparison.Ordinal);
    }

    private SnapshotSchedule Set(string parameters) => Assert.Single(_host.Get<SnapshotSchedule>($"Set-NeonSnapshotSchedule {OnMain} {parameters}"));

    private string Current() => Assert.Single(_host.Get<SnapshotSchedule>($"Get-NeonSnapshotSchedule {OnMain}")).ToString();
}
