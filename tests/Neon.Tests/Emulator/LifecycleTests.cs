using System.Net;
using System.Text.Json.Nodes;
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

        string branch = await client.AddBranchAsync("dev");
        await client.GetAsync($"{branch}/compare_schema?db_name=neondb");
        JsonNode anonymized = await client.PostAsync($"{client.Project}/branch_anonymized", 201, "{}");
        client.Finish();
        string masked = $"{client.Project}/branches/{anonymized.Text("branch.id")}";
        foreach ((string method, string path, int status, string? body) in MaskingAndReading(client, masked).Concat(Changes(client, branch)))
        {
            await client.SendAsync(method, path, status, body);
            client.Finish();
        }

        Assert.Empty(client.Emulator.Operations.Except(client.Emulator.Exchanges.Select(exchange => exchange.OperationId!)));
        Assert.All(client.Emulator.Exchanges, exchange => Assert.InRange(exchange.Status!.Value, 200, 299));
        Assert.Empty(client.Emulator.Violations);
    }

    private static (string Method, string Path, int Status, string? Body)[] MaskingAndReading(EmulatorClient client, string masked) =>
    [
        ("GET", $"{masked}/anonymized_status", 200, null),
        ("GET", $"{masked}/masking_rules", 200, null),
        ("PATCH", $"{masked}/masking_rules", 200, """{"masking_rules":[]}"""),
        ("POST", $"{masked}/anonymize", 200, null),
        ("POST", $"{client.Branch}/data-api/neondb", 201, null),
        ("GET", $"{client.Branch}/data-api/neondb", 200, null),
        ("PATCH", $"{client.Branch}/data-api/neondb", 201, null),
        ("DELETE", $"{client.Branch}/data-api/neondb", 200, null),
        ("POST", $"{client.Branch}/logs/query", 200, "{}"),
        ("GET", $"{client.Branch}/logs/fields", 200, null),
        ("GET", $"{client.Branch}/logs/fields/source/values", 200, null),
    ];

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
