using System.Net;
using Neon.Emulator;
using Neon.Tests.Completion;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>Several branches in one list, as a user types them.</summary>
public sealed class BranchListTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly string[] _ids;

    public BranchListTests()
    {
        _app = _host.Seed();
        _ids = [_host.AddBranch(_app, "pr-1"), _host.AddBranch(_app, "pr-2"), _host.AddBranch(_app, "pr-3")];
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Remove-NeonBranch pr-2, pr-1 -Project app -Confirm:$false")]
    [InlineData("Remove-NeonBranch pr-2, @('pr-1') -Project app -Confirm:$false")]
    [InlineData("Remove-NeonBranch -Branch @('pr-2', 'pr-1') -Project app -Confirm:$false")]
    [InlineData("Remove-NeonBranch (Get-NeonBranch pr-2, pr-1 -Project app) -Confirm:$false")]
    [InlineData("Remove-NeonBranch pr-2, (Get-NeonBranch pr-1 -Project app) -Project app -Confirm:$false")]
    [InlineData("Remove-NeonBranch (Get-NeonBranch pr-2 -Project app).BranchId, @{ BranchId = 'pr-1' } -Project app -Confirm:$false")]
    [InlineData("Remove-NeonBranch (Get-NeonBranch pr-2, pr-1 -Project app | Select-Object BranchId, ProjectId) -Confirm:$false")]
    [InlineData(", @('pr-2', 'pr-1') | Remove-NeonBranch -Project app -Confirm:$false")]
    [InlineData("Get-NeonProject app | Remove-NeonBranch pr-2, pr-1 -Confirm:$false")]
    public void Each_branch_of_a_list_is_removed_in_order(string command)
    {
        _host.Forget();

        Assert.Empty(_host.Run(command).Errors);

        Assert.Equal(
            [$"DELETE /projects/{_app.ProjectId}/branches/{_ids[1]}", $"DELETE /projects/{_app.ProjectId}/branches/{_ids[0]}"], Changes());
    }

    [Fact]
    public void The_parent_of_a_list_is_looked_up_once()
    {
        _host.Forget();

        _host.Run("Set-NeonBranch pr-1, pr-2, pr-3 -Project app -ExpiresIn 7d");

        Assert.Single(_host.Requests, request => request.StartsWith("GET /projects/shared?", StringComparison.Ordinal));
        Assert.Equal(3, Changes().Length);
    }

    [Fact]
    public void An_error_about_one_branch_does_not_stop_the_others()
    {
        var result = _host.Run("Remove-NeonBranch pr-1, nope, pr-2 -Project app -Confirm:$false");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.Equal("nope", result.Error.TargetObject);
        Assert.Null(_host.Stored(_app, "pr-1"));
        Assert.Null(_host.Stored(_app, "pr-2"));
    }

    [Fact]
    public void ErrorAction_Stop_keeps_the_branches_after_an_error()
    {
        var result = _host.Run("Set-NeonBranch pr-1, nope, pr-2 -Project app -Protected -ErrorAction Stop");

        Assert.True(result.Terminated);
        Assert.Equal($"PATCH /projects/{_app.ProjectId}/branches/{_ids[0]}", Assert.Single(Changes()));
    }

    [Fact]
    public void IfExists_applies_to_each_branch() =>
        Assert.Empty(_host.Run("Remove-NeonBranch nope, pr-1, neither -Project app -IfExists -Confirm:$false").Errors);

    [Fact]
    public void Children_in_a_list_are_removed_before_their_parents()
    {
        var child = _host.AddBranch(_app, "child", _ids[0]);
        _host.Forget();

        Assert.Empty(_host.Run("Remove-NeonBranch (Get-NeonBranch pr-1, child -Project app) -Confirm:$false").Errors);

        Assert.Equal([$"DELETE /projects/{_app.ProjectId}/branches/{child}", $"DELETE /projects/{_app.ProjectId}/branches/{_ids[0]}"], Changes());
    }

    /// <summary>Text does not show which branch is the parent. A refused removal is sent again when a child is gone.</summary>
    [Theory]
    [InlineData("Remove-NeonBranch pr-1, child, leaf -Project app")]
    [InlineData("'pr-1', 'child', 'leaf' | Remove-NeonBranch -Project app")]
    [InlineData("Remove-NeonBranch $pr, $child, leaf -Project app")]
    [InlineData("Remove-NeonBranch pr-1, leaf, child -Project app")]
    [InlineData("Remove-NeonBranch (Get-NeonBranch pr-1 -Project app), child, leaf -Project app")]
    public void Children_by_name_are_removed_whatever_their_order(string command)
    {
        var child = _host.AddBranch(_app, "child", _ids[0]);
        var leaf = _host.AddBranch(_app, "leaf", child);
        _host.Forget();

        var result = _host.Run($"$pr, $child = '{_ids[0]}', '{child}'; {command} -Confirm:$false -PassThru");

        Assert.Empty(result.Errors);
        Assert.Equal(["leaf", "child", "pr-1"], result.Output.Select(item => item.ToString()));
        Assert.Equal([leaf, child, _ids[0]], Changes().Select(change => change.Split('/')[^1]));
    }

    [Fact]
    public void A_parent_whose_children_are_not_in_the_list_is_an_error_about_it()
    {
        _host.AddBranch(_app, "child", _ids[0]);
        _host.Forget();

        var result = _host.Run("Remove-NeonBranch pr-1, pr-2 -Project app -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal("pr-1", result.Error.TargetObject);
        Assert.StartsWith("The branch pr-1 has child branches and cannot be removed. (HTTP 422", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Single(Changes());
    }

    [Fact]
    public void A_refused_parent_is_not_sent_again_unless_another_branch_was_removed()
    {
        _host.AddBranch(_app, "child", _ids[0]);
        _host.Forget();

        Assert.Equal("NeonChangeRefused", _host.Run("Remove-NeonBranch pr-1 -Project app -Confirm:$false").ErrorId);

        Assert.Single(_host.Emulator.Exchanges, exchange => exchange.Method == "DELETE");
    }

    /// <summary>Neon's words do not say which branch they are about.</summary>
    [Theory]
    [InlineData("Set-NeonBranch $a, $b -Project app -ExpiresIn 7d")]
    [InlineData("$null = Set-NeonBranch -Branch @($a, $b) -Project app -ExpiresIn 7d")]
    public void An_error_about_one_value_of_a_list_names_the_value(string command)
    {
        _host.Run("Set-NeonBranch pr-2 -Project app -Protected");

        var result = _host.Run($"$a, $b = '{_ids[0]}', '{_ids[1]}'; {command}");

        Assert.StartsWith($"The branch pr-2 ({_ids[1]}) is protected and cannot expire. (HTTP 422", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(_ids[1], result.Errors[0].TargetObject);
    }

    [Fact]
    public void Unknown_words_of_Neon_about_one_value_of_a_list_follow_the_value()
    {
        _host.Emulator.Faults.Add("updateProjectBranch", EmulatorFault.Status(HttpStatusCode.UnprocessableEntity, """{"code":"","message":"not today"}"""));

        var result = _host.Run($"$null = Set-NeonBranch '{_ids[0]}', '{_ids[1]}' -Project app -Protected");

        Assert.StartsWith($"Branch '{_ids[0]}': not today (HTTP 422", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-NeonBranch pr-1, pr-1 -Project app")]
    [InlineData("Reset-NeonBranch pr-1, pr-1, @('pr-1') -Project app")]
    [InlineData("Reset-NeonBranch (Get-NeonBranch pr-1 -Project app), (Get-NeonBranch pr-1 -Project app) -Project app")]
    [InlineData("Reset-NeonBranch (Get-NeonBranch pr-1 -Project app), (Get-NeonBranch pr-1 -Project app).BranchId -Project app")]
    [InlineData("Reset-NeonBranch ((Get-NeonBranch pr-1 -Project app), (Get-NeonBranch pr-1 -Project app) | Select-Object BranchId, ProjectId)")]
    public void A_branch_that_is_specified_twice_is_changed_once(string command)
    {
        _host.Forget();

        var result = _host.Run(command + " -Confirm:$false -Verbose");

        Assert.Empty(result.Errors);
        Assert.Single(Changes());
        Assert.Contains(result.Verbose, line => line.StartsWith("The branch ", StringComparison.Ordinal) && line.EndsWith("was specified more than once.", StringComparison.Ordinal));
    }

    [Fact]
    public void Branches_of_the_same_name_in_different_projects_are_not_the_same()
    {
        var other = _host.Seed("other");
        _host.AddBranch(other, "pr-1");

        Assert.Empty(_host.Run("Remove-NeonBranch (Get-NeonProject app, other | Get-NeonBranch -Name pr-1) -Confirm:$false").Errors);

        Assert.Null(_host.Stored(_app, "pr-1"));
        Assert.Null(_host.Stored(other, "pr-1"));
    }

    [Theory]
    [InlineData("Remove-NeonBranch pr-1, '' -Project app -Confirm:$false", "'Branch'. The list contains an empty value. A variable in the command may not be set.")]
    [InlineData("Remove-NeonBranch pr-1, ' ' -Project app -Confirm:$false", "'Branch'. The list contains an empty value.")]
    [InlineData("Remove-NeonBranch pr-1, $null -Project app -Confirm:$false", "'Branch'. The list contains an empty value.")]
    [InlineData("Remove-NeonBranch pr-1, @('pr-2', $missing) -Project app -Confirm:$false", "'Branch'. The list contains an empty value.")]
    [InlineData("Remove-NeonBranch @() -Project app -Confirm:$false", "'Branch'. The list is empty.")]
    [InlineData("Remove-NeonBranch pr-1, @{ Name = 'pr-2' } -Project app -Confirm:$false", "'Branch'. The object has no BranchId.")]
    [InlineData("Remove-NeonBranch pr-1, (Get-Date) -Project app -Confirm:$false", "'Branch'. A value of type DateTime was specified where a branch is expected.")]
    [InlineData("Remove-NeonBranch pr-1, ([Neon.Database] @{ DatabaseName = 'neondb' }) -Project app -Confirm:$false", "'Branch'. The database neondb was specified where a branch is expected.")]
    [InlineData(", @('pr-1', '') | Remove-NeonBranch -Project app -Confirm:$false", "'Branch'. The list contains an empty value.")]
    [InlineData("Get-NeonBranch main, '' -Project app", "'Branch'. The list contains an empty value.")]
    [InlineData("Get-NeonBranch @() -Project app", "'Branch'. The list is empty.")]
    [InlineData("Get-NeonBranch main, ([Neon.Database] @{ DatabaseName = 'neondb' }) -Project app", "'Branch'. The database neondb was specified where a branch is expected.")]
    [InlineData("Get-NeonBranch main, { 'dev' } -Project app", "'Branch'. A script block was specified")]
    public void A_list_with_an_invalid_value_is_refused_before_anything_is_sent(string command, string words)
    {
        _host.Forget();

        var result = _host.Run(command);

        Assert.Equal("ParameterArgumentTransformationError", result.ErrorId);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Set-NeonBranch pr-1, pr-2 -Name x -Project app", "-Name")]
    [InlineData("Reset-NeonBranch pr-1, pr-2 -PreserveUnderName x -Project app -Confirm:$false", "-PreserveUnderName")]
    [InlineData("Restore-NeonBranch pr-1, pr-2 -Source main -PreserveUnderName x -Project app -Confirm:$false", "-PreserveUnderName")]
    public void One_name_for_several_branches_is_refused_before_anything_is_sent(string command, string parameter)
    {
        _host.Forget();

        var result = _host.Run(command);

        Assert.Equal($"{parameter} is the name of one branch, but 2 were specified.", result.Error.Exception.Message);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Names_and_patterns_can_be_mixed()
    {
        _host.Forget();

        Assert.Equal(["main", "pr-1", "pr-2", "pr-3"], Names("Get-NeonBranch pr-*, main, *-2 -Project app").Order(StringComparer.Ordinal));
        // The patterns are one list, in which each branch occurs once.
        Assert.Single(_host.Requests, request => request.Contains("/branches?", StringComparison.Ordinal) && !request.Contains("search", StringComparison.Ordinal));
        Assert.Equal(["pr-1", "main"], Names(", @('pr-1', 'm*') | Get-NeonBranch -Project app"));
    }

    [Fact]
    public void A_query_returns_what_was_specified_in_order() =>
        Assert.Equal(["pr-3", "main", "pr-1"], Names("Get-NeonBranch pr-3, main, pr-3, pr-1 -Project app"));

    [Fact]
    public void A_row_identifies_one_branch()
    {
        _host.Forget();

        var result = _host.Run("[pscustomobject] @{ BranchId = 'pr-1', 'pr-2' } | Get-NeonBranch -Project app");

        Assert.Equal("The row has 2 values for -Branch.", result.Error.Exception.Message);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Each_branch_is_confirmed()
    {
        var person = new TestHost(0);

        _host.Run(person, "Remove-NeonBranch pr-1, pr-2 -Project app");

        Assert.Equal(2, person.Questions.Count);
    }

    [Fact]
    public void A_pipeline_that_has_enough_reads_no_further_branch()
    {
        _host.Forget();

        Assert.Equal(["pr-1"], Names($"Get-NeonBranch {_ids[0]}, {_ids[1]} -Project {_app.ProjectId} | Select-Object -First 1"));

        Assert.Equal($"GET /projects/{_app.ProjectId}/branches/{_ids[0]}", Assert.Single(_host.Requests));
    }

    [Theory]
    [InlineData("Remove-NeonBranch -Project app -Branch pr-1, ")]
    [InlineData("Remove-NeonBranch pr-1, pr-")]
    [InlineData("Remove-NeonBranch pr-1, ")]
    public void Completion_after_a_comma_offers_the_other_branches(string line)
    {
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId };

        var offered = _host.Offered(line);

        Assert.Contains("pr-2", offered);
        Assert.DoesNotContain("pr-1", offered);
    }

    /// <summary>The changes that Neon accepted. It refuses others while operations of the project run.</summary>
    private string[] Changes() => [.. _host.Emulator.Exchanges.Where(exchange => exchange is { Method: not "GET", Status: < 300 }).Select(exchange => $"{exchange.Method} {exchange.Path}")];

    private string[] Names(string command) => [.. _host.Get<Branch>(command).Select(branch => branch.Name!)];
}
