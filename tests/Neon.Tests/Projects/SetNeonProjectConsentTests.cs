using System.Management.Automation;
using Neon.Tests.Branches;
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
    [InlineData("-HistoryRetention 0", "discarding the history that its branches can be restored from")]
    [InlineData("-HistoryRetention 1h", "discarding the history before the last 1 h")]
    [InlineData("-EnableLogicalReplication", "logical replication")]
    [InlineData("-EnableLogicalReplication -AllowedIp @()", "whole internet, and permanently enabling logical replication")]
    public void Without_confirmation_or_force_the_change_is_refused(string parameters, string consequence)
    {
        var app = _host.Seed();
        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -AllowedIp 203.0.113.9");
        _host.Forget();

        var result = _host.Run($"Set-NeonProject {app.ProjectId} {parameters} -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidOperation, result.Error.CategoryInfo.Category);
        Assert.Contains(consequence, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-Force", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    /// <summary>The object shows the history that was kept when it was read.</summary>
    [Fact]
    public void An_outdated_object_does_not_decide_whether_to_ask()
    {
        var app = _host.Seed();

        var result = _host.Run($$"""
            $old = Set-NeonProject {{app.ProjectId}} -HistoryRetention 1h -Force
            $null = Set-NeonProject {{app.ProjectId}} -HistoryRetention 30d
            $old | Set-NeonProject -HistoryRetention 1h -Confirm:$false
            """);

        Assert.Equal("NeonChangeRefused", result.ErrorId);
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
        Assert.Equal([$"GET /projects/{app.ProjectId}", $"PATCH /projects/{app.ProjectId}"], _host.Requests);
    }

    [Fact]
    public void No_sends_nothing_and_is_not_an_error()
    {
        var app = _host.Seed();
        _host.Get<Project>($"Set-NeonProject {app.ProjectId} -AllowedIp 203.0.113.9");
        _host.Forget();
        var host = new TestHost(No);

        var result = _host.Run(host, $"Set-NeonProject {app.ProjectId} -AllowedIp @()");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Contains("whole internet", Assert.Single(host.Questions), StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
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

    [Theory]
    [InlineData("", "-AllowedIp 203.0.113.1 -AllowedIpsProtectedBranchesOnly:$false -HistoryRetention 30d -EnableLogicalReplication:$false")]
    [InlineData("", "-AllowedIp @()")]
    [InlineData("-AllowedIp 0.0.0.0/0", "-AllowedIp @()")]
    [InlineData("", "-AllowedIpsProtectedBranchesOnly")]
    [InlineData("-AllowedIp 203.0.113.1 -AllowedIpsProtectedBranchesOnly", "-AllowedIpsProtectedBranchesOnly -AllowedIp 203.0.113.2")]
    [InlineData("-HistoryRetention 2d", "-HistoryRetention 2d")]
    [InlineData("-HistoryRetention 0", "-HistoryRetention 0")]
    [InlineData("-EnableLogicalReplication", "-EnableLogicalReplication")]
    public void A_change_without_lasting_effects_does_not_prompt(string before, string parameters)
    {
        var app = _host.Seed();
        if (before.Length > 0)
        {
            _host.Get<Project>($"Set-NeonProject {app.ProjectId} {before} -Force -Wait");
        }

        var host = new TestHost(No);

        var result = _host.Run(host, $"Set-NeonProject {app.ProjectId} {parameters}");

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
        Assert.Empty(host.Questions);
    }

    [Theory]
    [InlineData("", "-AllowedIp 203.0.113.1 -Append", ", refusing connections from all other addresses")]
    [InlineData("", "-AllowedIp 203.0.113.1", ", refusing connections from all other addresses")]
    [InlineData("", "-AllowedIp 203.0.113.1 -AllowedIpsProtectedBranchesOnly", ", refusing connections to protected branches from all other addresses")]
    [InlineData("-AllowedIp 203.0.113.1", "-AllowedIp 203.0.113.2", ", refusing connections from all other addresses")]
    [InlineData("-AllowedIp 203.0.113.1", "-AllowedIp 203.0.113.2 -Append", "")]
    [InlineData("-AllowedIp 203.0.113.1", "-AllowedIp 203.0.113.1, 203.0.113.2", "")]
    [InlineData("-AllowedIp 203.0.113.1 -BlockPublicConnections", "-BlockPublicConnections", "")]
    public void WhatIf_says_who_can_no_longer_connect(string before, string parameters, string expected)
    {
        var app = _host.Seed();
        if (before.Length > 0)
        {
            _host.Get<Project>($"Set-NeonProject {app.ProjectId} {before}");
        }

        var host = new TestHost(No);

        _host.Run(host, $"Set-NeonProject {app.ProjectId} {parameters} -WhatIf");

        Assert.Matches($"Change project(, adding to its allowed addresses)?{expected}: ", host.Printed);
    }
}
