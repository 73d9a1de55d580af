using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>An object of one parent while another parent is typed: the user is never asked to confirm a target that was not intended.</summary>
public sealed class AgreementTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly TestHost _person = new(0);

    public AgreementTests()
    {
        _app = _host.Seed();
        _host.Seed("shop");
        _host.AddBranch(_app, "dev");
        _host.AddBranch(_app, "pr-1");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Forget();
    }

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Get-NeonBranch dev -Project app | Remove-NeonBranch -Project shop", "The branch dev (", "to the project", "not to shop.")]
    [InlineData("Get-NeonBranch dev -Project app | Set-NeonBranch -Project shop -Name other", "The branch dev (", "to the project", "not to shop.")]
    [InlineData("Remove-NeonBranch (Get-NeonBranch dev -Project app) -Project shop", "The branch dev (", "to the project", "not to shop.")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch dev | Remove-NeonDatabase -Branch main", "The database neondb", "to the branch", "not to main.")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch dev | Remove-NeonDatabase -Project shop", "The database neondb", "to the project", "not to shop.")]
    [InlineData("Get-NeonRole neondb_owner -Project app -Branch dev | Reset-NeonRolePassword -Branch main", "The role neondb_owner", "to the branch", "not to main.")]
    [InlineData("Get-NeonRole neondb_owner -Project app -Branch dev | Remove-NeonRole -Project app -Branch main", "The role neondb_owner", "to the branch", "not to main.")]
    [InlineData("Get-NeonEndpoint -Project app -Branch main | Suspend-NeonEndpoint -Project shop", "The endpoint", "to the project", "not to shop.")]
    [InlineData("New-NeonBranch x -Project shop -Parent (Get-NeonBranch dev -Project app)", "The branch dev (", "to the project", "not to shop.")]
    [InlineData("[pscustomobject] @{ BranchId = (Get-NeonBranch dev -Project app).BranchId; DatabaseName = 'neondb' } | Remove-NeonDatabase -Project app -Branch main", "The database neondb", "to the branch", "not to main.")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch dev | Remove-NeonDataApi -Branch main", "The database neondb", "to the branch", "not to main.")]
    [InlineData("Get-NeonBucket uploads -Project app -Branch dev | Send-NeonBucketObject ./none.txt -Branch pr-1", "The piped bucket uploads", "to the branch", "not to pr-1.")]
    public void A_contradicting_change_is_refused_before_confirmation(string command, string subject, string parent, string named)
    {
        Assert.Empty(_host.Run("New-NeonBucket uploads -Project app -Branch dev; New-NeonBucket uploads -Project app -Branch pr-1").Errors);
        _host.Forget();
        foreach (var script in (string[])[command, command + " -WhatIf"])
        {
            var result = _host.Run(_person, script + " -Confirm:$" + (script == command).ToString().ToLowerInvariant());

            Assert.Equal("NeonInvalidInput", result.ErrorId);
            var message = result.Error.ErrorDetails.Message;
            Assert.StartsWith(subject, message, StringComparison.Ordinal);
            Assert.Contains(parent, message, StringComparison.Ordinal);
            Assert.EndsWith(named, message, StringComparison.Ordinal);
            Assert.StartsWith("Nothing was changed.", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }

        Assert.Empty(_person.Questions);
        Assert.DoesNotContain("What if", _person.Printed, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("$key = New-NeonApiKey laptop; Get-NeonApiKey | Where-Object Name -eq laptop | Revoke-NeonApiKey -Organization 'Acme'")]
    [InlineData("$null = New-NeonApiKey laptop; Get-NeonApiKey | Where-Object Name -eq laptop | ForEach-Object { [pscustomobject] @{ ApiKeyId = \"$($_.ApiKeyId)\"; OrganizationId = '' } } | Revoke-NeonApiKey -Organization 'Acme'")]
    public void A_personal_key_is_not_confirmed_as_an_organization_key(string command)
    {
        var result = _host.Run(_person, command);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_person.Questions);
        Assert.DoesNotContain(_host.Changes(), change => change.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch dev | Compare-NeonBranchSchema pr-1")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch dev | Get-NeonBranchSchema pr-1")]
    [InlineData("Get-NeonBucket uploads -Project app -Branch dev | Get-NeonBucketObject -Branch pr-1")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch dev | Get-NeonConnectionString pr-1")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch dev | Get-NeonRole -Branch pr-1")]
    public void A_piped_object_of_another_branch_is_not_used_with_a_typed_branch(string command)
    {
        Assert.Empty(_host.Run("New-NeonBucket uploads -Project app -Branch dev; New-NeonBucket uploads -Project app -Branch pr-1").Errors);

        var result = _host.Run(command);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("belongs to the branch dev (br-", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.EndsWith("not to pr-1.", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("changed", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("$dev, $pr | Compare-NeonBranchSchema -Base $other")]
    [InlineData("Compare-NeonBranchSchema $dev $other; Compare-NeonBranchSchema $pr $other")]
    [InlineData("Compare-NeonBranchSchema dev $other -Project $dev.ProjectId; Compare-NeonBranchSchema pr-1 $other -Project $dev.ProjectId")]
    [InlineData("Set-NeonContext -Project $dev.ProjectId; Compare-NeonBranchSchema dev $other; Compare-NeonBranchSchema pr-1 $other")]
    [InlineData("Compare-NeonBranchSchema $dev ([pscustomobject] @{ ProjectId = $other.ProjectId; BranchId = $other.BranchId }); Compare-NeonBranchSchema $pr $other")]
    public void Comparing_branches_of_two_projects_fails_without_a_request(string command)
    {
        Assert.Empty(_host.Run("$dev, $pr = Get-NeonBranch -Project app | Where-Object Name -ne main; $other = Get-NeonBranch main -Project shop").Errors);
        _host.Forget();

        var result = _host.Run(command);

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("NeonInvalidInput,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Contains("to the project", result.Errors[0].ErrorDetails.Message, StringComparison.Ordinal);
        if (!command.Contains("-Project", StringComparison.Ordinal))
        {
            // The advice must not say to omit a parameter that was not specified.
            Assert.All(result.Errors, error => Assert.Equal("Specify objects of the same project.", error.ErrorDetails.RecommendedAction));
        }

        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch pr-1 | Compare-NeonBranchSchema pr-1")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch pr-1 | Compare-NeonBranchSchema")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch pr-1 | Get-NeonBranchSchema pr-1")]
    [InlineData("Get-NeonBranch pr-1 -Project app | Set-NeonBranch -Project app -Protected")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch pr-1 | Set-NeonDatabase -Project app -Branch pr-1 -Owner neondb_owner")]
    public void Matching_objects_are_accepted(string command) => Assert.Empty(_host.Run(command).Errors);

    /// <summary>A name is looked up once, for the check and the change together.</summary>
    [Fact]
    public void The_check_sends_no_extra_request()
    {
        var branches = _host.Run("'dev', 'pr-1' | Get-NeonBranch -Project app").Output;
        int Reads(int count)
        {
            _host.Forget();
            Assert.Empty(_host.Run("$branches | Set-NeonBranch -Project app -Protected", ("branches", branches.Take(count).ToArray())).Errors);
            Assert.Equal(count, _host.Changes().Length);
            return _host.Requests.Count(request => request.StartsWith("GET", StringComparison.Ordinal));
        }

        Assert.Equal(Reads(1), Reads(2));
    }
}
