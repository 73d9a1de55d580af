using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Projects;

public sealed class GetNeonProjectTests : IDisposable
{
    private readonly NeonHost _host = new();

    private string Organization => _host.Emulator.OrganizationId;

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void All_projects_of_the_context_organization_are_listed()
    {
        _host.Seed("app");
        _host.Seed("ledger");

        var projects = _host.Get<Project>("Get-NeonProject");

        Assert.Equal(["app", "ledger"], projects.Select(project => project.Name).Order());
        Assert.All(projects, project => Assert.Equal(Organization, project.OrganizationId));
        Assert.All(projects, project => Assert.NotEmpty(project.OrganizationName!));
        Assert.StartsWith($"GET /projects?org_id={Organization}&limit=400", _host.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Name_accepts_wildcards_and_ignores_case()
    {
        _host.Seed("app-one");
        _host.Seed("ledger");

        Assert.Equal("app-one", Assert.Single(_host.Get<Project>("Get-NeonProject -Name APP-*")).Name);
    }

    [Fact]
    public void Search_and_fetch_timeout_are_passed_to_Neon()
    {
        _host.Seed("app");

        Assert.Single(_host.Get<Project>("Get-NeonProject -Search ap -FetchTimeout 00:00:02.5"));

        Assert.StartsWith($"GET /projects?org_id={Organization}&search=ap&timeout=2500&limit=400", _host.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:00:00.05")]
    [InlineData("00:00:31")]
    public void A_fetch_timeout_out_of_range_is_refused(string timeout)
    {
        var result = _host.Run($"Get-NeonProject -FetchTimeout {timeout}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Organizations_can_be_piped_in()
    {
        _host.Seed("app");
        var organization = new Organization { OrganizationId = _host.Emulator.OrganizationIds[1] };

        Assert.Empty(_host.Get<Project>("$organization | Get-NeonProject", ("organization", organization)));

        Assert.Equal([$"GET /projects?org_id={organization.OrganizationId}&limit=400"], _host.Requests);
    }

    [Fact]
    public void An_organization_key_needs_no_organization()
    {
        _host.Seed("app");
        _host.Session.Context = NeonContext.Empty;
        var connection = _host.Connect(_host.Emulator.AddOrganizationKey());

        Assert.Single(_host.Get<Project>("Get-NeonProject -Connection $connection", ("connection", connection)));
    }

    [Fact]
    public void A_personal_key_without_an_organization_is_advised_to_specify_one()
    {
        _host.Session.Context = NeonContext.Empty;

        var result = _host.Run("Get-NeonProject");

        Assert.Equal("NeonOrganizationRequired", result.ErrorId);
        Assert.Contains("-Organization", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Deleted_projects_are_listed_separately()
    {
        _host.Seed("app");
        var gone = _host.Seed("gone");
        _host.Send(HttpMethod.Delete, $"projects/{gone.ProjectId}");
        _host.Forget();

        var project = Assert.Single(_host.Get<Project>("Get-NeonProject -Deleted"));

        Assert.Equal("gone", project.Name);
        Assert.NotNull(project.DeletedAt);
        Assert.NotNull(project.RecoverableUntil);
        Assert.Contains("recoverable=true", _host.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_projects_are_listed_separately()
    {
        _host.Seed("app");
        var theirs = _host.Seed("theirs");
        _host.Emulator.ShareFromAnotherAccount(theirs.ProjectId);

        var project = Assert.Single(_host.Get<Project>("Get-NeonProject -Shared -Search their"));

        Assert.Equal(theirs.ProjectId, project.ProjectId);
        Assert.StartsWith("GET /projects/shared?search=their&limit=400", _host.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_read_by_id_includes_its_usage_and_owner()
    {
        var app = _host.Seed();

        var project = Assert.Single(_host.Get<Project>($"Get-NeonProject {app.ProjectId}"));

        Assert.Equal(0, project.ActiveTimeSeconds);
        Assert.NotNull(project.Owner);
        Assert.NotNull(project.ConsumptionPeriodEnd);
        Assert.Empty(project.Operations);
        Assert.Null(project.DefaultBranch);
        Assert.Equal([$"GET /projects/{app.ProjectId}"], _host.Requests);
    }

    [Fact]
    public void A_list_can_be_piped_into_single_reads()
    {
        var app = _host.Seed();

        var project = Assert.Single(_host.Get<Project>("Get-NeonProject | Get-NeonProject"));

        Assert.NotNull(project.Owner);
        Assert.Contains($"GET /projects/{app.ProjectId}", _host.Requests);
    }

    [Fact]
    public void A_piped_branch_identifies_its_project()
    {
        var app = _host.Seed();
        var branch = new Branch { ProjectId = app.ProjectId, BranchId = app.MainBranchId, Name = "main" };

        Assert.Equal(app.ProjectId, Assert.Single(_host.Get<Project>("$branch | Get-NeonProject", ("branch", branch))).ProjectId);
    }

    [Fact]
    public void The_error_about_an_unknown_id_names_the_project()
    {
        var result = _host.Run("Get-NeonProject quiet-forest-12345678");

        Assert.Equal("NeonProjectNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("quiet-forest-12345678", result.Error.TargetObject.ToString());
    }

    [Fact]
    public void An_empty_name_is_refused_instead_of_listing_all_projects()
    {
        var result = _host.Run("Get-NeonProject ''");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }
}
