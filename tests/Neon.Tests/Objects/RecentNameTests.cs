using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>Get- cmdlets look up a name once in half a minute; changes look up every name.</summary>
public sealed class RecentNameTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly SeededProject _next;

    public RecentNameTests()
    {
        _app = _host.Seed("app");
        _host.AddBranch(_app, "dev");
        _next = _host.Seed("next");
        _host.AddBranch(_next, "dev");
        _host.AddBranch(_next, "fresh");
    }

    public void Dispose() => _host.Dispose();

    /// <summary>
    /// The search for a project takes six requests with a personal key that can access two organizations, and three if the context has one
    /// of them: full pages and the last one, and the shared projects.
    /// </summary>
    [Theory]
    [InlineData("Get-NeonProject app | Get-NeonBranch", 8, 5)]
    [InlineData("Get-NeonProject app | Get-NeonBranch -Name main | Get-NeonEndpoint", 9, 6)]
    [InlineData("Get-NeonBranch -Project app; Get-NeonBranch main -Project app", 9, 6)]
    [InlineData("Get-NeonBranch -Project app; Get-NeonRole -Project app -Branch main", 9, 6)]
    [InlineData("Get-NeonDatabase -Project app -Branch main; Get-NeonRole -Project app -Branch main; Get-NeonEndpoint -Project app -Branch main", 10, 7)]
    [InlineData("'main', 'dev' | ForEach-Object { Get-NeonRole -Project app -Branch $_ }", 10, 7)]
    [InlineData("Get-NeonProject app; Get-NeonBranch -Project app; Get-NeonSnapshot -Project app", 9, 6)]
    [InlineData("Get-NeonBranch -Project app | Where-Object Name -like d* | Get-NeonEndpoint", 8, 5)]
    [InlineData("Set-NeonContext -Project app -Branch main; Get-NeonDatabase; Get-NeonRole", 12, 9)]
    [InlineData("Get-NeonBranch dev -Project app | Set-NeonBranch -Protected:$true; Get-NeonBranch -Project app", 16, 10)]
    public void Everyday_pipelines_send_few_requests(string script, int requests, int requestsWithOrganization)
    {
        Assert.Empty(_host.Run(script).Errors);
        var withOrganization = _host.Requests.Count;
        _host.Connection.RaiseChanged();
        _host.Session.Context = NeonContext.Empty;
        _host.Settle();

        Assert.Empty(_host.Run(script.Replace(" one ", " three ", StringComparison.Ordinal).Replace(" two ", " four ", StringComparison.Ordinal)).Errors);

        Assert.Equal((requests, requestsWithOrganization), (_host.Requests.Count, withOrganization));
    }

    [Fact]
    public void A_name_is_looked_up_again_after_half_a_minute()
    {
        _host.Get<Branch>("Get-NeonBranch -Project app");
        _host.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(0, Lookups("Get-NeonBranch -Project app"));
        _host.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(1, Lookups("Get-NeonBranch -Project app"));
    }

    [Fact]
    public void A_name_is_looked_up_again_after_a_change()
    {
        _host.Get<Branch>("Get-NeonBranch -Project app");
        _host.Get<Branch>($"Set-NeonBranch dev -Project {_app.ProjectId} -Protected:$true");

        Assert.Equal(1, Lookups("Get-NeonBranch -Project app"));
    }

    [Theory]
    [InlineData("Set-NeonBranch dev -Project app -ExpiresIn 1d")]
    [InlineData("Set-NeonBranch dev -Project app -ExpiresIn 1d -WhatIf")]
    [InlineData("Set-NeonContext -Project app")]
    [InlineData("Get-NeonConnectionString -Project app -Branch main -Database neondb -Role neondb_owner")]
    [InlineData("Get-NeonRolePassword neondb_owner -Project app -Branch main")]
    [InlineData("Get-NeonBranch dev -Project app | Set-NeonBranch -ExpiresIn 1d")]
    [InlineData("Get-NeonBranch dev -Project app | Where-Object Name | Set-NeonBranch -ExpiresIn 1d")]
    [InlineData("Get-NeonProject app | Set-NeonBranch dev -ExpiresIn 1d")]
    [InlineData("Get-NeonProject app | Get-NeonBranch -Name dev | Set-NeonBranch -ExpiresIn 1d")]
    public void Whatever_leads_to_a_change_looks_up_its_names(string script)
    {
        _host.Run("Get-NeonProject app; Get-NeonBranch main -Project app; Get-NeonBranch dev -Project app");

        Assert.Equal(1, Lookups(script));
    }

    [Fact]
    public void A_change_never_reaches_a_project_that_had_the_name_before()
    {
        _host.Get<Branch>("Get-NeonBranch dev -Project app");
        Replace();

        _host.Get<Branch>("Get-NeonBranch dev -Project app | Set-NeonBranch -Protected:$true");
        _host.Get<Branch>("Set-NeonBranch dev -Project app -Name renamed");

        Assert.All(_host.Changes(), change => Assert.Contains(_next.ProjectId, change, StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_may_be_that_of_the_project_that_had_the_name_half_a_minute_ago()
    {
        _host.Get<Branch>("Get-NeonBranch -Project app");
        Replace();

        Assert.All(_host.Get<Branch>("Get-NeonBranch -Project app"), branch => Assert.Equal(_app.ProjectId, branch.ProjectId));
        _host.Clock.Advance(RecentIds.Life);

        Assert.All(_host.Get<Branch>("Get-NeonBranch -Project app"), branch => Assert.Equal(_next.ProjectId, branch.ProjectId));
    }

    [Fact]
    public void A_resource_never_has_another_name_than_the_specified_one()
    {
        _host.Get<NeonObject>("Get-NeonProject app; Get-NeonBranch dev -Project app");
        var dev = _host.Stored(_app, "dev")!.Value.GetProperty("id").GetString();
        Replace();
        _host.Send(HttpMethod.Patch, $"projects/{_app.ProjectId}/branches/{dev}", """{"branch":{"name":"old"}}""");

        Assert.Equal(_next.ProjectId, Assert.Single(_host.Get<Project>("Get-NeonProject app")).ProjectId);
        Assert.Equal(("dev", _next.ProjectId), Assert.Single(_host.Get<Branch>("Get-NeonBranch dev -Project app").Select(branch => (branch.Name, branch.ProjectId))));
    }

    [Fact]
    public void A_name_is_looked_up_again_if_its_resource_was_removed()
    {
        _host.Get<Branch>("Get-NeonBranch -Project app");
        _host.Send(HttpMethod.Delete, $"projects/{_app.ProjectId}");
        Rename(_next, "app");

        var result = _host.Run("Get-NeonBranch -Project app -Verbose");

        Assert.Empty(result.Errors);
        Assert.All(result.Output, branch => Assert.Equal(_next.ProjectId, ((Branch)branch.BaseObject).ProjectId));
        Assert.Contains(result.Verbose, line => line.StartsWith("The names are looked up again", StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_that_only_the_present_project_has_is_found()
    {
        _host.Get<Branch>("Get-NeonBranch -Project app");
        Replace();

        Assert.Equal("fresh", Assert.Single(_host.Get<Branch>("Get-NeonBranch fresh -Project app")).Name);
    }

    [Fact]
    public void A_name_that_nothing_has_any_longer_is_one_error()
    {
        _host.Get<Branch>("Get-NeonBranch dev -Project app");
        _host.Send(HttpMethod.Delete, $"projects/{_app.ProjectId}");

        Assert.Equal("NeonProjectNotFound", _host.Run("Get-NeonBranch dev -Project app").ErrorId);
    }

    [Fact]
    public void Other_connections_and_contexts_look_up_their_own_names()
    {
        _host.Get<Branch>("Get-NeonBranch -Project app");
        var connection = _host.Connect(_host.Emulator.AddPersonalKey());

        Assert.Equal(1, Lookups("Get-NeonBranch -Project app -Connection $connection", ("connection", connection)));
        Assert.Equal(1, Lookups("Get-NeonBranch -Project app -Connection $connection", ("connection", _host.Connect(_host.Emulator.ApiKey))));
        _host.Session.Context = new NeonContext { OrganizationId = _host.Emulator.OrganizationIds[1] };
        Assert.NotEqual(0, Lookups("Get-NeonBranch -Project app"));
    }

    [Fact]
    public void The_memory_is_bounded_and_ignores_what_a_change_may_have_overtaken()
    {
        var ids = new RecentIds(_host.Clock);
        var key = new NameKey(null, typeof(ProjectIdentity), "app");
        var changes = ids.Changes;
        ids.Clear();

        ids.Keep(key, "before", changes);
        Assert.Null(ids.Find(key));
        for (var number = 0; number <= RecentIds.Most; number++)
        {
            ids.Keep(key with { Name = $"app-{number}" }, $"id-{number}", ids.Changes);
            _host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(RecentIds.Most, ids.Count);
        Assert.Null(ids.Find(key with { Name = "app-0" }));
        Assert.Equal($"id-{RecentIds.Most}", ids.Find(key with { Name = $"app-{RecentIds.Most}" }));
    }

    /// <summary>Somebody else gives the name of the project to another one.</summary>
    private void Replace()
    {
        Rename(_app, "former");
        Rename(_next, "app");
        _host.Forget();
    }

    private void Rename(SeededProject project, string name) =>
        _host.Send(HttpMethod.Patch, $"projects/{project.ProjectId}", $$$"""{"project":{"name":"{{{name}}}"}}""");

    /// <summary>How often the name of the project is looked up.</summary>
    private int Lookups(string script, params (string Name, object? Value)[] variables)
    {
        _host.Forget();
        _host.Run(script, variables);
        return _host.Requests.Count(request => request.StartsWith("GET /projects/shared?", StringComparison.Ordinal));
    }
}
