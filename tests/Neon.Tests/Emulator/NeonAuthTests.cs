using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class NeonAuthTests
{
    private const string Provider = """{"auth_provider":"better_auth"}""";
    private const string Ada = """{"email":"ada@example.com"}""";

    [Fact]
    public async Task It_belongs_to_one_branch_and_can_be_enabled_once()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string child = await client.AddBranchAsync("dev");

        await client.PostAsync($"{client.Branch}/auth", 201, Provider);

        await client.PostAsync($"{client.Branch}/auth", 409, Provider);
        await client.GetAsync($"{child}/auth", 404);
        Assert.Equal("shop", (await client.GetAsync($"{client.Branch}/auth")).Text("name"));
    }

    [Fact]
    public async Task Users_remain_after_it_is_disabled_unless_their_data_is_deleted()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string auth = $"{client.Branch}/auth";
        await client.PostAsync(auth, 201, Provider);
        await client.PostAsync($"{auth}/users", 201, Ada);

        await client.DeleteAsync(auth);
        await client.PostAsync($"{auth}/users", 404, Ada);
        await client.PostAsync(auth, 201, Provider);
        await client.PostAsync($"{auth}/users", 409, """{"email":"ADA@example.com"}""");

        await client.SendAsync("DELETE", auth, 200, """{"delete_data":true}""");
        await client.PostAsync(auth, 201, Provider);
        await client.PostAsync($"{auth}/users", 201, Ada);
    }

    [Fact]
    public async Task It_cannot_be_enabled_on_a_branch_that_expires_or_has_no_database()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string expiring = await client.AddBranchAsync("dev", ",\"expires_at\":\"2026-03-02T00:00:00Z\"");

        await client.PostAsync($"{expiring}/auth", 422, Provider);
        await client.DeleteAsync($"{client.Branch}/databases/neondb");
        client.Finish();
        await client.PostAsync($"{client.Branch}/auth", 422, Provider);
    }

    [Fact]
    public async Task Only_one_provider_has_a_shared_app_and_the_others_require_both_keys()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string providers = $"{client.Branch}/auth/oauth_providers";
        await client.PostAsync($"{client.Branch}/auth", 201, Provider);

        JsonNode refused = await client.PostAsync(providers, 400, """{"id":"vercel"}""");
        await client.PostAsync(providers, 400, """{"id":"vercel","client_id":"a"}""");
        await client.PostAsync(providers, 400, """{"id":"vercel","client_id":"a","client_secret":"b","microsoft_tenant_id":"c"}""");

        Assert.Equal("INVALID_SHARED_OAUTH_PROVIDER", refused.Text("code"));
        Assert.Equal(["google"], (await client.GetAsync(providers)).Texts("providers", "id"));
    }

    [Fact]
    public async Task Removing_an_untrusted_domain_removes_nothing()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string domains = $"{client.Branch}/auth/domains";
        await client.PostAsync($"{client.Branch}/auth", 201, Provider);
        await client.PostAsync(domains, 201, """{"auth_provider":"better_auth","domain":"https://a.test"}""");

        await client.SendAsync("DELETE", domains, 404, """{"auth_provider":"better_auth","domains":[{"domain":"https://a.test"},{"domain":"https://b.test"}]}""");
        await client.SendAsync("DELETE", domains, 404, """{"auth_provider":"stack","domains":[{"domain":"https://a.test"}]}""");

        Assert.Equal(["https://a.test"], (await client.GetAsync(domains)).Texts("domains", "domain"));
    }

    [Fact]
    public async Task A_project_in_the_body_is_checked_for_locks_and_access()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string body = $$"""{"project_id":"{{client.ProjectId}}","auth_provider":"better_auth"}""";
        await client.PostAsync("/projects/auth/keys", 404, body);
        await client.PostAsync($"{client.Branch}/auth", 201, Provider);

        await client.PostAsync("/projects/auth/keys", 201, body);
        client.Emulator.StartSystemOperation(client.ProjectId);
        await client.PostAsync("/projects/auth/keys", 423, body);
        client.Finish();
        client.Key = client.Emulator.AddOrganizationKey(client.Emulator.OrganizationIds[1]);
        Assert.Equal("project not found", (await client.PostAsync("/projects/auth/keys", 404, body)).Text("message"));
    }
}
