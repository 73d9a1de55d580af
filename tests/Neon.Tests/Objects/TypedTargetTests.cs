using System.Management.Automation;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>A target is typed and an object is piped in: the object supplies a parent, or the command is refused.</summary>
public sealed class TypedTargetTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public TypedTargetTests()
    {
        _app = _host.Seed();
        foreach (var name in new[] { "feature", "pr-1", "pr-2" })
        {
            _host.AddBranch(_app, name);
        }

        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches/{_app.MainBranchId}/roles", """{"role":{"name":"bob"}}""");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };
        _host.Forget();
    }

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Get-NeonProject app | New-NeonBranch q -Project app", "Project", "project app")]
    [InlineData("Get-NeonProject app | New-NeonBranch q -Project app -Parent main", "Project", "project app")]
    [InlineData("Get-NeonProject app | New-NeonAnonymizedBranch -Project app", "Project", "project app")]
    [InlineData("Get-NeonProject app | Remove-NeonProject app -Confirm:$false", "Project", "project app")]
    [InlineData("Get-NeonProject app | Set-NeonProject app -Name other", "Project", "project app")]
    public void A_project_that_is_both_typed_and_piped_is_refused(string command, string parameter, string piped)
    {
        var result = _host.Run(command);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal($"-{parameter} was specified, so the piped {piped} was not used.", result.Error.ErrorDetails.Message);
        Assert.Equal($"Nothing was sent. Omit -{parameter} to use the piped objects, or run the command without pipeline input.", result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Remove-NeonBranch feature -Confirm:$false", "Branch", "-Project")]
    [InlineData("Remove-NeonBranch feature -Confirm:$false -PassThru -Wait", "Branch", "-Project")]
    [InlineData("Remove-NeonBranch feature -WhatIf", "Branch", "-Project")]
    [InlineData("Remove-NeonBranch -BranchId feature -Confirm:$false", "Branch", "-Project")]
    [InlineData("Set-NeonBranch feature -Protected", "Branch", "-Project")]
    [InlineData("Set-NeonDefaultBranch feature", "Branch", "-Project")]
    [InlineData("Reset-NeonBranch feature -Confirm:$false", "Branch", "-Project")]
    [InlineData("Restore-NeonBranch feature -Source main -Confirm:$false", "Branch", "-Project")]
    [InlineData("Compare-NeonBranchSchema feature", "Branch", "-Project")]
    [InlineData("Show-NeonBranchTree feature", "Branch", "-Project")]
    [InlineData("Get-NeonBranch feature", "Branch", "-Project")]
    [InlineData("Get-NeonConnectionString feature", "Branch", "-Project")]
    public void A_piped_branch_is_not_silently_replaced_by_a_typed_one(string command, string parameter, string parent)
    {
        var result = _host.Run($"Get-NeonBranch -Project app -Name 'pr-*' | {command}");

        Assert.Equal(2, result.Errors.Count);
        Assert.Empty(result.Output);
        Assert.All(result.Errors, error =>
        {
            Assert.StartsWith("NeonInvalidInput,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.StartsWith($"-{parameter} was specified, so the piped branch pr-", error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Equal(
                $"Nothing was sent. Omit -{parameter} to use the piped objects, or specify the parent with {parent} instead of piping it in.",
                error.ErrorDetails.RecommendedAction);
            Assert.IsType<Branch>(PSObject.AsPSObject(error.TargetObject).BaseObject);
        });
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("New-NeonSnapshot -Branch main")]
    [InlineData("New-NeonDatabase zzz -Owner bob -Branch main")]
    [InlineData("New-NeonRole zzz -Branch main")]
    [InlineData("New-NeonBucket zzz -Branch main")]
    [InlineData("New-NeonEndpoint -Type read_only -Branch main")]
    public void A_piped_branch_is_not_silently_replaced_by_a_typed_parent(string command)
    {
        var result = _host.Run($"Get-NeonBranch -Project {_app.ProjectId} -Name pr-1, pr-2 | {command}");

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("NeonInvalidInput,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void If_the_parent_is_typed_too_the_advice_is_to_omit_the_target()
    {
        var result = _host.Run("Get-NeonBranch pr-1 -Project app | Remove-NeonBranch feature -Project app -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.EndsWith("or run the command without pipeline input.", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Get-NeonProject app", "Remove-NeonBranch feature -Confirm:$false", "DELETE /projects/{0}/branches/")]
    [InlineData("Get-NeonProject app", "Set-NeonBranch feature -Protected", "PATCH /projects/{0}/branches/")]
    [InlineData("Get-NeonBranch main -Project app", "Remove-NeonRole bob -Confirm:$false", "DELETE /projects/{0}/branches/{1}/roles/bob")]
    [InlineData("Get-NeonBranch main -Project app", "Set-NeonDatabase neondb -Owner bob", "PATCH /projects/{0}/branches/{1}/databases/neondb")]
    [InlineData("[pscustomobject] @{ ProjectId = '{0}' }", "Remove-NeonBranch feature -Confirm:$false", "DELETE /projects/{0}/branches/")]
    [InlineData("[pscustomobject] @{ Project = 'app'; Branch = 'main' }", "Remove-NeonRole bob -Confirm:$false", "DELETE /projects/{0}/branches/{1}/roles/bob")]
    [InlineData("Get-NeonBranch main -Project app | ForEach-Object { [pscustomobject] @{ ProjectId = $_.ProjectId; BranchId = $_.BranchId } }", "Remove-NeonRole bob -Confirm:$false", "DELETE /projects/{0}/branches/{1}/roles/bob")]
    public void A_piped_parent_supplies_the_parent_of_a_typed_target(string source, string command, string request)
    {
        _host.Session.Context = NeonContext.Empty;

        var result = _host.Run($"{source.Replace("{0}", _app.ProjectId, StringComparison.Ordinal)} | {command}");

        Assert.Empty(result.Errors);
        Assert.StartsWith(
            request.Replace("{0}", _app.ProjectId, StringComparison.Ordinal).Replace("{1}", _app.MainBranchId, StringComparison.Ordinal),
            Assert.Single(_host.Changes()),
            StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Spelled
    {
        get
        {
            string[] commands =
            [
                "Get-NeonRole bob", "Set-NeonDatabase neondb -Owner bob -WhatIf", "Remove-NeonRole bob -WhatIf", "Remove-NeonDatabase neondb -WhatIf",
                "Reset-NeonRolePassword bob -WhatIf", "Get-NeonRolePassword bob", "Get-NeonDatabase neondb",
            ];
            var spelled = new TheoryData<string, string>();
            foreach (var command in commands)
            {
                foreach (var heading in (string[])["Branch", "BranchName", "BranchId", "branch_id", "Branch Name"])
                {
                    spelled.Add(command, heading);
                }
            }

            return spelled;
        }
    }

    /// <summary>The branch of the row has its own role and database; the context has another branch.</summary>
    [Theory]
    [MemberData(nameof(Spelled))]
    public void A_row_supplies_the_branch_of_a_typed_target_in_every_spelling(string command, string heading)
    {
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = "br-calm-lake-a1b2c3d4" };

        foreach (var branch in (string[])["main", _app.MainBranchId])
        {
            var result = _host.Run(new TestHost(), $"[pscustomobject] @{{ project_id = '{_app.ProjectId}'; '{heading}' = '{branch}' }} | {command}");

            Assert.Empty(result.Errors);
        }
    }

    [Theory]
    [InlineData("[pscustomobject] @{ ProjectId = '{0}'; BranchId = 'pr-1' }")]
    [InlineData("[pscustomobject] @{ ProjectId = '{0}'; Branch = 'pr-1' }")]
    [InlineData("[pscustomobject] @{ ProjectId = '{0}'; BranchName = 'pr-1' }")]
    [InlineData("[pscustomobject] @{ ProjectId = '{0}'; branch_id = 'pr-1' }")]
    [InlineData("(Get-NeonBranch pr-1 -Project app)")]
    public void A_piped_branch_is_accepted_only_if_it_is_the_typed_one(string piped)
    {
        var source = piped.Replace("{0}", _app.ProjectId, StringComparison.Ordinal);
        foreach (var command in (string[])["Get-NeonRole", "Get-NeonRole bob", "Get-NeonDatabase", "New-NeonRole eve -WhatIf", "Remove-NeonRole bob -WhatIf"])
        {
            var refused = _host.Run($"{source} | {command} -Branch main");
            Assert.Equal("NeonInvalidInput", refused.ErrorId);
            Assert.Empty(refused.Output);
        }

        Assert.Empty(_host.Run($"{source} | Get-NeonRole -Branch pr-1; {source} | Get-NeonDatabase neondb -Branch pr-1").Errors);
    }

    [Theory]
    [InlineData("'app'", "the piped text")]
    [InlineData("$null", "the piped null value")]
    [InlineData("[datetime]::UnixEpoch", "the piped object of type DateTime")]
    [InlineData("@{ ProjectId = 'quiet-forest-12345678' }", "the piped row")]
    [InlineData("[pscustomobject] @{ ProjectId = 'quiet-forest-12345678'; BranchId = 'pr-1' }", "the piped row")]
    [InlineData("[pscustomobject] @{ Project = 'app'; Branch = 'pr-1' }", "the piped row")]
    [InlineData("(Get-NeonDatabase neondb -Project app -Branch main)", "the piped database neondb")]
    [InlineData("(Get-NeonContext)", "the piped object of type NeonContext")]
    public void Anything_else_is_refused(string piped, string words)
    {
        var result = _host.Run($"{piped} | Remove-NeonBranch feature -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains($"so {words}", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.False(result.Terminated);
        Assert.Empty(_host.Changes());
    }

    /// <summary>The prefix is the target, and no piped object can be one. A database still supplies its branch.</summary>
    [Fact]
    public void A_text_target_can_be_combined_with_piped_parents()
    {
        Assert.Empty(_host.Run("New-NeonBucket uploads -Project app -Branch main").Errors);
        _host.Forget();

        var result = _host.Run("Get-NeonDatabase neondb -Project app -Branch main | Remove-NeonBucketObject -Prefix tmp/ -Bucket uploads -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal("No parameter accepts the piped database neondb.", result.Error.ErrorDetails.Message);
        Assert.Empty(_host.Changes());
        Assert.Empty(_host.Run("Get-NeonBranch main -Project app | Remove-NeonBucketObject -Prefix tmp/ -Bucket uploads -Confirm:$false").Errors);
    }

    [Fact]
    public void A_refused_object_does_not_block_the_next_one()
    {
        var result = _host.Run("(Get-NeonBranch pr-1 -Project app), (Get-NeonProject app) | Set-NeonBranch feature -Protected");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal("feature", Assert.Single(result.Output).ToString());
    }

    [Fact]
    public void A_script_block_can_compute_the_target_of_each_object()
    {
        Assert.Empty(_host.Run("Get-NeonBranch -Project app -Name 'pr-*' | Remove-NeonBranch -Branch { $_.BranchId } -Confirm:$false").Errors);

        Assert.Equal(2, _host.Changes().Distinct().Count());
    }

    [Fact]
    public void The_hidden_parameter_is_invisible_without_a_typed_target_and_piped_input()
    {
        Assert.DoesNotContain("PipedObject", _host.Run("(Get-Command Remove-NeonBranch).Parameters.Keys").Output.Select(name => name.ToString()));
        Assert.DoesNotContain("PipedObject", _host.Run("Get-Command Remove-NeonBranch -Syntax").Output[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("NamedParameterNotFound", _host.Run("Remove-NeonBranch feature -PipedObject x -Confirm:$false").ErrorId);
        Assert.Empty(_host.Run("1..2 | ForEach-Object { Set-NeonBranch feature -Protected }").Errors);
    }
}
