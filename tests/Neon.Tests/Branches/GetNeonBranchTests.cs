using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

public sealed class GetNeonBranchTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Without_a_branch_all_are_listed_oldest_first()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "zebra");
        _host.AddBranch(app, "ant");

        var branches = _host.Get<Branch>($"Get-NeonBranch -Project {app.ProjectId}");

        Assert.Equal(["main", "zebra", "ant"], branches.Select(branch => branch.Name));
        Assert.All(branches, branch => Assert.Equal(app.ProjectId, branch.ProjectId));
        Assert.Equal([$"GET /projects/{app.ProjectId}/branches?sort_by=created_at&sort_order=asc&limit=1000"], _host.Requests);
    }

    [Fact]
    public void An_id_reads_one_branch()
    {
        var app = _host.Seed();

        var branch = Assert.Single(_host.Get<Branch>($"Get-NeonBranch {app.MainBranchId} -Project {app.ProjectId}"));

        Assert.Equal("main", branch.Name);
        Assert.True(branch.Default);
        Assert.Equal([$"GET /projects/{app.ProjectId}/branches/{app.MainBranchId}"], _host.Requests);
    }

    [Fact]
    public void A_name_is_looked_up()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");

        var branch = Assert.Single(_host.Get<Branch>($"Get-NeonBranch dev -Project {app.ProjectId}"));

        Assert.Equal(dev, branch.BranchId);
        Assert.Equal(
            [
                $"GET /projects/{app.ProjectId}/branches?search=dev&sort_by=created_at&sort_order=asc&limit=1000",
                $"GET /projects/{app.ProjectId}/branches/{dev}",
            ],
            _host.Requests);
    }

    [Fact]
    public void The_project_can_also_be_specified_by_name()
    {
        var app = _host.Seed("app");
        _host.Seed("other");

        Assert.Equal(app.MainBranchId, Assert.Single(_host.Get<Branch>("Get-NeonBranch main -Project app")).BranchId);
    }

    [Fact]
    public void Wildcards_in_names_are_not_case_sensitive()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "pr-1");
        _host.AddBranch(app, "PR-2");
        _host.AddBranch(app, "spare");

        Assert.Equal(["main", "pr-1", "PR-2"], Names($"Get-NeonBranch -Project {app.ProjectId} -Name 'pr-*', MAI?"));
        Assert.Empty(Names($"Get-NeonBranch -Project {app.ProjectId} -Name nothing"));
    }

    [Theory]
    [InlineData("-Search pr", "search=pr&sort_by=created_at&sort_order=asc&limit=1000")]
    [InlineData("-SortBy name -SortOrder desc", "sort_by=name&sort_order=desc&limit=1000")]
    [InlineData("-Deleted", "sort_by=created_at&sort_order=asc&include_deleted=true&limit=1000")]
    public void Each_server_side_filter_is_sent(string parameters, string query)
    {
        var app = _host.Seed();

        _host.Get<Branch>($"Get-NeonBranch -Project {app.ProjectId} {parameters}");

        Assert.Equal([$"GET /projects/{app.ProjectId}/branches?{query}"], _host.Requests);
    }

    [Fact]
    public void The_default_branch_or_all_others_can_be_selected()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");

        Assert.Equal(["main"], Names($"Get-NeonBranch -Project {app.ProjectId} -Default"));
        Assert.Equal(["dev"], Names($"Get-NeonBranch -Project {app.ProjectId} -Default:$false"));
    }

    [Fact]
    public void Annotations_are_included_in_the_list_and_in_a_single_branch()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev", annotation: """{"team":"core","ticket":"42"}""");

        var listed = Assert.Single(_host.Get<Branch>($"Get-NeonBranch -Project {app.ProjectId} -Name dev"));
        var read = Assert.Single(_host.Get<Branch>($"Get-NeonBranch {dev} -Project {app.ProjectId}"));

        Assert.Equal(new Dictionary<string, string> { ["team"] = "core", ["ticket"] = "42" }, listed.Annotation);
        Assert.Equal(listed.Annotation, read.Annotation);
    }

    [Fact]
    public void Deleted_branches_show_how_long_they_can_be_recovered()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.Send(HttpMethod.Delete, $"projects/{app.ProjectId}/branches/{dev}");

        var deleted = Assert.Single(_host.Get<Branch>($"Get-NeonBranch -Project {app.ProjectId} -Deleted"));

        Assert.Equal("dev", deleted.Name);
        Assert.Equal(deleted.Recovery!.DeletedAt!.Value.AddDays(7), deleted.Recovery.RecoverableUntil);
        Assert.Equal(["main"], Names($"Get-NeonBranch -Project {app.ProjectId}"));
    }

    [Fact]
    public void An_id_that_does_not_exist_is_an_error_about_the_branch()
    {
        var app = _host.Seed();

        var result = _host.Run($"Get-NeonBranch br-no-such-00000000 -Project {app.ProjectId}");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("br-no-such-00000000", result.Error.TargetObject);
        Assert.Contains("HTTP 404", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void One_failure_does_not_block_the_others()
    {
        var app = _host.Seed();

        var result = _host.Run($"'nope', 'main' | Get-NeonBranch -Project {app.ProjectId}");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.Equal("nope", result.Error.TargetObject);
        Assert.Equal("main", Assert.IsType<Branch>(Assert.Single(result.Output).BaseObject).Name);
    }

    [Fact]
    public void The_project_of_the_context_is_the_default()
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId };

        Assert.Equal(["main"], Names("Get-NeonBranch"));
        Assert.Equal(["main"], Names("Get-NeonBranch main"));
    }

    [Fact]
    public void Without_a_project_or_context_the_error_names_the_missing_project()
    {
        var result = _host.Run("Get-NeonBranch");

        Assert.Equal("NeonProjectRequired", result.ErrorId);
        Assert.Contains("Set-NeonContext -Project", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    private IEnumerable<string?> Names(string script) => _host.Get<Branch>(script).Select(branch => branch.Name);
}
