using System.Text.Json.Nodes;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

public class ProjectTests
{
    [Fact]
    public async Task Creation_accepts_every_name_and_setting()
    {
        using EmulatorClient client = new();
        JsonNode created = await client.PostAsync("/projects", 201, $$"""
            {"project":{{client.Own("""
            {"name":"shop","region_id":"aws-eu-west-2","pg_version":16,"history_retention_seconds":3600,
             "branch":{"name":"trunk","database_name":"app","role_name":"boss","annotations":{"team":"a"}},
             "default_endpoint_settings":{"autoscaling_limit_min_cu":0.5,"autoscaling_limit_max_cu":4,"suspend_timeout_seconds":600},
             "settings":{"allowed_ips":{"ips":["203.0.113.1"],"protected_branches_only":true}}}
            """)}}}
            """);

        Assert.Matches("^[a-z]+-[a-z]+-[0-9]{8}$", created.Text("project.id"));
        Assert.Matches("^br-[a-z]+-[a-z]+-a[a-z0-9]{7}$", created.Text("branch.id"));
        Assert.Matches("^ep-[a-z]+-[a-z]+-a[a-z0-9]{7}\\.eu-west-2\\.aws\\.neon\\.tech$", created.Text("endpoints.0.host"));
        Assert.Equal("16", created.Text("project.pg_version"));
        Assert.Equal("3600", created.Text("project.history_retention_seconds"));
        Assert.Equal("203.0.113.1", created.Text("project.settings.allowed_ips.ips.0"));
        Assert.Equal("trunk", created.Text("branch.name"));
        Assert.Equal(("0.5", "4", "600"), (
            created.Text("endpoints.0.autoscaling_limit_min_cu"),
            created.Text("endpoints.0.autoscaling_limit_max_cu"),
            created.Text("endpoints.0.suspend_timeout_seconds")));
        string password = created.Text("roles.0.password");
        Assert.StartsWith("npg_", password, StringComparison.Ordinal);
        Assert.Equal(
            $"postgresql://boss:{password}@{created.Text("endpoints.0.host")}/app?sslmode=require&channel_binding=require",
            created.Text("connection_uris.0.connection_uri"));
        Assert.Contains("-pooler.eu-west-2", created.Text("connection_uris.0.connection_parameters.pooler_host"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"region_id":"mars-1"}""", "unknown region")]
    [InlineData("""{"autoscaling_limit_min_cu":4,"autoscaling_limit_max_cu":1}""", "must not exceed")]
    [InlineData("""{"default_endpoint_settings":{"suspend_timeout_seconds":5}}""", "suspend_timeout_seconds")]
    [InlineData("""{"pg_version":13}""", "pg_version")]
    [InlineData("""{"org_id":"org-of-somebody-else"}""", "organization not found", 404)]
    public async Task Creation_refuses_invalid_settings(string project, string message, int status = 400)
    {
        using EmulatorClient client = new();
        JsonNode error = await client.PostAsync("/projects", status, $$"""{"project":{{client.Own(project)}}}""");

        Assert.Contains(message, error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "18")]
    [InlineData(14, "14")]
    [InlineData(19, "19")]
    public async Task A_project_supports_Postgres_14_to_19_and_defaults_to_18(int? version, string expected)
    {
        using EmulatorClient client = new();
        string project = version is null ? "{}" : $$"""{"pg_version":{{version}}}""";

        Assert.Equal(expected, (await client.PostAsync("/projects", 201, $$"""{"project":{{client.Own(project)}}}""")).Text("project.pg_version"));
    }

    [Fact]
    public async Task The_same_seed_produces_the_same_responses()
    {
        async Task<string> CreateAsync(int seed)
        {
            using EmulatorClient client = new(clock => new EmulatorOptions { Clock = clock, Seed = seed });
            return (await client.PostAsync("/projects", 201, $$"""{"project":{{client.Own("{}")}}}""")).ToJsonString();
        }

        Assert.Equal(await CreateAsync(7), await CreateAsync(7));
        Assert.NotEqual(await CreateAsync(7), await CreateAsync(8));
    }

    [Fact]
    public async Task A_rename_needs_no_operation_and_settings_reconfigure_the_active_compute()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        JsonNode renamed = await client.PatchAsync(client.Project, 200, """{"project":{"name":"store"}}""");
        Assert.Equal("store", renamed.Text("project.name"));
        Assert.Empty(renamed.At("operations")!.AsArray());

        JsonNode changed = await client.PatchAsync(
            client.Project, 200, """{"project":{"settings":{"enable_logical_replication":true}}}""");
        Assert.Equal(["apply_config"], changed.Texts("operations", "action"));
        client.Finish();
        await client.PatchAsync(client.Project, 422, """{"project":{"settings":{"enable_logical_replication":false}}}""");
        await client.PatchAsync("/projects/never-seen-12345678", 404, """{"project":{"name":"x"}}""");
    }

    [Fact]
    public async Task A_deleted_project_can_be_recovered_for_seven_days()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string org = $"org_id={client.Emulator.OrganizationId}";

        await client.PostAsync($"{client.Project}/recover", 422);
        await client.DeleteAsync(client.Project);
        await client.GetAsync(client.Project, 404);
        await client.DeleteAsync(client.Project, 404);
        Assert.Empty((await client.GetAsync($"/projects?{org}")).At("projects")!.AsArray());
        JsonNode deleted = await client.GetAsync($"/projects?{org}&recoverable=true");
        Assert.Equal("2026-03-08T12:00:10Z", deleted.Text("projects.0.recoverable_until"));

        client.Clock.Advance(TimeSpan.FromDays(6));
        JsonNode recovered = await client.PostAsync($"{client.Project}/recover", 200);
        Assert.Equal(["main"], recovered.Texts("branches", "name"));
        Assert.Equal("idle", (await client.GetAsync(client.Endpoint)).Text("endpoint.current_state"));

        await client.DeleteAsync(client.Project);
        client.Clock.Advance(TimeSpan.FromDays(8));
        await client.PostAsync($"{client.Project}/recover", 404);
        await client.PostAsync("/projects/never-seen-12345678/recover", 404);
        Assert.Empty((await client.GetAsync($"/projects?{org}&recoverable=true")).At("projects")!.AsArray());
    }

    [Fact]
    public async Task A_project_with_a_protected_branch_cannot_be_deleted()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.PatchAsync(client.Branch, 200, """{"branch":{"protected":true}}""");

        await client.DeleteAsync(client.Project, 422);
    }

    [Fact]
    public async Task Lists_have_ten_projects_per_page_and_a_cursor_even_on_the_last_page()
    {
        using EmulatorClient client = await WithProjectsAsync(12);
        string list = $"/projects?org_id={client.Emulator.OrganizationId}";

        JsonNode first = await client.GetAsync(list);
        JsonNode second = await client.GetAsync($"{list}&cursor={first.Text("pagination.cursor")}");
        JsonNode third = await client.GetAsync($"{list}&cursor={second.Text("pagination.cursor")}");

        Assert.Equal((10, 2, 0), (Count(first), Count(second), Count(third)));
        Assert.Null(third["pagination"]);
        Assert.Equal(12, first.Texts("projects", "id").Union(second.Texts("projects", "id")).Count());
        await client.GetAsync($"{list}&cursor=nowhere", 400);
        await client.GetAsync($"{list}&limit=401", 400);
    }

    [Fact]
    public async Task Search_matches_parts_of_names_and_ids()
    {
        using EmulatorClient client = await WithProjectsAsync(3);
        string list = $"/projects?org_id={client.Emulator.OrganizationId}";
        string id = (await client.GetAsync($"{list}&search=P-2")).Text("projects.0.id");

        Assert.Equal(["p-2"], (await client.GetAsync($"{list}&search={id[2..]}")).Texts("projects", "name"));
        Assert.Equal(0, Count(await client.GetAsync($"{list}&search=nothing")));
    }

    [Fact]
    public async Task Unavailable_projects_are_omitted_from_the_page_and_named()
    {
        using EmulatorClient client = await WithProjectsAsync(3);
        string list = $"/projects?org_id={client.Emulator.OrganizationId}";
        string missing = (await client.GetAsync(list)).Text("projects.1.id");

        client.Emulator.SetUnavailableProjects(missing);
        JsonNode partial = await client.GetAsync($"{list}&timeout=100");

        Assert.Equal(2, Count(partial));
        Assert.Equal(missing, partial.Text("unavailable_project_ids.0"));
        client.Emulator.SetUnavailableProjects();
        Assert.Equal(3, Count(await client.GetAsync(list)));
    }

    [Fact]
    public async Task Shared_projects_are_listed_separately()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        Assert.Equal(0, Count(await client.GetAsync("/projects/shared")));

        client.Emulator.ShareFromAnotherAccount(client.ProjectId);

        Assert.Equal([client.ProjectId], (await client.GetAsync("/projects/shared?limit=5")).Texts("projects", "id"));
        Assert.Equal(0, Count(await client.GetAsync($"/projects?org_id={client.Emulator.OrganizationId}")));
        Assert.Equal(client.ProjectId, (await client.GetAsync(client.Project)).Text("project.id"));
        await client.GetAsync("/projects/shared?limit=0", 400);
    }

    [Fact]
    public async Task Connection_strings_require_an_existing_role_database_and_compute()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string uri = $"{client.Project}/connection_uri?database_name=neondb&role_name=neondb_owner";

        string direct = (await client.GetAsync(uri)).Text("uri");
        Assert.StartsWith("postgresql://neondb_owner:npg_", direct, StringComparison.Ordinal);
        Assert.Contains($"@{client.EndpointId}.us-east-2.aws.neon.tech/neondb?", direct, StringComparison.Ordinal);
        Assert.Contains($"@{client.EndpointId}-pooler.", (await client.GetAsync($"{uri}&pooled=true&endpoint_id={client.EndpointId}")).Text("uri"), StringComparison.Ordinal);

        await client.GetAsync($"{client.Project}/connection_uri?database_name=nothing&role_name=neondb_owner", 404);
        await client.GetAsync($"{client.Project}/connection_uri?database_name=neondb&role_name=nobody", 404);
        await client.GetAsync($"{uri}&branch_id=br-never-seen-a1234567", 404);
        string branch = await client.AddBranchAsync("bare");
        await client.GetAsync($"{uri}&branch_id={EmulatorClient.Id(branch)}", 404);
        await client.GetAsync($"{client.Project}/connection_uri?database_name=neondb", 400);
    }

    [Fact]
    public async Task Without_stored_passwords_there_is_no_connection_string()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync(project: """{"store_passwords":false}""");

        await client.GetAsync($"{client.Project}/connection_uri?database_name=neondb&role_name=neondb_owner", 412);
    }

    private static int Count(JsonNode page) => page.At("projects")!.AsArray().Count;

    private static async Task<EmulatorClient> WithProjectsAsync(int count)
    {
        EmulatorClient client = new();
        for (int number = 1; number <= count; number++)
        {
            await client.PostAsync("/projects", 201, $$"""{"project":{{client.Own($$"""{"name":"p-{{number}}"}""")}}}""");
        }

        return client;
    }
}
