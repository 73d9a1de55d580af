using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>Restore-NeonBranch and Reset-NeonBranch.</summary>
public sealed class RestoreNeonBranchTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("-Source main", """{"source_branch_id":"MAIN"}""")]
    [InlineData("-Source MAIN", """{"source_branch_id":"MAIN"}""")]
    [InlineData("-SourceBranchId MAIN -PreserveUnderName kept", """{"source_branch_id":"MAIN","preserve_under_name":"kept"}""")]
    [InlineData("-Source MAIN -Timestamp 2026-03-01T12:01:00Z", """{"source_branch_id":"MAIN","source_timestamp":"2026-03-01T12:01:00Z"}""")]
    [InlineData("-Source MAIN -Lsn 0/1E19478", """{"source_branch_id":"MAIN","source_lsn":"0/1E19478"}""")]
    [InlineData("-Timestamp 2026-03-01T13:01:30+01:00 -PreserveUnderName kept", """{"source_branch_id":"DEV","source_timestamp":"2026-03-01T12:01:30Z","preserve_under_name":"kept"}""")]
    public void Each_parameter_is_sent_in_the_right_place(string parameters, string body)
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");

        _host.Run($"Restore-NeonBranch dev -Project {app.ProjectId} -Confirm:$false {parameters.Replace("MAIN", app.MainBranchId, StringComparison.Ordinal)}");

        Assert.Equal([$"POST /projects/{app.ProjectId}/branches/{dev}/restore"], _host.Changes());
        Assert.Equal(
            body.Replace("MAIN", app.MainBranchId, StringComparison.Ordinal).Replace("DEV", dev, StringComparison.Ordinal),
            _host.ChangeBody());
    }

    [Fact]
    public void A_branch_is_restored_to_its_own_past_and_the_current_state_is_preserved()
    {
        var app = _host.Seed();
        var before = _host.Clock.GetUtcNow();
        _host.Clock.Advance(TimeSpan.FromHours(1));
        _host.Emulator.SetSchema(app.ProjectId, app.MainBranchId, "neondb", "CREATE TABLE public.mistake (id integer);");
        _host.Clock.Advance(TimeSpan.FromHours(1));

        var branch = Assert.Single(_host.Get<Branch>(
            $"Restore-NeonBranch {app.MainBranchId} -Project {app.ProjectId} -Timestamp $before -PreserveUnderName kept -Confirm:$false -Wait", ("before", before)));

        Assert.Equal(app.MainBranchId, branch.BranchId);
        Assert.Equal("ready", branch.CurrentState);
        Assert.NotEmpty(branch.Operations);
        Assert.All(branch.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.DoesNotContain("mistake", Sql("main", app), StringComparison.Ordinal);
        Assert.Contains("mistake", Sql("kept", app), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a point in time and -PreserveUnderName are required.")]
    [InlineData("-PreserveUnderName kept", "a point in time is required.")]
    [InlineData("-Timestamp 2026-02-01", "-PreserveUnderName is required.")]
    [InlineData("-Lsn 0/1E19478", "-PreserveUnderName is required.")]
    public void A_restore_to_the_past_names_what_is_missing(string parameters, string missing)
    {
        var result = _host.Run($"Restore-NeonBranch dev -Project app {parameters} -WhatIf");

        Assert.Equal(("NeonInvalidInput", $"To restore a branch to its own past, {missing}"), (result.ErrorId, result.Error.ToString()));
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("-Source main -Timestamp 2026-02-01 -Lsn 0/1E19478")]
    [InlineData("-Source main -Timestamp 2026-03-01T12:00:01Z")]
    [InlineData("-Timestamp 2027-01-01 -PreserveUnderName kept")]
    public void Invalid_input_is_refused_before_anything_is_sent_or_confirmed(string parameters)
    {
        var result = _host.Run($"Restore-NeonBranch dev -Project app {parameters} -WhatIf");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal("dev", result.Error.TargetObject);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_source_of_another_project_is_refused()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        var dev = _host.Read(app, _host.AddBranch(app, "dev"));
        var foreign = _host.Read(shop, shop.MainBranchId);

        var result = _host.Run("$dev | Restore-NeonBranch -Source $foreign -Confirm:$false", ("dev", dev), ("foreign", foreign));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_piped_branch_is_reset_to_its_parent_in_one_request()
    {
        var app = _host.Seed();
        var dev = _host.Read(app, _host.AddBranch(app, "dev"));

        var branch = Assert.Single(_host.Get<Branch>("$dev | Reset-NeonBranch -Confirm:$false", ("dev", dev)));

        Assert.Equal(dev.BranchId, branch.BranchId);
        Assert.NotNull(branch.LastResetAt);
        Assert.Equal([$"POST /projects/{app.ProjectId}/branches/{dev.BranchId}/restore"], _host.Requests);
        Assert.Equal($$"""{"source_branch_id":"{{app.MainBranchId}}"}""", _host.ChangeBody());
    }

    [Fact]
    public void The_parent_of_a_named_branch_is_looked_up()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        var sub = _host.AddBranch(app, "sub", dev);

        Assert.Single(_host.Get<Branch>($"Reset-NeonBranch sub -Project {app.ProjectId} -PreserveUnderName kept -Confirm:$false"));

        Assert.Equal([$"POST /projects/{app.ProjectId}/branches/{sub}/restore"], _host.Changes());
        Assert.Equal($$"""{"source_branch_id":"{{dev}}","preserve_under_name":"kept"}""", _host.ChangeBody());
    }

    [Fact]
    public void A_reset_waits_until_the_branch_is_ready()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");

        Assert.Equal("resetting", Assert.Single(_host.Get<Branch>($"Reset-NeonBranch dev -Project {app.ProjectId} -Confirm:$false")).CurrentState);
        _host.Settle();
        Assert.Equal("ready", Assert.Single(_host.Get<Branch>($"Reset-NeonBranch dev -Project {app.ProjectId} -Confirm:$false -Wait")).CurrentState);
    }

    [Theory]
    [InlineData("Reset-NeonBranch dev -Project app -WhatIf")]
    [InlineData("Restore-NeonBranch dev -Project app -Source main -WhatIf")]
    public void What_if_sends_nothing(string command)
    {
        _host.AddBranch(_host.Seed(), "dev");

        var result = _host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void Resetting_a_branch_with_children_requires_a_preserve_name()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.AddBranch(app, "sub", dev);

        var result = _host.Run($"Reset-NeonBranch dev -Project {app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Contains("preserve_under_name", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("The branch dev has child branches and cannot be replaced. (HTTP 422", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Single(_host.Changes());
    }

    private string Sql(string branch, SeededProject app) =>
        Assert.Single(_host.Get<BranchSchema>($"Get-NeonBranchSchema {branch} -Project {app.ProjectId} -Database neondb")).Sql!;
}
