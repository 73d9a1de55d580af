using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class ProjectAccessTests
{
    [Fact]
    public async Task A_revoked_permission_stays_in_the_list_and_can_be_granted_again()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string path = $"{client.Project}/permissions";

        JsonNode granted = await client.PostAsync(path, 200, """{"email":"grace@example.com"}""");
        await client.PostAsync(path, 409, """{"email":"Grace@example.com"}""");
        JsonNode revoked = await client.DeleteAsync($"{path}/{granted.Text("id")}");
        await client.DeleteAsync($"{path}/{granted.Text("id")}", 404);
        await client.PostAsync(path, 200, """{"email":"grace@example.com"}""");

        Assert.NotNull(revoked.At("revoked_at"));
        Assert.Equal(2, (await client.GetAsync(path)).At("project_permissions")!.AsArray().Count);
    }

    [Fact]
    public async Task Members_are_paged_and_a_role_applies_to_one_project()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string path = $"{client.Project}/members";

        JsonNode first = await client.GetAsync($"{path}?limit=1");
        JsonNode second = await client.GetAsync($"{path}?limit=1&cursor={first.Text("pagination.next")}");
        string grace = second.Text("project_members.0.member_id");
        JsonNode lowered = await client.SendAsync("PUT", $"{path}/{grace}/role", 200, """{"role":"viewer"}""");

        Assert.Equal("ada@example.com", first.Text("project_members.0.email"));
        Assert.Null(second.At("pagination.next"));
        Assert.Equal("VIEWER", lowered.Text("effective_project_permission"));
        Assert.True(lowered.At("credential_rotation_recommended")!.GetValue<bool>());
        Assert.Equal("EDITOR", (await client.DeleteAsync($"{path}/{grace}/role")).Text("effective_project_permission"));
        await client.SendAsync("PUT", $"{path}/nobody/role", 404, """{"role":"viewer"}""");
    }

    [Fact]
    public async Task A_transferred_project_loses_its_keys_and_transfer_requests()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string key = client.Emulator.AddProjectKey(client.ProjectId);
        string path = $"{client.Project}/transfer_requests";
        string request = (await client.PostAsync(path, 201)).Text("id");
        string second = (await client.PostAsync(path, 201, """{"ttl_seconds":60}""")).Text("id");
        await client.PostAsync(path, 400, """{"ttl_seconds":0}""");

        client.Key = client.Emulator.AddOrganizationKey(client.Emulator.OrganizationIds[1]);
        await client.GetAsync(client.Project, 404);
        await client.SendAsync("PUT", $"{path}/{request}", 204);

        Assert.Equal(client.Emulator.OrganizationIds[1], (await client.GetAsync(client.Project)).Text("project.org_id"));
        await client.SendAsync("PUT", $"{path}/{second}", 404);
        client.Key = key;
        Assert.Equal(HttpStatusCode.Unauthorized, await client.StatusAsync("GET", client.Project));
    }

    [Fact]
    public async Task Applying_a_key_set_locks_the_project()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string path = $"{client.Project}/jwks";

        JsonNode added = await client.PostAsync(path, 201, """{"jwks_url":"https://example.com/jwks.json","provider_name":"Clerk"}""");
        await client.PostAsync(path, 423, """{"jwks_url":"https://example.org/jwks.json","provider_name":"Clerk"}""");
        client.Finish();

        await client.PostAsync(path, 400, """{"jwks_url":"http://example.org/jwks.json","provider_name":"Clerk"}""");
        await client.PostAsync(path, 404, """{"jwks_url":"https://example.org/jwks.json","provider_name":"Clerk","branch_id":"br-never-seen-a1234567"}""");
        Assert.Equal(added.Text("jwks.id"), (await client.DeleteAsync($"{path}/{added.Text("jwks.id")}")).Text("id"));
        await client.DeleteAsync($"{path}/{added.Text("jwks.id")}", 404);
    }

    [Fact]
    public async Task Changes_to_VPC_endpoints_return_an_empty_response()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string path = $"{client.Project}/vpc_endpoints";

        using HttpResponseMessage response = await client.RawAsync("POST", $"{path}/vpce-1", """{"label":"one"}""");

        Assert.Equal((HttpStatusCode.OK, string.Empty), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal("one", (await client.GetAsync(path)).Text("endpoints.0.label"));
        await client.DeleteAsync($"{path}/vpce-1");
        await client.DeleteAsync($"{path}/vpce-1", 404);
    }

    [Fact]
    public async Task The_advisor_requires_a_database_name_if_there_are_several()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string path = $"{client.Project}/advisors";
        await client.PostAsync($"{client.Branch}/data-api/neondb", 201);

        Assert.Single((await client.GetAsync(path)).At("issues")!.AsArray());
        await client.PostAsync($"{client.Branch}/databases", 201, """{"database":{"name":"orders","owner_name":"neondb_owner"}}""");

        client.Finish();
        await client.PostAsync($"{client.Branch}/data-api/orders", 201);

        await client.GetAsync(path, 400);
        await client.GetAsync($"{path}?database_name=nothing", 404);
        Assert.Single((await client.GetAsync($"{path}?database_name=orders&min_severity=ERROR&category=SECURITY")).At("issues")!.AsArray());
    }
}
