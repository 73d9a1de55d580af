using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Completion;

/// <summary>The source of the parents: the typed parameters, the piped object, the context. Nothing is ever guessed.</summary>
public sealed class ParentTests : IDisposable
{
    private static readonly string[] Texts = ["a", "b"];
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly SeededProject _other;

    public ParentTests()
    {
        (_app, _other) = (_host.Seed(), _host.Seed("other"));
        _host.Get<Branch>($"New-NeonBranch dev -Project {_app.ProjectId} -NoCompute -Wait; New-NeonBranch stage -Project {_other.ProjectId} -NoCompute -Wait");
        _host.Get<Database>($"New-NeonDatabase orders -Project {_app.ProjectId} -Branch dev -Owner neondb_owner -Wait");
        Set("app", _host.Get<Project>($"Get-NeonProject {_app.ProjectId}")[0]);
        Set("dev", _host.Get<Branch>($"Get-NeonBranch dev -Project {_app.ProjectId}")[0]);
        Set("row", _host.Run("[pscustomobject]@{ ProjectId = $app.ProjectId; Name = 'x' }").Output[0]);
        Set("splat", new System.Collections.Hashtable { ["ProjectId"] = _app.ProjectId });
        Set("text", "app");
        Set("id", _app.ProjectId);
        Set("texts", Texts);
        _host.Forget();
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Get-NeonBranch -Project $app -Branch d")]
    [InlineData("Get-NeonBranch -ProjectId $app -Branch d")]
    [InlineData("Get-NeonBranch -Proj $app -Branch d")]
    [InlineData("Get-NeonBranch -Branch d -Project $app", 24)]
    [InlineData("Get-NeonBranch -Project $app.ProjectId -Branch d")]
    [InlineData("Get-NeonBranch -Project $row -Branch d")]
    [InlineData("Get-NeonBranch -Project:$app -Branch:d")]
    [InlineData("Get-NeonBranch -Project \"$id\" -Branch d")]
    [InlineData("Get-NeonBranch -Project:\"${id}\" -Branch:d")]
    [InlineData("Get-NeonBranch -Proj \"$($app.ProjectId)\" -Branch d")]
    [InlineData("Get-NeonBranch -Project \"$($row.ProjectId)\" -Branch d")]
    [InlineData("Get-NeonBranchConsumption \"$id\" d")]
    [InlineData("Get-NeonBranch @splat -Branch d")]
    [InlineData("$app | Get-NeonBranch -Branch d")]
    [InlineData("$row | Get-NeonBranch -Branch d")]
    [InlineData("Restore-NeonBranch -Branch $dev -Source d")]
    [InlineData("Get-NeonBranchConsumption $app d")]
    [InlineData("$x = Get-NeonBranch -Project $app -Branch d")]
    [InlineData("if ($true) { Get-NeonBranch -Project $app d")]
    [InlineData("Get-NeonProject | ForEach-Object { Get-NeonBranch -Project $app -Branch d")]
    public void A_known_project_takes_one_request(string line, int cursor = 0)
    {
        Assert.Equal(["dev"], _host.Complete(line, cursor == 0 ? null : cursor).CompletionMatches.Select(offer => offer.CompletionText));
        Assert.Equal([$"GET /projects/{_app.ProjectId}/branches?sort_by=created_at&sort_order=asc&limit=1000"], _host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonBranch -Project app -Branch d")]
    [InlineData("Get-NeonBranch -Project $text -Branch d")]
    [InlineData("Get-NeonBranch -Project 'app' -Branch d")]
    [InlineData("Get-NeonBranch -Project \"$text\" -Branch d")]
    [InlineData("Get-NeonBranch -Project \"a$('pp')\" -Branch d")]
    public void A_project_specified_by_name_is_looked_up_in_the_same_Tab_and_cached(string line)
    {
        Assert.Equal(["dev"], _host.Offered(line));
        Assert.Equal($"GET /projects?org_id={_host.Emulator.OrganizationId}&limit=400", _host.Requests[0]);
        Assert.Equal(2, _host.Requests.Count);

        Assert.Equal(["dev"], _host.Offered(line));
        Assert.Equal(2, _host.Requests.Count);

        // Names are cached somewhat longer than branches.
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(["dev"], _host.Offered(line));
        Assert.Equal(3, _host.Requests.Count);
    }

    [Fact]
    public void A_previously_completed_name_needs_no_lookup()
    {
        Assert.Equal(["app"], _host.Offered("Get-NeonBranch -Project a"));
        Assert.Equal(["dev"], _host.Offered("Get-NeonBranch -Project app -Branch d"));
        Assert.Equal(["orders"], _host.Offered("Get-NeonDatabase -Project app -Branch dev -Database o"));
        Assert.Equal(["neondb_owner"], _host.Offered("Get-NeonConnectionString -Project app -Branch dev -Database orders -Role "));
        Assert.Equal(4, _host.Requests.Count);
    }

    [Fact]
    public void A_project_that_is_newer_than_the_cached_list_is_found()
    {
        Assert.Empty(_host.Offered("Get-NeonBranch -Project late -Branch "));
        var late = _host.Seed("late");
        _host.Clock.Advance(CompletionCache.Life);

        Assert.Equal(["main"], _host.Offered("Get-NeonBranch -Project late -Branch "));
        Assert.Contains(late.ProjectId, _host.Requests[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonDatabase -Branch $dev -Database o")]
    [InlineData("$dev | Get-NeonDatabase -Database o")]
    public void A_branch_object_identifies_its_project(string line)
    {
        Assert.Equal(["orders"], _host.Offered(line));
        Assert.Single(_host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonBranchConsumption -Project {0} -Metric compute_unit_seconds, x -Branch d")]
    [InlineData("$texts | Get-NeonBranch -Project {0} -Branch d")]
    [InlineData("'a', 'b' | Get-NeonBranch -Project {0} -Branch d")]
    [InlineData("$texts | Get-NeonEndpoint -Branch d")]
    public void Text_that_is_not_a_parent_is_not_treated_as_one(string line)
    {
        Context(_app.ProjectId, _app.MainBranchId);

        Assert.Equal(["dev"], _host.Offered(string.Format(System.Globalization.CultureInfo.InvariantCulture, line, _app.ProjectId)));
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void The_first_of_several_parents_is_used()
    {
        Set("both", _host.Get<Project>("Get-NeonProject").OrderBy(project => project.Name).ToArray());
        _host.Forget();

        Assert.Equal(["dev"], _host.Offered("Get-NeonBranchConsumption -Project $both -Branch d"));
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void The_context_is_used_if_no_parent_is_specified()
    {
        Context(_app.ProjectId, _app.MainBranchId);

        Assert.Equal(["dev"], _host.Offered("Get-NeonBranch -Branch d"));
        Assert.Equal(["neondb"], _host.Offered("Get-NeonDatabase -Database "));
        Assert.Equal(["stage"], _host.Offered($"Get-NeonBranch -Project {_other.ProjectId} -Branch s"));
        Assert.Empty(_host.Offered($"Get-NeonDatabase -Project {_other.ProjectId} -Database "));
    }

    [Theory]
    [InlineData("Get-NeonBranch -Project $unset -Branch ")]
    [InlineData("Get-NeonBranch -Project (Get-NeonProject $unset) -Branch ")]
    [InlineData("Get-NeonBranch -Proj (Get-NeonProject -Name o*) -Branch ")]
    [InlineData("Get-NeonBranch -Project (New-NeonProject made) -Branch ")]
    [InlineData("Get-NeonBranch -Project (Get-NeonProject (New-NeonProject made)) -Branch ")]
    [InlineData("Get-NeonBranch -Project $(Get-NeonProject other) -Branch ")]
    [InlineData("Get-NeonProject | Get-NeonBranch -Branch ")]
    [InlineData("Get-NeonProject other -Connection $unset | Get-NeonBranch -Branch ")]
    [InlineData("Get-NeonProject other | Where-Object Name | Get-NeonBranch -Branch ")]
    [InlineData("New-NeonProject made | Get-NeonBranch -Branch ")]
    [InlineData("Get-NeonEndpoint | Get-NeonDatabase -Database ")]
    [InlineData("$files.Parent | Get-NeonBranch -Branch ")]
    [InlineData("$unset | Get-NeonBranch -Branch ")]
    [InlineData("Get-NeonDatabase -Branch $unset -Database ")]
    [InlineData("Get-NeonDatabase -Branch (Get-NeonBranch) -Database ")]
    [InlineData("Get-NeonBranch -Connection $unset -Branch ")]
    [InlineData("Get-NeonBranch -Connection (Connect-Neon -PassThru) -Branch ")]
    [InlineData("Get-NeonProject -Organization $unset -Project ")]
    [InlineData("Get-NeonApiKey -Organization $unset -ApiKey ")]
    public void A_parent_that_cannot_be_evaluated_is_not_replaced_by_the_context(string line)
    {
        Context(_app.ProjectId, _app.MainBranchId);

        Assert.Empty(_host.Offered(line));
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonBranch -Project (Get-NeonProject other) -Branch s", "stage")]
    [InlineData("Get-NeonBranch -Proj (Get-NeonProject -Project $otherName) -Branch s", "stage")]
    [InlineData("Get-NeonBranch -Project:(Get-NeonProject other) -Branch s", "stage")]
    [InlineData("Get-NeonProject other | Get-NeonBranch -Branch s", "stage")]
    [InlineData("Get-NeonProject other | Get-NeonBranch s", "stage")]
    [InlineData("get-neonproject $pair[0].ProjectId | Get-NeonBranch -Branch s", "stage")]
    [InlineData("$pair[0] | Get-NeonBranch -Branch s", "stage")]
    [InlineData("$holder.Project | Get-NeonBranch -Branch s", "stage")]
    [InlineData("Get-NeonBranch -Project $holder.Project -Branch s", "stage")]
    [InlineData("Get-NeonBranch dev -Project app | Get-NeonDatabase -Database o", "orders")]
    [InlineData("Get-NeonProject app | Get-NeonBranch dev | Get-NeonDatabase -Database o", "orders")]
    [InlineData("Get-NeonDatabase -Branch (Get-NeonBranch dev) -Database o", "orders")]
    [InlineData("Get-NeonDatabase | Get-NeonRole -Role ", "neondb_owner")]
    public void A_parent_is_known_from_the_arguments_of_a_Get_cmdlet_without_running_it(string line, string expected)
    {
        Set("otherName", "other");
        Set("pair", _host.Get<Project>($"Get-NeonProject {_other.ProjectId}; Get-NeonProject {_app.ProjectId}").ToArray());
        Set("holder", new System.Collections.Hashtable { ["Project"] = _host.Get<Project>($"Get-NeonProject {_other.ProjectId}")[0] });
        Context(_app.ProjectId, _app.MainBranchId);
        _host.Forget();

        Assert.Equal([expected], _host.Offered(line));
        Assert.True(_host.Requests.Count <= CompletionRequests.Most);
        Assert.All(_host.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Fact]
    public void A_parent_set_by_name_in_the_context_is_looked_up()
    {
        NeonSession.Of(_host.Runspace).Context = new NeonContext { OrganizationId = _host.Emulator.OrganizationId, ProjectName = "app", BranchName = "dev" };

        Assert.Equal(["dev"], _host.Offered("Get-NeonBranch -Branch d"));
        Assert.Equal(["orders"], _host.Offered("Get-NeonDatabase -Database o"));
    }

    [Fact]
    public void One_Tab_sends_at_most_three_requests()
    {
        NeonSession.Of(_host.Runspace).Context = NeonContext.Empty;
        const string line = "Get-NeonDatabase -Project app -Branch dev -Database o";

        Assert.Empty(_host.Offered(line));
        Assert.Equal(CompletionRequests.Most, _host.Requests.Count);
        Assert.Equal(["orders"], _host.Offered(line));
        Assert.Equal(CompletionRequests.Most + 1, _host.Requests.Count);
    }

    [Theory]
    [InlineData("Get-NeonBranch -Branch ")]
    [InlineData("Get-NeonDatabase -Database ")]
    [InlineData("Get-NeonDatabase -Project $app -Database ")]
    [InlineData("Get-NeonBucketObject -Project $app -Branch $dev -Object ")]
    public void Without_a_parent_nothing_is_offered(string line)
    {
        Assert.Empty(_host.Offered(line));
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Another_branch_in_the_command_is_not_used_as_a_parent() =>
        Assert.Empty(_host.Offered("Compare-NeonBranchSchema -Base $dev -Database "));

    [Fact]
    public void The_organization_determines_the_offered_projects()
    {
        Assert.Equal(["app", "other"], _host.Offered($"Get-NeonProject -Organization {_host.Emulator.OrganizationId} -Project "));
        Assert.Equal(["app", "other"], _host.Offered($"Move-NeonProject -SourceOrganization {_host.Emulator.OrganizationId} -Project "));
        Assert.Empty(_host.Offered("Get-NeonProject -Organization org-none-12345678 -Project "));
        Assert.All(_host.Requests, request => Assert.Contains("org_id=", request, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_an_organization_those_of_the_key_are_read()
    {
        NeonSession.Of(_host.Runspace).Context = NeonContext.Empty;

        Assert.Equal(["app"], _host.Offered("Get-NeonProject -Project a"));
        Assert.Equal(["GET /users/me/organizations", $"GET /projects?org_id={_host.Emulator.OrganizationId}&limit=400"], _host.Requests.Take(2));
        Assert.Equal(3, _host.Requests.Count);
        Assert.Equal(_host.Get<Organization>("Get-NeonOrganization")[1].OrganizationId, _host.Requests[2].Split('=', '&')[1]);
    }

    [Fact]
    public void The_only_organization_need_not_be_specified()
    {
        Set("connection", _host.Connect(_host.Emulator.AddOrganizationKey()));

        Assert.NotEmpty(_host.Offered("Get-NeonOrganizationMember -Connection $connection -Member "));
        Assert.Equal(2, _host.Requests.Count);
    }

    [Fact]
    public void A_shared_project_is_found_if_no_other_project_matches()
    {
        var shared = _host.Seed("of-a-friend");
        _host.Emulator.ShareFromAnotherAccount(shared.ProjectId);

        Assert.Equal(["of-a-friend"], _host.Offered("Get-NeonProject -Project of-"));
        Assert.Equal(["of-a-friend"], _host.Offered("Get-NeonProject -Shared -Name "));
        Assert.Equal(2, _host.Requests.Count);
    }

    [Fact]
    public void An_organization_key_sends_no_organization()
    {
        var connection = new NeonConnection(
            _host.Connect(_host.Emulator.AddOrganizationKey()).Settings,
            new AuthDetails { AccountId = _host.Emulator.OrganizationId, AuthMethod = "api_key_org" });
        Set("connection", connection);

        Assert.Equal(["app"], _host.Offered("Get-NeonProject -Connection $connection -Project a"));
        Assert.Equal(["GET /projects?limit=400"], _host.Requests);
        Assert.Empty(_host.Offered("Get-NeonProject -Connection $connection -Project none"));
        Assert.Single(_host.Requests);
    }

    private void Context(string projectId, string branchId) => NeonSession.Of(_host.Runspace).Context =
        new NeonContext { OrganizationId = _host.Emulator.OrganizationId, ProjectId = projectId, BranchId = branchId };

    private void Set(string name, object value) => _host.Runspace.SessionStateProxy.SetVariable(name, value);
}
