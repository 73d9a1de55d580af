using Xunit;

namespace Neon.Tests.Emulator;

/// <summary>Which key has access to resources that belong to no project.</summary>
public class KeyReachTests
{
    [Fact]
    public async Task An_organization_key_has_no_shared_projects()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.ShareFromAnotherAccount(client.ProjectId);
        Assert.Single((await client.GetAsync("/projects/shared")).Texts("projects", "id"));
        client.Key = client.Emulator.AddOrganizationKey();

        Assert.Empty((await client.GetAsync("/projects/shared")).Texts("projects", "id"));
    }

    [Theory]
    [InlineData("GET", "/regions")]
    [InlineData("GET", "/users/me")]
    [InlineData("GET", "/api_keys")]
    [InlineData("POST", "/api_keys", """{"key_name":"x"}""")]
    [InlineData("POST", "/organizations/{org}/api_keys", """{"key_name":"x"}""")]
    [InlineData("POST", "/organizations/{org}/invitations", """{"invitations":[{"email":"a@example.com","role":"viewer"}]}""")]
    public async Task Organization_keys_cannot_access_personal_resources(string method, string path, string? body = null)
    {
        using EmulatorClient client = new();
        client.Key = client.Emulator.AddOrganizationKey();

        var error = await client.SendAsync(method, path.Replace("{org}", client.Emulator.OrganizationId, StringComparison.Ordinal), 404, body);

        Assert.Equal("not allowed for organization API keys", error.Text("message"));
    }

    [Theory]
    [InlineData("admin", 200)]
    [InlineData("editor", 403)]
    [InlineData("viewer", 403)]
    [InlineData("collaborator", 403)]
    public async Task Only_an_administrator_of_the_organization_can_create_a_project_key(string role, int status)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string organization = $"/organizations/{client.Emulator.OrganizationId}";
        client.Emulator.AddMember("barbara@example.com", "admin");
        string ada = (await client.GetAsync($"{organization}/members?sort_by=email&sort_order=asc")).Text("members.0.member.id");
        await client.PatchAsync($"{organization}/members/{ada}", 200, $$"""{"role":"{{role}}"}""");

        await client.PostAsync($"{organization}/api_keys", status, $$"""{"key_name":"ci","project_id":"{{client.ProjectId}}"}""");
    }

    [Fact]
    public async Task The_legacy_role_member_means_editor()
    {
        using EmulatorClient client = new();
        string organization = $"/organizations/{client.Emulator.OrganizationId}";
        Assert.Equal(["admin", "editor"], (await client.GetAsync($"{organization}/members?sort_by=role&sort_order=asc")).Texts("members", "member.role"));
        string grace = (await client.GetAsync($"{organization}/members?sort_by=role")).Text("members.0.member.id");

        Assert.Equal("editor", (await client.PatchAsync($"{organization}/members/{grace}", 200, """{"role":"member"}""")).Text("role"));
        Assert.Equal("editor", (await client.PostAsync(
            $"{organization}/invitations", 200, """{"invitations":[{"email":"new@example.com","role":"member"}]}""")).Text("invitations.0.role"));
    }

    [Fact]
    public async Task A_personal_key_lists_the_regions_for_new_projects()
    {
        using EmulatorClient client = new();

        Assert.DoesNotContain((await client.GetAsync("/regions")).Texts("regions", "region_id"), id => id.StartsWith("azure", StringComparison.Ordinal));
        foreach (string region in new[] { "azure-eastus2", "azure-westus3", "azure-gwc" })
        {
            var error = await client.PostAsync("/projects", 400, $$"""{"project":{{client.Own($$"""{"region_id":"{{region}}"}""")}}}""");
            Assert.Contains(region, error.Text("message"), StringComparison.Ordinal);
        }
    }
}
