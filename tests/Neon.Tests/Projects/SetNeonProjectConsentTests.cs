using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Projects;

public sealed class SetNeonProjectConsentTests : IDisposable
{
    private const int Yes = 0;
    private const int YesToAll = 1;
    private const int No = 2;
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("-AllowedIp @()", "whole internet")]
    [InlineData("-AllowedIp 203.0.113.1, 0.0.0.0/0", "whole internet")]
    [InlineData("-AllowedIp ::/0 -Append", "whole internet")]
    [InlineData("-AllowedIpsProtectedBranchesOnly", "every branch that is not protected")]
    [InlineData("-HistoryRetention 0", "discarding the history")]
    [InlineData("-EnableLogicalReplication", "logical replication")]
    [InlineData("-EnableLogicalReplication -AllowedIp @()", "whole internet, and permanently enabling logical replication")]
    public void Without_confirmation_or_force_the_change_is_refused(string parameters, string consequence)
    {
        var app = _host.Seed();

        var result = _host.Run($"Set-NeonProject {app.ProjectId} {parameters} -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidOperation, result.Error.CategoryInfo.Category);
        Assert.Contains(consequence, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-Force", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Force_replaces_the_confirmation()
    {
        var app = _host.Seed();

        var project = Assert.Single(_host.Get<Project>(
            $"Set-NeonProject {app.ProjectId} -AllowedIp @() -AllowedIpsProtectedBranchesOnly:$false -EnableLogicalReplication -Force"));

        Assert.Empty(project.Settings!.AllowedIps!.Ips!);
        Assert.True(project.Settings.EnableLogicalReplication);
    }

    [Fact]
    public void Yes_continues()
    {
        var app = _host.Seed();
        var host = new TestHost(Yes);

        var result = _host.Run(host, $"Set-NeonProject {app.ProjectId} -EnableLogicalReplication");

        Assert.Single(result.Output);
        Assert.Contains("suspends its running computes", Assert.Single(host.Questions), StringComparison.Ordinal);
        Assert.Equal([$"PATCH /projects/{app.ProjectId}"], _host.Requests);
    }

    [Fact]
    public void No_sends_nothing_and_is_not_an_error()
    {
        var app = _host.Seed();
        var host = new TestHost(No);

        var result = _host.Run(host, $"Set-NeonProject {app.ProjectId} -AllowedIp @()");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Contains("whole internet", Assert.Single(host.Questions), StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Yes_to_all_prompts_once_per_pipeline()
    {
        _host.Seed("one");
        _host.Seed("two");
        var host = new TestHost(YesToAll);

        var result = _host.Run(host, "Get-NeonProject | Set-NeonProject -EnableLogicalReplication");

        Assert.Empty(result.Errors);
        Assert.Equal(2, result.Output.Count);
        Assert.Single(host.Questions);
    }

    [Fact]
    public void Harmless_changes_do_not_prompt()
    {
        var app = _host.Seed();
        var host = new TestHost(No);

        var result = _host.Run(host, $"Set-NeonProject {app.ProjectId} -AllowedIp 203.0.113.1 -AllowedIpsProtectedBranchesOnly:$false -HistoryRetention 1.00:00 -EnableLogicalReplication:$false");

        Assert.Single(result.Output);
        Assert.Empty(host.Questions);
    }
}
