using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>What binds when objects are piped into branch cmdlets, and what never does.</summary>
public sealed class BranchPipingTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_piped_project_binds_only_as_the_project()
    {
        var app = _host.Seed("app");
        _host.Seed("main");

        var branches = _host.Get<Branch>("$project | Get-NeonBranch", ("project", new Project { ProjectId = app.ProjectId, Name = "main" }));

        Assert.Equal(app.ProjectId, Assert.Single(branches).ProjectId);
        Assert.Equal([$"GET /projects/{app.ProjectId}/branches?sort_by=created_at&sort_order=asc&limit=1000"], _host.Requests);
    }

    [Fact]
    public void Branches_of_all_projects_are_listed()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");

        var branches = _host.Get<Branch>("Get-NeonProject | Get-NeonBranch");

        Assert.Equal(
            new[] { app.MainBranchId, shop.MainBranchId }.Order(StringComparer.Ordinal),
            branches.Select(branch => branch.BranchId!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_piped_branch_is_read_again()
    {
        var app = _host.Seed();
        var main = _host.Read(app, app.MainBranchId);

        Assert.Equal("main", Assert.Single(_host.Get<Branch>("$main | Get-NeonBranch", ("main", main))).Name);
        Assert.Equal([$"GET /projects/{app.ProjectId}/branches/{app.MainBranchId}"], _host.Requests);
    }

    [Fact]
    public void A_row_with_the_keys_reads_only_that_branch()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");

        var branch = Assert.Single(_host.Get<Branch>($"[pscustomobject]@{{ ProjectId = '{app.ProjectId}'; BranchId = '{dev}'; Name = 'main' }} | Get-NeonBranch"));

        Assert.Equal(dev, branch.BranchId);
    }

    [Fact]
    public void A_row_with_empty_keys_is_refused_instead_of_using_the_context()
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        var result = _host.Run("[pscustomobject]@{ ProjectId = ''; BranchId = '' } | Remove-NeonBranch -Confirm:$false");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Set-NeonBranch -Name renamed", """{"branch":{"name":"renamed"}}""")]
    [InlineData("Set-NeonBranch -Protected:$false", """{"branch":{"protected":false}}""")]
    [InlineData("Restore-NeonBranch -Source main -Confirm:$false", """{"source_branch_id":"MAIN"}""")]
    public void Values_of_a_piped_branch_are_never_bound_to_parameters(string command, string body)
    {
        var app = _host.Seed();
        var dev = new Branch
        {
            BranchId = _host.AddBranch(app, "dev"),
            ProjectId = app.ProjectId,
            Name = "dev",
            ParentId = app.MainBranchId,
            ExpiresAt = _host.Clock.GetUtcNow().AddDays(1),
            Protected = false,
            ParentTimestamp = _host.Clock.GetUtcNow(),
            ParentLsn = "0/1",
        };

        _host.Get<Branch>("$dev | " + command, ("dev", dev));

        Assert.Equal(body.Replace("MAIN", app.MainBranchId, StringComparison.Ordinal), _host.ChangeBody());
    }

    [Fact]
    public void A_branch_piped_into_New_supplies_only_its_project()
    {
        var app = _host.Seed();
        var dev = _host.Read(app, _host.AddBranch(app, "dev"));

        var made = Assert.Single(_host.Get<Branch>("$dev | New-NeonBranch copy -NoCompute", ("dev", dev)));

        Assert.Equal(app.MainBranchId, made.ParentId);
        Assert.Equal("""{"branch":{"name":"copy"}}""", _host.ChangeBody());
    }

    [Theory]
    [InlineData("Get-NeonDatabase -Project app -Branch main", "database neondb")]
    [InlineData("Get-NeonEndpoint -Project app -Branch main", "endpoint ep-")]
    [InlineData("Get-NeonRole neondb_owner -Project app -Branch main", "role neondb_owner")]
    [InlineData("Get-NeonOperation -Project app | Select-Object -First 1", "operation ")]
    [InlineData("New-NeonSnapshot before -Project app -Branch main -Wait", "snapshot before")]
    public void A_piped_object_that_is_not_used_as_the_parent_causes_a_warning(string source, string piped)
    {
        _host.Seed();

        var result = _host.Run($"{source} | New-NeonBranch copy -NoCompute");

        Assert.Empty(result.Errors);
        Assert.StartsWith($"The new branch is created from the project's default branch. Only the project of the piped {piped}", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Empty(_host.Run($"{source.Replace("before", "after", StringComparison.Ordinal)} | New-NeonBranch another -NoCompute -Parent main").Warnings);
    }

    [Fact]
    public void A_piped_project_or_default_branch_causes_no_warning()
    {
        _host.Seed();

        Assert.Empty(_host.Run("Get-NeonProject app | New-NeonBranch one -NoCompute; Get-NeonBranch main -Project app | New-NeonBranch two -NoCompute").Warnings);
    }

    [Theory]
    [InlineData("Get-NeonBranch")]
    [InlineData("Set-NeonBranch -Name renamed")]
    [InlineData("Remove-NeonBranch -Confirm:$false")]
    [InlineData("Reset-NeonBranch -Confirm:$false")]
    [InlineData("Set-NeonDefaultBranch")]
    [InlineData("Get-NeonBranchSchema -Database neondb")]
    public void A_project_that_contradicts_the_piped_branch_is_refused(string command)
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        var dev = _host.Read(app, _host.AddBranch(app, "dev"));

        var result = _host.Run($"$dev | {command} -Project {shop.ProjectId}", ("dev", dev));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Same(dev, result.Error.TargetObject);
        Assert.Contains(shop.ProjectId, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_project_that_matches_the_piped_branch_can_be_specified()
    {
        var app = _host.Seed("app");
        var main = _host.Read(app, app.MainBranchId);

        Assert.Single(_host.Get<Branch>("$main | Get-NeonBranch -Project app", ("main", main)));
    }

    [Fact]
    public void Piped_names_share_one_project_look_up()
    {
        var app = _host.Seed("app");

        Assert.Equal(2, _host.Get<Branch>("'main', 'main' | Get-NeonBranch -Project app").Count);

        Assert.Equal(
            [$"GET /projects/{app.ProjectId}/branches/{app.MainBranchId}"],
            _host.Requests.GroupBy(request => request).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Theory]
    [InlineData("Get-NeonBranch")]
    [InlineData("Remove-NeonBranch -Confirm:$false")]
    public void Input_without_a_branch_is_refused(string command)
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        var result = _host.Run($"[version]'1.0' | {command}");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Empty(_host.Changes());
    }
}
