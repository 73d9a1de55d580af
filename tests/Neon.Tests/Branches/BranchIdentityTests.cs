using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>What can identify a branch, and what happens if a name has no match or several.</summary>
public sealed class BranchIdentityTests : IDisposable
{
    private const string Project = "quiet-forest-12345678";
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Get-NeonBranch nope")]
    [InlineData("Remove-NeonBranch nope -Confirm:$false")]
    [InlineData("Set-NeonBranch nope -Name other")]
    [InlineData("Reset-NeonBranch nope -Confirm:$false")]
    [InlineData("Restore-NeonBranch nope -Source main -Confirm:$false")]
    [InlineData("Set-NeonDefaultBranch nope")]
    [InlineData("Get-NeonBranchSchema nope -Database neondb")]
    [InlineData("Compare-NeonBranchSchema nope -Database neondb")]
    public void A_name_without_a_match_is_an_error_and_changes_nothing(string command)
    {
        var app = _host.Seed();

        var result = _host.Run($"{command} -Project {app.ProjectId}");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("nope", result.Error.TargetObject);
        Assert.Contains("Get-NeonBranch", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
        Assert.Empty(_host.Emulator.Violations);
    }

    [Theory]
    [InlineData("Get-NeonBranch dev")]
    [InlineData("Remove-NeonBranch dev -Confirm:$false")]
    [InlineData("Set-NeonBranch dev -Protected")]
    [InlineData("New-NeonBranch copy -Parent dev")]
    public void An_ambiguous_name_is_an_error_that_lists_the_matches(string command)
    {
        var replies = RecordedReplies.InOrder(RecordedReplies.Page([("br-one-a1", "dev"), ("br-two-b2", "dev"), ("br-three-c3", "dev-2")], null));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"{command} -Project {Project}");

        Assert.Equal("NeonBranchAmbiguous", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.Contains("br-one-a1, br-two-b2", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("br-three-c3", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("id", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.All(replies.Requests, request => Assert.StartsWith("GET", request, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_must_match_exactly_including_case()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev-2");

        Assert.Equal("NeonBranchNotFound", _host.Run($"Get-NeonBranch DEV-2 -Project {app.ProjectId}").ErrorId);
        Assert.Equal("NeonBranchNotFound", _host.Run($"Get-NeonBranch dev -Project {app.ProjectId}").ErrorId);
    }

    [Fact]
    public void A_name_is_found_on_a_later_page()
    {
        var replies = RecordedReplies.InOrder(
            RecordedReplies.Page([("br-one-a1", "dev-1")], "more"),
            RecordedReplies.Page([("br-two-b2", "dev")], null),
            """{"branch":{"id":"br-two-b2","project_id":"quiet-forest-12345678","name":"dev"}}""");
        using var host = new NeonHost(handler: replies);

        Assert.Equal("br-two-b2", Assert.Single(host.Get<Branch>($"Get-NeonBranch dev -Project {Project}")).BranchId);
    }

    [Theory]
    [InlineData("Get-NeonBranch ''")]
    [InlineData("Get-NeonBranch ' '")]
    [InlineData("Get-NeonBranch -Branch $null")]
    [InlineData("Get-NeonBranch $notset")]
    [InlineData("'' | Get-NeonBranch")]
    [InlineData("Get-NeonBranch -Project ''")]
    [InlineData("Get-NeonBranch -Project $null")]
    [InlineData("Get-NeonBranch main -Project ''")]
    [InlineData("Get-NeonBranch main -Project $null")]
    [InlineData("Remove-NeonBranch '' -Confirm:$false")]
    [InlineData("Remove-NeonBranch $null -Confirm:$false")]
    [InlineData("'' | Remove-NeonBranch -Confirm:$false")]
    [InlineData("Set-NeonBranch '' -Protected")]
    [InlineData("Set-NeonBranch main -Project '' -Protected")]
    [InlineData("Reset-NeonBranch '' -Confirm:$false")]
    [InlineData("Restore-NeonBranch '' -Source main -Confirm:$false")]
    [InlineData("Restore-NeonBranch main -Source '' -Confirm:$false")]
    [InlineData("Restore-NeonDeletedBranch ''")]
    [InlineData("Set-NeonDefaultBranch ''")]
    [InlineData("New-NeonBranch copy -Parent ''")]
    [InlineData("New-NeonBranch copy -Parent $null")]
    [InlineData("New-NeonBranch copy -Project ''")]
    [InlineData("Get-NeonBranchSchema '' -Database neondb")]
    [InlineData("Get-NeonBranchSchema -Branch $null -Database neondb")]
    [InlineData("Compare-NeonBranchSchema main -Base '' -Database neondb")]
    [InlineData("Get-NeonBranchCount -Project ''")]
    public void An_empty_value_is_refused_and_the_context_is_not_used_instead(string command)
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        var result = _host.Run(command);

        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Get-NeonBranch ''", "NeonInvalidInput")]
    [InlineData("Get-NeonBranch -Project ''", "NeonInvalidInput")]
    [InlineData("Remove-NeonBranch '' -WhatIf", "NeonInvalidInput")]
    [InlineData("Remove-NeonBranch main -Project '' -WhatIf", "NeonInvalidInput")]
    public void The_error_for_an_empty_value_says_so(string command, string id)
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId };

        var result = _host.Run(command);

        Assert.Equal(id, result.ErrorId);
        Assert.Contains("is empty", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Set-NeonBranch -Protected")]
    [InlineData("Remove-NeonBranch -Confirm:$false")]
    [InlineData("Reset-NeonBranch -Confirm:$false")]
    [InlineData("Set-NeonDefaultBranch")]
    public void The_context_never_supplies_a_target(string command)
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        var result = _host.Run(command);

        Assert.NotEmpty(result.Errors);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void The_context_supplies_the_branch_whose_schema_is_read()
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        Assert.Equal(app.MainBranchId, Assert.Single(_host.Get<BranchSchema>("Get-NeonBranchSchema -Database neondb")).BranchId);
    }

    [Fact]
    public void The_branch_of_the_context_is_not_used_for_another_project()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        var result = _host.Run($"Get-NeonBranchSchema -Database neondb -Project {shop.ProjectId}");

        Assert.Equal("NeonBranchRequired", result.ErrorId);
        Assert.Empty(_host.Requests);
    }
}
