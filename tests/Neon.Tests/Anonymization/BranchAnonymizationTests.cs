using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Anonymization;

public sealed class BranchAnonymizationTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly string _masked;

    public BranchAnonymizationTests()
    {
        _app = _host.Seed();
        _masked = _host.AddAnonymized(_app, "masked", AnonymizationHost.Email, AnonymizationHost.Name);
    }

    private string Path => $"/projects/{_app.ProjectId}/branches/{_masked}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void The_state_is_read_by_name_from_the_pipeline_or_from_the_context()
    {
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _masked };
        var states = _host.Get<BranchAnonymization>(
            $"Get-NeonBranchAnonymization masked -Project {_app.ProjectId}; Get-NeonBranch {_masked} | Get-NeonBranchAnonymization; Get-NeonBranchAnonymization");

        Assert.All(states, state => Assert.Equal(("initialized", _masked, _app.ProjectId), (state.State, state.BranchId, state.ProjectId)));
        Assert.All(states, state => Assert.Null(state.LastRun));
        Assert.Equal(3, states.Count);
        Assert.Equal($"GET {Path}/anonymized_status", _host.Requests[^1]);
    }

    [Fact]
    public void Masking_starts_and_continues_in_the_background()
    {
        var started = Assert.Single(_host.Get<BranchAnonymization>($"Start-NeonBranchAnonymization {_masked} -Project {_app.ProjectId}"));

        Assert.Equal("anonymizing", started.State);
        Assert.Equal([$"POST {Path}/anonymize"], _host.Requests);
        Assert.Equal(string.Empty, _host.Emulator.Exchanges[0].Body);
    }

    [Fact]
    public void With_wait_masking_is_complete_when_the_state_is_emitted()
    {
        var ended = Assert.Single(_host.Get<BranchAnonymization>($"Get-NeonBranchAnonymization {_masked} -Project {_app.ProjectId} | Start-NeonBranchAnonymization -Wait"));

        Assert.Equal("anonymized", ended.State);
        Assert.Equal("2 columns masked", ended.LastRun!.ToString());
        Assert.True(ended.LastRun.CompletedAt > ended.LastRun.StartedAt);
        Assert.Equal("ada", ended.LastRun.TriggeredByUsername);
    }

    [Fact]
    public void A_wait_times_out()
    {
        using var slow = new NeonHost(options => new EmulatorOptions { Clock = options.Clock, Seed = 7, OperationDuration = TimeSpan.FromMinutes(1) });
        var app = slow.Seed();
        slow.Clock.Advance(TimeSpan.FromMinutes(10));
        var branch = slow.AddAnonymized(app);
        slow.Clock.Advance(TimeSpan.FromMinutes(10));
        var result = slow.Run($"Start-NeonBranchAnonymization {branch} -Project {app.ProjectId} -Wait -TimeoutSec 5");

        Assert.Equal("NeonOperationTimeout", result.ErrorId);
        Assert.Contains("still anonymizing", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_CSV_row_identifies_the_branch()
    {
        var started = _host.Get<BranchAnonymization>(
            $"[pscustomobject]@{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_masked}' }} | Start-NeonBranchAnonymization");

        Assert.Equal("anonymizing", Assert.Single(started).State);
    }

    [Fact]
    public void A_piped_child_object_does_not_start_masking_its_branch()
    {
        var result = _host.Run($"Get-NeonDatabase -Project {_app.ProjectId} -Branch {_masked} | Start-NeonBranchAnonymization");

        Assert.StartsWith("InputObject", result.ErrorId, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void Masking_in_progress_is_not_started_again()
    {
        var result = _host.Run($"1..2 | ForEach-Object {{ Start-NeonBranchAnonymization {_masked} -Project {_app.ProjectId} }}");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Contains("'anonymizing'", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_if_looks_for_the_branch()
    {
        Assert.Equal("NeonBranchNotFound", _host.Run("Start-NeonBranchAnonymization ghost -Project app -WhatIf").ErrorId);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "NeonOutcomeUnknown")]
    public void The_latest_run_is_checked_after_a_lost_response(bool afterEffect, string? error)
    {
        _host.Emulator.Faults.Add("startAnonymization", afterEffect ? EmulatorFault.DropAfterEffect() : EmulatorFault.DropBeforeEffect());
        var result = _host.Run($"Start-NeonBranchAnonymization {_masked} -Project {_app.ProjectId}");

        Assert.Equal(error, result.Errors.Count == 0 ? null : result.ErrorId);
        Assert.Single(_host.Changes());
    }

    [Fact]
    public void Views_show_the_state_and_the_latest_run()
    {
        var ended = Assert.Single(_host.Get<BranchAnonymization>($"Start-NeonBranchAnonymization {_masked} -Project {_app.ProjectId} -Wait"));

        Assert.Contains(_masked, View.Table(_host, ended)[2], StringComparison.Ordinal);
        Assert.Contains("anonymized", View.Table(_host, ended)[2], StringComparison.Ordinal);
        Assert.Contains(View.List(_host, ended), line => line.EndsWith(": 2 columns masked", StringComparison.Ordinal));
    }
}
