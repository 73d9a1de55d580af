using System.Management.Automation;
using Neon.Tests.Support;
using RichardSzalay.MockHttp;
using Xunit;

namespace Neon.Tests.Projects;

public sealed class ProjectListTests : IDisposable
{
    private readonly MockHttpMessageHandler _wire = new();
    private readonly NeonHost _host;

    public ProjectListTests() => _host = new NeonHost(handler: _wire);

    public void Dispose()
    {
        _host.Dispose();
        _wire.Dispose();
    }

    [Fact]
    public void No_further_page_is_fetched_once_the_reader_stops()
    {
        Page(null, "a", """{"projects":[{"id":"p-1","name":"one"},{"id":"p-2","name":"two"}]""");
        var second = Page("a", null, """{"projects":[{"id":"p-3","name":"three"}]""");

        var projects = _host.Get<Project>("do { Get-NeonProject | ForEach-Object { $_; break } } while ($false)");

        Assert.Equal("p-1", Assert.Single(projects).ProjectId);
        Assert.Equal(0, _wire.GetMatchCount(second));
    }

    [Fact]
    public void A_short_page_is_not_the_end()
    {
        Page(null, "a", """{"projects":[{"id":"p-1","name":"one"}]""");
        Page("a", "b", """{"projects":[{"id":"p-2","name":"two"}]""");
        Page("b", "b", """{"projects":[]""");

        Assert.Equal(["one", "two"], _host.Get<Project>("Get-NeonProject").Select(project => project.Name));
    }

    [Fact]
    public void A_page_without_readable_projects_is_not_the_end()
    {
        Page(null, "a", """{"projects":[],"unavailable_project_ids":["p-1"]""");
        Page("a", null, """{"projects":[{"id":"p-2","name":"two"}]""");

        var result = _host.Run("Get-NeonProject");

        Assert.Equal("p-2", Assert.IsType<Project>(Assert.Single(result.Output).BaseObject).ProjectId);
        Assert.Equal("NeonProjectUnavailable", result.ErrorId);
    }

    [Fact]
    public void Each_unavailable_project_is_an_error_and_all_share_one_warning()
    {
        Page(null, "a", """{"projects":[{"id":"p-1","name":"one"}],"unavailable_project_ids":["p-2"]""");
        Page("a", null, """{"projects":[{"id":"p-4","name":"four"}],"unavailable_project_ids":["p-2","p-3"]""");

        var result = _host.Run("Get-NeonProject");

        Assert.Equal(2, result.Output.Count);
        Assert.Equal(["p-2", "p-3"], result.Errors.Select(error => error.TargetObject));
        Assert.All(result.Errors, error => Assert.Equal(ErrorCategory.ResourceUnavailable, error.CategoryInfo.Category));
        Assert.Contains("-FetchTimeout", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("2 of the projects", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.False(result.Terminated);
    }

    [Fact]
    public void A_gap_stops_a_strict_script_before_it_processes_the_page()
    {
        Page(null, null, """{"projects":[{"id":"p-1","name":"one"}],"unavailable_project_ids":["p-2"]""");

        var result = _host.Run("Get-NeonProject -ErrorAction Stop");

        Assert.True(result.Terminated);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Applications_and_integrations_are_returned_with_their_project()
    {
        Page(null, null, """
            {"projects":[{"id":"p-1","name":"one"},{"id":"p-2","name":"two"}],
            "applications":{"p-1":["github","vercel"]},"integrations":{"p-1":["datadog"],"p-2":null}
            """);

        var projects = _host.Get<Project>("Get-NeonProject");

        Assert.Equal(["github", "vercel"], projects[0].Applications!);
        Assert.Equal(["datadog"], projects[0].Integrations!);
        Assert.Empty(projects[1].Applications!);
        Assert.Empty(projects[1].Integrations!);
    }

    [Fact]
    public void Unknown_members_are_kept_and_nulls_are_tolerated()
    {
        Page(null, null, """
            {"projects":[{"id":"p-1","name":null,"pg_version":null,"settings":null,"owner":null,"created_at":"not a time",
            "new_member":{"depth":2},"default_endpoint_settings":{"pg_settings":null,"novel":true}}],
            "unavailable_project_ids":null,"applications":null
            """);

        var project = Assert.Single(_host.Get<Project>("Get-NeonProject"));

        Assert.Equal(2L, Assert.IsAssignableFrom<Dictionary<string, object?>>(project.AdditionalProperties["new_member"])["depth"]);
        Assert.Equal(true, project.DefaultEndpointSettings!.AdditionalProperties["novel"]);
        Assert.Null(project.CreatedAt);
        Assert.Equal("p-1", project.ToString());
    }

    private MockedRequest Page(string? cursor, string? next, string body)
    {
        var request = _wire.When(HttpMethod.Get, "*/projects")
            .With(message => message.RequestUri!.Query.Contains($"cursor={cursor ?? "none"}", StringComparison.Ordinal)
                || (cursor is null && !message.RequestUri.Query.Contains("cursor", StringComparison.Ordinal)));
        request.Respond("application/json", body.TrimEnd() + (next is null ? "}" : $",\"pagination\":{{\"cursor\":\"{next}\"}}}}"));
        return request;
    }
}
