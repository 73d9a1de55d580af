using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>A context that was set by name is looked up by that name, and one that was set by id keeps the id.</summary>
[Collection(SharedState.Name)]
public sealed class ContextNameTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public ContextNameTests() => _app = _host.Seed();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void After_a_restore_the_branch_name_refers_to_the_restored_branch()
    {
        Assert.Empty(_host.Run("Set-NeonContext -Project app -Branch main; $null = New-NeonSnapshot before -Wait").Errors);

        var restored = _host.Run("Restore-NeonSnapshot before main -Finalize -Wait -Confirm:$false");
        var database = Assert.Single(_host.Get<Database>("New-NeonDatabase after -Owner neondb_owner"));

        Assert.Empty(restored.Errors);
        Assert.Empty(restored.Warnings);
        Assert.NotEqual(_app.MainBranchId, database.BranchId);
        Assert.Equal("main", Assert.Single(_host.Get<Branch>("Get-NeonBranch -Project app $id", ("id", database.BranchId))).Name);
    }

    [Fact]
    public void A_project_name_does_not_follow_its_project_to_another_organization()
    {
        Assert.Empty(_host.Run("Set-NeonContext -Project app", ("to", _host.Emulator.OrganizationIds[1])).Errors);
        Assert.Empty(_host.Run("Move-NeonProject app -DestinationOrganization $to -Confirm:$false -WarningAction Ignore; $null = New-NeonProject app -Wait", ("to", _host.Emulator.OrganizationIds[1])).Errors);

        var branch = Assert.Single(_host.Get<Branch>("New-NeonBranch x"));

        Assert.NotEqual(_app.ProjectId, branch.ProjectId);
    }

    [Fact]
    public void The_organization_of_a_connection_takes_precedence_over_that_of_the_process()
    {
        var other = _host.Emulator.OrganizationIds[1];
        var made = new NeonConnection(_host.Connection.Settings with { OrganizationId = other });
        var before = (NeonSession.Process.Connection, NeonSession.Process.Context);
        try
        {
            NeonSession.Process.SetContext(new NeonContext { OrganizationId = _host.Emulator.OrganizationId }, _host.Connection);
            using var runspace = _host.NewRunspace();
            NeonSession.Of(runspace).Context = NeonContext.Empty;

            var result = PipelineResult.Of(runspace, "New-NeonProject w -Connection $made", ("made", made));

            Assert.Empty(result.Errors);
            Assert.Equal(other, ((Project)result.Output[0].BaseObject).OrganizationId);
        }
        finally
        {
            NeonSession.Process.Connection = before.Connection;
            NeonSession.Process.Context = before.Context;
        }
    }

    [Theory]
    [InlineData("Restore-NeonSnapshot before main -Finalize -Wait -Confirm:$false")]
    [InlineData("Restore-NeonSnapshot before main -Name preview -Wait -Confirm:$false | Complete-NeonBranchRestore -Wait -Confirm:$false")]
    public void A_branch_id_is_kept_and_a_warning_reports_that_the_branch_was_replaced(string restore)
    {
        Assert.Empty(_host.Run($"Set-NeonContext -Project app -Branch {_app.MainBranchId}; $null = New-NeonSnapshot before -Wait").Errors);

        var restored = _host.Run(restore);

        Assert.Empty(restored.Errors);
        Assert.Contains("was replaced by main", Assert.Single(restored.Warnings), StringComparison.Ordinal);
        Assert.All(_host.Get<Database>("Get-NeonDatabase"), database => Assert.Equal(_app.MainBranchId, database.BranchId));
    }

    [Fact]
    public void A_piped_branch_is_kept_by_its_id()
    {
        _host.Run("Get-NeonBranch main -Project app | Set-NeonContext");

        _host.Send(HttpMethod.Patch, $"projects/{_app.ProjectId}/branches/{_app.MainBranchId}", """{"branch":{"name":"first"}}""");

        Assert.NotEmpty(_host.Get<Database>("Get-NeonDatabase"));
    }

    [Fact]
    public void A_renamed_branch_is_no_longer_in_a_context_that_follows_names()
    {
        _host.Run("Set-NeonContext -Project app -Branch main");
        _host.Send(HttpMethod.Patch, $"projects/{_app.ProjectId}/branches/{_app.MainBranchId}", """{"branch":{"name":"first"}}""");

        var gone = _host.Run("Remove-NeonDatabase neondb -Confirm:$false");

        Assert.Equal("NeonBranchNotFound", gone.ErrorId);
        Assert.Contains("It is set in the context of the session.", gone.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Set-NeonContext -Branch", gone.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_project_is_no_longer_in_a_context_that_follows_names()
    {
        _host.Run("Set-NeonContext -Project app -Branch main");
        _host.Send(HttpMethod.Patch, $"projects/{_app.ProjectId}", """{"project":{"name":"app-old"}}""");

        var gone = _host.Run("Get-NeonBranch");
        var next = _host.Seed();

        Assert.Equal("NeonProjectNotFound", gone.ErrorId);
        Assert.Contains("It is set in the context of the session.", gone.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal([next.ProjectId], _host.Get<Branch>("Get-NeonBranch").Select(branch => branch.ProjectId));
        Assert.Equal([next.MainBranchId], _host.Get<Database>("Get-NeonDatabase").Select(database => database.BranchId));
        Assert.Equal("NeonBranchRequired", _host.Run($"Get-NeonDatabase -Project {_app.ProjectId}").ErrorId);
    }

    [Fact]
    public void A_branch_id_is_not_used_with_another_project_that_has_taken_the_name()
    {
        _host.Run($"Set-NeonContext -Project app -Branch {_app.MainBranchId}");
        _host.Send(HttpMethod.Patch, $"projects/{_app.ProjectId}", """{"project":{"name":"app-old"}}""");
        _host.Seed();
        _host.Forget();

        Assert.Equal("NeonBranchRequired", _host.Run("Remove-NeonDatabase neondb -Confirm:$false").ErrorId);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_id_is_kept_when_the_project_is_renamed()
    {
        _host.Run($"Set-NeonContext -Project {_app.ProjectId}");
        _host.Send(HttpMethod.Patch, $"projects/{_app.ProjectId}", """{"project":{"name":"app-old"}}""");
        _host.Forget();

        Assert.NotEmpty(_host.Get<Branch>("Get-NeonBranch"));
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void Names_in_the_context_are_looked_up_once_per_pipeline()
    {
        _host.Run("Set-NeonContext -Project app -Branch main");
        _host.Forget();

        Assert.Empty(_host.Run("'a', 'b', 'c' | ForEach-Object { $_ } | Get-NeonRole").Output);

        Assert.Equal(1, _host.Requests.Count(request => request == $"GET /projects/{_app.ProjectId}"));
        Assert.Equal(1, _host.Requests.Count(request => request.StartsWith($"GET /projects/{_app.ProjectId}/branches?", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_context_shows_what_was_set()
    {
        var byName = Assert.Single(_host.Get<NeonContext>("Set-NeonContext -Project app -Branch main -PassThru"));
        var byId = Assert.Single(_host.Get<NeonContext>($"Set-NeonContext -Project {_app.ProjectId} -Branch {_app.MainBranchId} -PassThru"));

        Assert.Equal(("app", "main"), (byName.ProjectName, byName.BranchName));
        Assert.Equal((null, null), (byName.ProjectId, byName.BranchId));
        Assert.Equal((_app.ProjectId, _app.MainBranchId), (byId.ProjectId, byId.BranchId));
        // The names are known from the first command, but the context does not follow them.
        Assert.Equal(("app", "main"), (byId.ProjectName, byId.BranchName));
        Assert.Equal((null, null), (_host.Session.Context.ProjectName, _host.Session.Context.BranchName));
    }

    [Fact]
    public void A_context_that_is_piped_back_still_follows_its_names()
    {
        _host.Run("Set-NeonContext -Project app -Branch main; $mine = Get-NeonContext; Set-NeonContext -Clear");

        var again = Assert.Single(_host.Get<NeonContext>("$mine | Set-NeonContext -PassThru"));

        Assert.Equal(("app", "main"), (again.ProjectName, again.BranchName));
    }

    [Theory]
    [InlineData("-Branch dev", "Remove-NeonBranch dev -Confirm:$false", "was removed")]
    [InlineData("-Branch $dev", "Remove-NeonBranch dev -Confirm:$false", "was removed")]
    [InlineData("-Branch $dev", "Get-NeonBranch dev -Project app | Remove-NeonBranch -Confirm:$false", "was removed")]
    [InlineData("-Branch dev", "Set-NeonBranch dev -Name prod", "is now called 'prod'")]
    [InlineData("", "Remove-NeonProject app -Confirm:$false", "was removed")]
    [InlineData("", "Set-NeonProject app -Name shop", "is now called 'shop'")]
    [InlineData("", "Move-NeonProject app -DestinationOrganization $to -Confirm:$false", "was moved")]
    public void A_change_that_invalidates_the_context_causes_a_warning(string context, string change, string words)
    {
        Assert.Empty(_host.Run("$dev = (New-NeonBranch dev -Project app -Wait).BranchId; Set-NeonContext -Project app " + context, ("to", _host.Emulator.OrganizationIds[1])).Errors);

        var result = _host.Run(change);

        Assert.Empty(result.Errors);
        Assert.Contains(words, Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains("Set-NeonContext", result.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_by_name_is_invalidated_with_the_branch_that_currently_has_the_name()
    {
        var dev = _host.Get<Branch>("New-NeonBranch dev -Project app -Wait; Set-NeonContext -Project app -Branch dev")[0];
        _host.Send(HttpMethod.Patch, $"projects/{_app.ProjectId}/branches/{dev.BranchId}", """{"branch":{"name":"dev-old"}}""");
        Assert.Empty(_host.Run("$null = New-NeonBranch dev -Project app -Wait").Errors);

        var old = _host.Run("Get-NeonBranch dev-old | Remove-NeonBranch -Confirm:$false -Wait");
        var current = _host.Run("Get-NeonBranch dev | Remove-NeonBranch -Confirm:$false");

        Assert.Empty(old.Errors.Concat(current.Errors));
        Assert.Empty(old.Warnings);
        Assert.Contains("The branch dev of the context", Assert.Single(current.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Branch main", "Remove-NeonBranch dev -Confirm:$false")]
    [InlineData("-Branch $dev", "Set-NeonBranch dev -Name prod")]
    [InlineData("-Branch dev", "Set-NeonBranch dev -Protected")]
    [InlineData("-Branch dev", "Remove-NeonBranch dev -WhatIf")]
    public void An_unrelated_change_causes_no_warning(string context, string change)
    {
        Assert.Empty(_host.Run("$dev = (New-NeonBranch dev -Project app -Wait).BranchId; Set-NeonContext -Project app " + context).Errors);

        Assert.Empty(_host.Run(change).Warnings);
    }
}
