using System.Net;
using System.Text.Json.Nodes;
using Neon.Tests.Functions;
using Xunit;

namespace Neon.Tests.Emulator;

public class LifecycleTests
{
    [Fact]
    public async Task A_new_project_is_readable_at_once_and_its_operations_follow_the_clock()
    {
        using EmulatorClient client = new();
        JsonNode created = await client.PostAsync(
            "/projects", 201, $$"""{"project":{{client.Own("""{"name":"shop"}""")}}}""");
        string project = $"/projects/{created.Text("project.id")}";

        Assert.Equal("main", created.Text("branch.name"));
        Assert.Equal("neondb", created.Text("databases.0.name"));
        Assert.Equal("neondb_owner", created.Text("roles.0.name"));
        Assert.Equal(["running", "scheduling"], created.Texts("operations", "status"));
        Assert.Equal("init", created.Text("endpoints.0.current_state"));
        Assert.Equal("active", created.Text("endpoints.0.pending_state"));
        Assert.Equal("shop", (await client.GetAsync(project)).Text("project.name"));

        client.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["running", "finished"], (await client.GetAsync($"{project}/operations")).Texts("operations", "status"));
        Assert.Equal(HttpStatusCode.Locked, await client.StatusAsync("POST", $"{project}/branches"));

        client.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["finished", "finished"], (await client.GetAsync($"{project}/operations")).Texts("operations", "status"));
        Assert.Equal("active", (await client.GetAsync($"{project}/endpoints")).Text("endpoints.0.current_state"));
        Assert.Equal(HttpStatusCode.Created, await client.StatusAsync("POST", $"{project}/branches"));
        Assert.Empty(client.Emulator.Violations);
    }

    [Fact]
    public async Task A_whole_life_uses_every_operation_and_nothing_is_outside_the_contract()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string org = client.Emulator.OrganizationId;
        string operation = (await client.GetAsync($"{client.Project}/operations")).Text("operations.0.id");
        foreach (string path in new[]
        {
            "/auth", "/users/me", "/users/me/organizations", $"/organizations/{org}", "/regions", "/projects/shared",
            $"/projects?org_id={org}", client.Project, $"{client.Project}/operations/{operation}", $"{client.Project}/endpoints",
            $"{client.Project}/branches", $"{client.Project}/branches/count", client.Branch, $"{client.Branch}/endpoints",
            $"{client.Branch}/databases", $"{client.Branch}/databases/neondb", $"{client.Branch}/roles",
            $"{client.Branch}/roles/neondb_owner", $"{client.Branch}/roles/neondb_owner/reveal_password", client.Endpoint,
            $"{client.Branch}/schema?db_name=neondb", $"{client.Project}/connection_uri?database_name=neondb&role_name=neondb_owner",
        })
        {
            await client.GetAsync(path);
        }

        await UseFunctionsAsync(client);
        string branch = await client.AddBranchAsync("dev");
        await client.GetAsync($"{branch}/compare_schema?db_name=neondb");
        foreach ((string method, string path, int status, string? body) in Changes(client, branch))
        {
            await client.SendAsync(method, path, status, body);
            client.Finish();
        }

        Assert.Empty(client.Emulator.Operations.Except(client.Emulator.Exchanges.Select(exchange => exchange.OperationId!)));
        Assert.All(client.Emulator.Exchanges, exchange => Assert.InRange(exchange.Status!.Value, 200, 299));
        Assert.Empty(client.Emulator.Violations);
    }

    private static async Task UseFunctionsAsync(EmulatorClient client)
    {
        string function = $"{client.Branch}/functions/api";
        await FunctionTests.DeployAsync(client, function, FunctionHost.Archive());
        await client.GetAsync($"{client.Branch}/functions");
        await client.GetAsync(function);
        await client.PatchAsync(function, 200, """{"name":null}""");
        string triggers = $"{client.Branch}/triggers";
        JsonNode trigger = await client.PostAsync(
            triggers, 201, """{"type":"schedule","function_slug":"api","name":"nightly","schedule":{"cron":"0 3 * * *"}}""");
        await client.GetAsync(triggers);
        string one = $"{triggers}/{trigger.Text("trigger.trigger_id")}";
        await client.GetAsync(one);
        await client.PatchAsync(one, 200, """{"type":"schedule","enabled":false}""");
        await client.DeleteAsync(one, 204);
        string domains = $"{client.Branch}/custom-domains";
        await client.PostAsync(domains, 201, """{"domain":"api.example.com","entity_type":"function","entity_id":"api"}""");
        await client.GetAsync(domains);
        await client.DeleteAsync($"{domains}/api.example.com", 204);
        await client.DeleteAsync(function, 204);
    }

    private static (string Method, string Path, int Status, string? Body)[] Changes(EmulatorClient client, string branch) =>
    [
        ("PATCH", client.Project, 200, """{"project":{"name":"store"}}"""),
        ("PATCH", branch, 200, """{"branch":{"name":"development"}}"""),
        ("POST", $"{branch}/roles", 201, """{"role":{"name":"app"}}"""),
        ("POST", $"{branch}/roles/app/reset_password", 200, null),
        ("POST", $"{branch}/databases", 201, """{"database":{"name":"app","owner_name":"app"}}"""),
        ("PATCH", $"{branch}/databases/app", 200, """{"database":{"owner_name":"neondb_owner"}}"""),
        ("DELETE", $"{branch}/databases/app", 200, null),
        ("DELETE", $"{branch}/roles/app", 200, null),
        ("POST", $"{branch}/restore", 200, $$"""{"source_branch_id":"{{client.BranchId}}"}"""),
        ("POST", $"{branch}/set_as_default", 200, null),
        ("POST", $"{client.Branch}/set_as_default", 200, null),
        ("DELETE", branch, 200, null),
        ("POST", $"{branch}/recover", 200, null),
        ("POST", $"{client.Project}/endpoints", 201, $$"""{"endpoint":{"type":"read_only","branch_id":"{{client.BranchId}}"} }"""),
        ("PATCH", client.Endpoint, 200, """{"endpoint":{"autoscaling_limit_max_cu":4}}"""),
        ("POST", $"{client.Endpoint}/suspend", 200, null),
        ("POST", $"{client.Endpoint}/start", 200, null),
        ("POST", $"{client.Endpoint}/restart", 200, null),
        ("DELETE", client.Endpoint, 200, null),
        ("DELETE", client.Project, 200, null),
        ("POST", $"{client.Project}/recover", 200, null),
    ];
}
