using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>
/// Many branches in one pipeline: children are removed before their parents, and each branch that is kept has a message with the
/// reason.
/// </summary>
public sealed class BulkRemovalTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public BulkRemovalTests() => _app = _host.Seed();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Children_are_removed_before_their_parents_in_any_input_order()
    {
        var dev = _host.AddBranch(_app, "dev");
        var sub = _host.AddBranch(_app, "sub", dev);
        var leaf = _host.AddBranch(_app, "leaf", sub);
        var free = _host.AddBranch(_app, "free");

        var result = _host.Run($"Get-NeonBranch -Project {_app.ProjectId} -Default:$false | Remove-NeonBranch -Confirm:$false -PassThru");

        Assert.Empty(result.Errors);
        // Branches without dependencies keep their order.
        Assert.Equal([leaf, sub, dev, free], result.Output.Select(item => ((Branch)item.BaseObject).BranchId));
        Assert.Equal(Removals(leaf, sub, dev, free), Sent(204, 200).Distinct());
    }

    [Fact]
    public void Rows_from_a_file_are_also_ordered()
    {
        var dev = _host.AddBranch(_app, "dev");
        var sub = _host.AddBranch(_app, "sub", dev);

        var result = _host.Run(
            $"[pscustomobject]@{{ ProjectId = '{_app.ProjectId}'; BranchId = '{dev}'; ParentId = '{_app.MainBranchId}' }}, " +
            $"[pscustomobject]@{{ ProjectId = '{_app.ProjectId}'; BranchId = '{sub}'; ParentId = '{dev}' }} | Remove-NeonBranch -Confirm:$false");

        Assert.Empty(result.Errors);
        Assert.Null(_host.Stored(_app, "dev"));
        Assert.Null(_host.Stored(_app, "sub"));
    }

    [Fact]
    public void Branches_of_several_projects_can_be_removed_together()
    {
        var shop = _host.Seed("shop");
        foreach (var project in new[] { _app, shop })
        {
            _host.AddBranch(project, "sub", _host.AddBranch(project, "dev"));
        }

        var result = _host.Run("Get-NeonProject | Get-NeonBranch -Default:$false | Remove-NeonBranch -Confirm:$false -PassThru");

        Assert.Empty(result.Errors);
        Assert.Equal(4, result.Output.Count);
    }

    [Fact]
    public void The_parents_of_a_protected_branch_are_kept_and_reported()
    {
        var dev = _host.AddBranch(_app, "dev");
        var sub = _host.AddBranch(_app, "sub", dev);
        _host.AddBranch(_app, "leaf", sub);
        _host.AddBranch(_app, "free");
        _host.Get<Branch>($"Set-NeonBranch sub -Project {_app.ProjectId} -Protected");
        _host.Forget();

        var result = _host.Run($"Get-NeonBranch -Project {_app.ProjectId} | Remove-NeonBranch -Confirm:$false");

        Assert.Equal(
            [
                $"The branch dev ({dev}) was kept because its child sub ({sub}) was not removed.",
                $"The branch main ({_app.MainBranchId}) is the default branch of its project and cannot be removed.",
                $"The branch sub ({sub}) is protected and cannot be removed.",
            ],
            result.Errors.Select(error => error.ErrorDetails.Message).Order(StringComparer.Ordinal));
        Assert.All(result.Errors, error => Assert.StartsWith("NeonChangeRefused,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(["dev", "main", "sub"], result.Errors.Select(error => ((Branch)error.TargetObject).Name).Order(StringComparer.Ordinal));
        // Nothing was sent that could not succeed.
        Assert.DoesNotContain(_host.Changes(), change => change.EndsWith(dev, StringComparison.Ordinal) || change.EndsWith(sub, StringComparison.Ordinal));
        Assert.Null(_host.Stored(_app, "leaf"));
        Assert.Null(_host.Stored(_app, "free"));
    }

    [Fact]
    public void The_parents_of_a_branch_that_Neon_refuses_are_also_kept()
    {
        var dev = _host.AddBranch(_app, "dev");
        var sub = _host.AddBranch(_app, "sub", dev);
        var listed = _host.Get<Branch>($"Get-NeonBranch -Project {_app.ProjectId} -Default:$false");
        // Created after the list was read.
        _host.AddBranch(_app, "late", sub);

        var result = _host.Run("$listed | Remove-NeonBranch -Confirm:$false", ("listed", listed));

        Assert.Equal(["NeonChangeRefused", "NeonChangeRefused"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains(" has child branches and cannot be removed. (HTTP 422", result.Errors[0].ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Show-NeonBranchTree", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(_host.Changes());
        Assert.NotNull(_host.Stored(_app, "dev"));
    }

    [Fact]
    public void What_if_shows_the_removals_in_order()
    {
        var dev = _host.AddBranch(_app, "dev");
        var sub = _host.AddBranch(_app, "sub", dev);
        var printed = new TestHost(0);

        var result = _host.Run(printed, $"Get-NeonBranch -Project {_app.ProjectId} -Default:$false | Remove-NeonBranch -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
        var lines = printed.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.EndsWith($"/sub ({sub})\".", lines[0], StringComparison.Ordinal);
        Assert.EndsWith($"/dev ({dev})\".", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_parent_of_a_child_that_the_user_keeps_is_also_kept()
    {
        var dev = _host.AddBranch(_app, "dev");
        var sub = _host.AddBranch(_app, "sub", dev);
        var no = new TestHost(2);

        var result = _host.Run(no, $"Get-NeonBranch -Project {_app.ProjectId} -Default:$false | Remove-NeonBranch");

        Assert.Empty(result.Errors);
        Assert.Single(no.Questions);
        Assert.Equal([$"The branch dev ({dev}) was kept because its child sub ({sub}) was not removed."], result.Warnings);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void Nothing_is_removed_if_the_list_ends_with_an_error()
    {
        _host.AddBranch(_app, "dev");

        var result = _host.Run($"& {{ Get-NeonBranch -Project {_app.ProjectId} -Default:$false; throw 'no more' }} | Remove-NeonBranch -Confirm:$false");

        Assert.True(result.Terminated);
        Assert.Empty(_host.Changes());
    }

    private string[] Removals(params string[] branches) => [.. branches.Select(branch => $"DELETE /projects/{_app.ProjectId}/branches/{branch}")];

    private IEnumerable<string> Sent(params int?[] statuses) => _host.Emulator.Exchanges
        .Where(exchange => exchange.Method == "DELETE" && statuses.Contains(exchange.Status)).Select(exchange => $"{exchange.Method} {exchange.Path}");
}
