using System.Net;
using System.Text.Json.Nodes;
using Neon.Tests.Functions;
using Xunit;

namespace Neon.Tests.Emulator;

public class LifecycleTests
{
    [Fact]
    public async Task A_new_project_is_readable_immediately_and_its_operations_advance_over_time()
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

    /// <summary>As any client may send them. The requests of cmdlets are in the examples of the help: see ExampleTests.</summary>
    [Fact]
    public async Task Requests_over_a_full_project_lifecycle_conform_to_the_contract()
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

        await UseAuthAsync(client);
        await GiveAccessAsync(client);
        await UseFunctionsAsync(client);
        await ObjectStoreTests.UseEveryOperationAsync(client);
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

        await UseOrganizationAsync(client, $"/organizations/{org}");
        await SnapshotTests.UseEveryOperationAsync(client);
        await ConsumptionTests.UseEveryOperationAsync(client);
        Assert.True(client.Emulator.Exchanges.Select(exchange => exchange.OperationId).OfType<string>().Distinct().Count() > 150);
        Assert.All(client.Emulator.Exchanges, exchange => Assert.InRange(exchange.Status!.Value, 200, 299));
        Assert.Empty(client.Emulator.Violations);
    }

    private static async Task UseOrganizationAsync(EmulatorClient client, string org)
    {
        foreach (string keys in new[] { "/api_keys", $"{org}/api_keys" })
        {
            JsonNode key = await client.PostAsync(keys, 200, """{"key_name":"ci"}""");
            await client.GetAsync(keys);
            await client.DeleteAsync($"{keys}/{key.Text("id")}");
        }

        string member = $"{org}/members/{client.Emulator.AddMember("barbara@example.com")}";
        string region = $"{org}/vpc/region/aws-us-east-1/vpc_endpoints";
        foreach ((string method, string path, string? body) in new (string, string, string?)[]
        {
            ("GET", $"{org}/members", null),
            ("GET", member, null),
            ("PATCH", member, """{"role":"viewer"}"""),
            ("DELETE", member, null),
            ("POST", $"{org}/invitations", """{"invitations":[{"email":"new@example.com","role":"member"}]}"""),
            ("GET", $"{org}/invitations", null),
            ("PUT", $"{org}/billing/spending_limit", """{"spending_limit_cents":100}"""),
            ("GET", $"{org}/billing/spending_limit", null),
            ("DELETE", $"{org}/billing/spending_limit", null),
            ("POST", $"{region}/vpce-1234567890abcdef0", """{"label":"office"}"""),
            ("GET", $"{org}/vpc/vpc_endpoints", null),
            ("GET", region, null),
            ("GET", $"{region}/vpce-1234567890abcdef0", null),
            ("DELETE", $"{region}/vpce-1234567890abcdef0", null),
            ("POST", $"{org}/projects/transfer", $$"""{"destination_org_id":"{{client.Emulator.OrganizationIds[1]}}","project_ids":["{{client.ProjectId}}"]}"""),
        })
        {
            await client.SendAsync(method, path, 200, body);
        }
    }

    private static async Task UseAuthAsync(EmulatorClient client)
    {
        string auth = $"{client.Branch}/auth";
        string ofProject = $$"""{"project_id":"{{client.ProjectId}}","auth_provider":"better_auth"}""";
        await client.PostAsync(auth, 201, """{"auth_provider":"better_auth"}""");
        await client.PostAsync("/projects/auth/keys", 201, ofProject);
        await client.PostAsync("/projects/auth/transfer_ownership", 200, ofProject);
        await client.GetAsync(auth);
        await client.PostAsync($"{auth}/domains", 201, """{"auth_provider":"better_auth","domain":"https://a.test"}""");
        await client.GetAsync($"{auth}/domains");
        await client.SendAsync("DELETE", $"{auth}/domains", 200, """{"auth_provider":"better_auth","domains":[{"domain":"https://a.test"}]}""");
        string user = (await client.PostAsync($"{auth}/users", 201, """{"email":"ada@example.com"}""")).Text("id");
        await client.SendAsync("PUT", $"{auth}/users/{user}/role", 200, """{"roles":["admin"]}""");
        await client.DeleteAsync($"{auth}/users/{user}", 204);
        await client.DeleteAsync($"{auth}/oauth_providers/google");
        await client.PostAsync($"{auth}/oauth_providers", 200, """{"id":"google"}""");
        await client.PatchAsync($"{auth}/oauth_providers/google", 200, """{"client_id":"a","client_secret":"b"}""");
        await client.GetAsync($"{auth}/oauth_providers");
        await SetAuthAsync(client);
        await client.SendAsync("DELETE", auth, 200, """{"delete_data":true}""");
    }

    private static async Task GiveAccessAsync(EmulatorClient client)
    {
        string project = client.Project;
        string permission = (await client.PostAsync($"{project}/permissions", 200, """{"email":"grace@example.com"}""")).Text("id");
        await client.GetAsync($"{project}/permissions");
        await client.DeleteAsync($"{project}/permissions/{permission}");
        string member = (await client.GetAsync($"{project}/members")).Text("project_members.0.member_id");
        await client.SendAsync("PUT", $"{project}/members/{member}/role", 200, """{"role":"admin"}""");
        await client.DeleteAsync($"{project}/members/{member}/role");
        string request = (await client.PostAsync($"{project}/transfer_requests", 201)).Text("id");
        await client.SendAsync("PUT", $"{project}/transfer_requests/{request}", 204);
        string jwks = (await client.PostAsync($"{project}/jwks", 201, """{"jwks_url":"https://a.test/jwks","provider_name":"A"}""")).Text("jwks.id");
        client.Finish();
        await client.GetAsync($"{project}/jwks");
        await client.DeleteAsync($"{project}/jwks/{jwks}");
        await client.PostAsync($"{project}/vpc_endpoints/vpce-1", 200, """{"label":"one"}""");
        await client.GetAsync($"{project}/vpc_endpoints");
        await client.DeleteAsync($"{project}/vpc_endpoints/vpce-1");
        await client.GetAsync($"{project}/available_preload_libraries");
    }

    private static async Task SetAuthAsync(EmulatorClient client)
    {
        string auth = $"{client.Branch}/auth";
        foreach (string path in new[] { "email_and_password", "email_provider", "allow_localhost", "plugins", "plugins/phone-number", "webhooks" })
        {
            await client.GetAsync($"{auth}/{path}");
        }

        foreach (string path in new[] { "email_and_password", "plugins/organization", "plugins/magic-link", "plugins/phone-number" })
        {
            await client.PatchAsync($"{auth}/{path}", 200, """{"enabled":true}""");
        }

        const string Server = """
            "host":"smtp.example.com","port":25,"username":"u","password":"p","sender_email":"a@example.com","sender_name":"A"
            """;
        await client.PatchAsync($"{auth}/email_provider", 200, $$"""{ "type":"standard",{{Server}} }""");
        await client.PostAsync($"{auth}/send_test_email", 200, $$"""{ "recipient_email":"b@example.com",{{Server}} }""");
        await client.PostAsync($"{auth}/email_provider/test", 200, """{"recipient_email":"b@example.com"}""");
        await client.PatchAsync($"{auth}/allow_localhost", 200, """{"allow_localhost":false}""");
        await client.PatchAsync($"{auth}/config", 200, """{"name":"Shop"}""");
        await client.SendAsync("PUT", $"{auth}/webhooks", 200, """{"enabled":false}""");
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

    private static (string Method, string Path, int Status, string? Body)[] MaskingAndReading(EmulatorClient client, string masked) =>
    [
        ("GET", $"{masked}/anonymized_status", 200, null),
        ("GET", $"{masked}/masking_rules", 200, null),
        ("PATCH", $"{masked}/masking_rules", 200, """{"masking_rules":[]}"""),
        ("POST", $"{masked}/anonymize", 200, null),
        ("POST", $"{client.Branch}/data-api/neondb", 201, null),
        ("GET", $"{client.Branch}/data-api/neondb", 200, null),
        ("PATCH", $"{client.Branch}/data-api/neondb", 201, null),
        ("GET", $"{client.Project}/advisors", 200, null),
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
