using System.Net;
using System.Text.Json.Nodes;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

public class KeyTests
{
    [Fact]
    public async Task Requests_without_a_valid_key_are_refused()
    {
        using EmulatorClient client = new();
        await client.GetAsync("/auth");
        foreach (string? key in new[] { null, "napi_unknown", "Basic dXNlcg==" })
        {
            client.Key = key;
            JsonNode error = await client.GetAsync("/auth", 401);
            Assert.Equal("supplied credentials do not pass authentication", error.Text("message"));
        }

        string revoked = client.Emulator.AddPersonalKey();
        client.Emulator.RevokeKey(revoked);
        client.Key = revoked;
        await client.GetAsync("/users/me", 401);
    }

    [Fact]
    public async Task A_personal_key_requires_an_organization()
    {
        using EmulatorClient client = new();

        Assert.Equal("api_key_user", (await client.GetAsync("/auth")).Text("auth_method"));
        Assert.Equal(client.Emulator.UserId, (await client.GetAsync("/users/me")).Text("id"));
        Assert.Equal(client.Emulator.OrganizationIds, (await client.GetAsync("/users/me/organizations")).Texts("organizations", "id"));
        Assert.Equal("org_id is required", (await client.GetAsync("/projects", 400)).Text("message"));
        Assert.Equal("org_id is required", (await client.PostAsync("/projects", 400, """{"project":{}}""")).Text("message"));
        Assert.Equal(client.Emulator.OrganizationId, (await client.GetAsync($"/organizations/{client.Emulator.OrganizationId}")).Text("id"));
        await client.GetAsync("/organizations/org-of-somebody-else", 404);
        await client.GetAsync("/regions?org_id=org-of-somebody-else", 404);
        Assert.Contains("aws-us-east-2", (await client.GetAsync("/regions")).Texts("regions", "region_id"));
    }

    [Fact]
    public async Task An_organization_key_belongs_to_its_organization_and_to_no_user()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string other = client.Emulator.OrganizationIds[1];
        client.Key = client.Emulator.AddOrganizationKey(other);

        JsonNode auth = await client.GetAsync("/auth");
        Assert.Equal(("api_key_org", other), (auth.Text("auth_method"), auth.Text("account_id")));
        Assert.Equal("not allowed for organization API keys", (await client.GetAsync("/users/me", 404)).Text("message"));
        Assert.Equal([other], (await client.GetAsync("/users/me/organizations")).Texts("organizations", "id"));
        JsonNode created = await client.PostAsync("/projects", 201, """{"project":{}}""");
        Assert.Equal(other, created.Text("project.org_id"));
        Assert.Equal([created.Text("project.id")], (await client.GetAsync("/projects")).Texts("projects", "id"));
        await client.GetAsync(client.Project, 404);
        await client.GetAsync($"/organizations/{client.Emulator.OrganizationId}", 404);
    }

    [Fact]
    public async Task A_project_key_can_access_only_its_project()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        JsonNode other = await client.PostAsync("/projects", 201, $$"""{"project":{{client.Own("{}")}}}""");
        client.Finish();
        client.Key = client.Emulator.AddProjectKey(client.ProjectId);
        string refusal = "not allowed to perform actions outside the project this key is scoped to; "
            + $"subject_project_id:\"{client.ProjectId}\"";

        await client.GetAsync(client.Project);
        await client.PostAsync($"{client.Project}/branches", 201);
        client.Finish();
        Assert.Equal(refusal, (await client.GetAsync("/projects", 404)).Text("message"));
        Assert.Equal(refusal, (await client.GetAsync($"/projects/{other.Text("project.id")}", 404)).Text("message"));
        await client.DeleteAsync(client.Project, 403);
        Assert.Equal("api_key_org", (await client.GetAsync("/auth")).Text("auth_method"));
        Assert.Single((await client.GetAsync("/users/me/organizations")).At("organizations")!.AsArray());
        Assert.Throws<ArgumentException>(() => client.Emulator.AddProjectKey("never-seen-12345678"));
    }

    [Fact]
    public async Task Exchanges_record_the_kind_of_key_and_never_the_key()
    {
        using EmulatorClient client = new();
        await client.GetAsync("/auth");
        client.Key = client.Emulator.AddOrganizationKey();
        await client.GetAsync("/auth");

        Assert.Equal(
            [EmulatorKeyKind.Personal, EmulatorKeyKind.Organization],
            client.Emulator.Exchanges.Select(exchange => exchange.Key));
        Assert.DoesNotContain("napi_", string.Concat(client.Emulator.Exchanges), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_request_id_is_taken_from_the_client_or_generated()
    {
        using EmulatorClient client = new();
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v2/regions");
        request.Headers.Add("X-Request-ID", "mine");

        using HttpResponseMessage response = await client.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("mine", response.Headers.GetValues("x-request-id").Single());
        Assert.Contains("\"request_id\":\"mine\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual("mine", (await client.GetAsync("/projects", 400)).Text("request_id"));
    }
}
