using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

public sealed class SetNeonBranchTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("-Name other", """{"branch":{"name":"other"}}""")]
    [InlineData("-Protected", """{"branch":{"protected":true}}""")]
    [InlineData("-Protected:$false", """{"branch":{"protected":false}}""")]
    [InlineData("-ExpiresAt 2026-03-08T12:00:00Z", """{"branch":{"expires_at":"2026-03-08T12:00:00Z"}}""")]
    [InlineData("-ExpiresIn 3.00:00", """{"branch":{"expires_at":"2026-03-04T12:02:00Z"}}""")]
    [InlineData("-NoExpiration", """{"branch":{"expires_at":null}}""")]
    [InlineData("-NoExpiration:$false -Name other", """{"branch":{"name":"other"}}""")]
    [InlineData("-Name other -Protected -NoExpiration", """{"branch":{"name":"other","protected":true,"expires_at":null}}""")]
    public void Only_specified_values_are_sent(string parameters, string body)
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");

        var branch = Assert.Single(_host.Get<Branch>($"Set-NeonBranch {dev} -Project {app.ProjectId} {parameters}"));

        Assert.Equal(dev, branch.BranchId);
        Assert.Equal([$"PATCH /projects/{app.ProjectId}/branches/{dev}"], _host.Requests);
        Assert.Equal(body, _host.ChangeBody());
    }

    [Fact]
    public void An_expiration_can_be_set_and_removed()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        var set = $"Set-NeonBranch {dev} -Project {app.ProjectId}";

        Assert.Equal(_host.Clock.GetUtcNow().AddDays(2), Assert.Single(_host.Get<Branch>($"{set} -ExpiresIn 2.00:00")).ExpiresAt);
        Assert.NotNull(Assert.Single(_host.Get<Branch>($"{set} -Name other")).ExpiresAt);
        Assert.Null(Assert.Single(_host.Get<Branch>($"{set} -NoExpiration")).ExpiresAt);
    }

    [Fact]
    public void Several_piped_branches_are_changed_one_by_one()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "one");
        _host.AddBranch(app, "two");

        var changed = _host.Get<Branch>($"Get-NeonBranch -Project {app.ProjectId} -Default:$false | Set-NeonBranch -Protected");

        Assert.Equal([("one", true), ("two", true)], changed.Select(branch => (branch.Name, branch.Protected == true)));
        Assert.Equal(2, _host.Changes().Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-NoExpiration:$false")]
    [InlineData("-NoExpiration -ExpiresIn 1.00:00")]
    [InlineData("-NoExpiration -ExpiresAt 2026-03-08")]
    [InlineData("-ExpiresAt 2026-03-08 -ExpiresIn 1.00:00")]
    [InlineData("-ExpiresAt 2026-02-08")]
    [InlineData("-ExpiresIn 31.00:00")]
    [InlineData("-ExpiresIn ([TimeSpan]::MinValue)")]
    public void Invalid_input_is_refused_before_anything_is_sent(string parameters)
    {
        var result = _host.Run($"Set-NeonBranch dev -Project app {parameters}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal("dev", result.Error.TargetObject);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void What_if_changes_nothing()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");
        _host.Forget();

        var result = _host.Run("Set-NeonBranch dev -Project app -Protected -WhatIf");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void The_server_error_message_is_preserved()
    {
        var app = _host.Seed();

        var result = _host.Run($"Set-NeonBranch {app.MainBranchId} -Project {app.ProjectId} -ExpiresIn 1.00:00");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidOperation, result.Error.CategoryInfo.Category);
        Assert.Equal(app.MainBranchId, result.Error.TargetObject);
        Assert.Contains("default branch cannot expire", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("is the default branch of its project and cannot expire. (HTTP 422", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_without_operations_returns_immediately()
    {
        var app = _host.Seed();

        Assert.Single(_host.Get<Branch>($"Set-NeonBranch main -Project {app.ProjectId} -Protected -Wait"));
        Assert.Single(_host.Changes());
    }

    [Fact]
    public void Another_branch_can_be_made_the_default()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");

        var branch = Assert.Single(_host.Get<Branch>($"Set-NeonDefaultBranch dev -Project {app.ProjectId}"));

        Assert.True(branch.Default);
        Assert.Equal([$"POST /projects/{app.ProjectId}/branches/{dev}/set_as_default"], _host.Changes());
        Assert.Empty(_host.ChangeBody());
        Assert.Equal("dev", Assert.Single(_host.Get<Branch>($"Get-NeonBranch -Project {app.ProjectId} -Default")).Name);
    }

    [Fact]
    public void Set_default_branch_supports_WhatIf()
    {
        _host.AddBranch(_host.Seed(), "dev");

        Assert.Empty(_host.Run("Set-NeonDefaultBranch dev -Project app -WhatIf").Errors);
        Assert.Equal("NeonBranchNotFound", _host.Run("Set-NeonDefaultBranch ghost -Project app -WhatIf").ErrorId);

        Assert.Empty(_host.Changes());
    }
}
