using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

public sealed class NewNeonBranchTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_branch_gets_a_read_write_compute()
    {
        var app = _host.Seed();

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId}"));

        Assert.Equal("dev", branch.Name);
        Assert.Equal(app.ProjectId, branch.ProjectId);
        Assert.Equal(app.MainBranchId, branch.ParentId);
        Assert.Equal("read_write", Assert.Single(branch.Endpoints!).Type);
        Assert.NotEmpty(branch.Operations);
        Assert.Equal([$"POST /projects/{app.ProjectId}/branches"], _host.Requests);
        Assert.Equal("""{"branch":{"name":"dev"},"endpoints":[{"type":"read_write"}]}""", Body(0));
    }

    [Fact]
    public void What_if_changes_nothing()
    {
        _host.Seed();
        var result = _host.Run("New-NeonBranch dev -Project app -Parent main -WhatIf");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void With_Wait_the_branch_is_ready_and_keeps_its_creation_details()
    {
        var app = _host.Seed();

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId} -Wait"));

        Assert.Equal("ready", branch.CurrentState);
        Assert.All(branch.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.NotNull(branch.ConnectionUris);
    }

    [Fact]
    public void Waiting_shows_progress_and_completes_it()
    {
        var app = _host.Seed();

        var result = _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -Wait");

        Assert.Contains(result.Progress, record => record.Activity == "create branch");
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void An_expiration_in_the_past_is_refused_before_anything_is_sent()
    {
        var result = _host.Run("New-NeonBranch dev -Project app -ExpiresIn (-[TimeSpan]::FromDays(1))");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.NotNull(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    private string Body(int index) => _host.Emulator.Exchanges[index].Body;

    /// <summary>A run on every push specifies the same lifetime, which then ends later than that of the first run.</summary>
    [Fact]
    public void A_second_run_with_the_same_lifetime_does_not_warn_and_can_renew_the_expiry()
    {
        var app = _host.Seed();
        var create = $"New-NeonBranch pr-42 -Project {app.ProjectId} -IfNotExists -ExpiresIn 7d -Wait";
        var first = Assert.Single(_host.Get<Branch>(create));
        _host.Clock.Advance(TimeSpan.FromDays(2));

        var second = _host.Run(create);
        var longer = _host.Run(create.Replace("7d", "9d", StringComparison.Ordinal));
        var renewed = Assert.Single(_host.Get<Branch>(create + " | Set-NeonBranch -ExpiresIn 7d"));

        Assert.Empty(second.Warnings);
        Assert.Equal(first.ExpiresAt, ((Branch)Assert.Single(second.Output).BaseObject).ExpiresAt);
        Assert.EndsWith("To change this, use Set-NeonBranch.", Assert.Single(longer.Warnings), StringComparison.Ordinal);
        Assert.True(renewed.ExpiresAt > first.ExpiresAt + TimeSpan.FromDays(1.9));
    }
}
