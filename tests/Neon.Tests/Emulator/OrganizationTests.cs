using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class OrganizationTests
{
    [Fact]
    public async Task A_former_administrator_can_change_nothing()
    {
        using EmulatorClient client = new();
        string organization = $"/organizations/{client.Emulator.OrganizationId}";
        string grace = client.Emulator.AddMember("barbara@example.com", "admin");
        JsonNode members = (await client.GetAsync($"{organization}/members")).At("members")!;
        string ada = members.AsArray().Single(item => item!.Text("user.email") == "ada@example.com")!.Text("member.id");

        await client.PatchAsync($"{organization}/members/{ada}", 200, """{"role":"viewer"}""");

        await client.PatchAsync($"{organization}/members/{grace}", 403, """{"role":"viewer"}""");
        await client.PostAsync($"{organization}/api_keys", 403, """{"key_name":"x"}""");
        await client.GetAsync($"{organization}/members");
        Assert.Empty(client.Emulator.Violations);
    }

    [Fact]
    public async Task A_former_member_no_longer_sees_the_organization()
    {
        using EmulatorClient client = new();
        string organization = $"/organizations/{client.Emulator.OrganizationId}";
        client.Emulator.AddMember("barbara@example.com", "admin");
        JsonNode members = (await client.GetAsync($"{organization}/members")).At("members")!;
        string ada = members.AsArray().Single(item => item!.Text("user.email") == "ada@example.com")!.Text("member.id");

        await client.DeleteAsync($"{organization}/members/{ada}");

        await client.GetAsync(organization, 404);
        Assert.Single((await client.GetAsync("/users/me/organizations")).At("organizations")!.AsArray());
    }

    [Fact]
    public async Task People_with_an_account_join_immediately_and_others_when_they_sign_up()
    {
        using EmulatorClient client = new();
        string other = $"/organizations/{client.Emulator.OrganizationIds[1]}";

        await client.PostAsync(
            $"{other}/invitations", 200, """{"invitations":[{"email":"grace@example.com","role":"editor"},{"email":"new@example.com","role":"viewer"}]}""");
        Assert.Equal(["ada@example.com", "grace@example.com"], (await client.GetAsync($"{other}/members?sort_by=email&sort_order=asc")).Texts("members", "user.email"));
        client.Emulator.AcceptInvitations("new@example.com");
        Assert.Equal(["grace@example.com", "new@example.com"], (await client.GetAsync($"{other}/members?sort_by=role&sort_order=desc&limit=2")).Texts("members", "user.email").Order());
        Assert.Equal(2, (await client.GetAsync($"{other}/invitations")).At("invitations")!.AsArray().Count);
        await client.PostAsync($"{other}/invitations", 409, """{"invitations":[{"email":"new@example.com","role":"viewer"}]}""");
    }

    [Fact]
    public async Task A_project_key_stops_working_when_the_project_is_transferred()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string key = client.Emulator.AddProjectKey(client.ProjectId);
        string personal = client.Key!;

        await client.PostAsync(
            $"/organizations/{client.Emulator.OrganizationId}/projects/transfer",
            200,
            $$"""{"destination_org_id":"{{client.Emulator.OrganizationIds[1]}}","project_ids":["{{client.ProjectId}}"]}""");

        Assert.Equal(client.Emulator.OrganizationIds[1], (await client.GetAsync(client.Project)).Text("project.org_id"));
        client.Key = key;
        await client.GetAsync(client.Project, 401);
        client.Key = personal;
        await client.PostAsync(
            $"/organizations/{client.Emulator.OrganizationId}/projects/transfer",
            404,
            $$"""{"destination_org_id":"{{client.Emulator.OrganizationIds[1]}}","project_ids":["{{client.ProjectId}}"]}""");
    }

    [Fact]
    public async Task At_most_ten_organization_keys_can_be_created_per_second()
    {
        using EmulatorClient client = new();
        string keys = $"/organizations/{client.Emulator.OrganizationId}/api_keys";
        for (int count = 0; count < 10; count++)
        {
            await client.PostAsync(keys, 200, """{"key_name":"x"}""");
        }

        await client.PostAsync(keys, 429, """{"key_name":"x"}""");
        await client.PostAsync("/api_keys", 200, """{"key_name":"x"}""");
    }

    [Fact]
    public async Task A_VPC_endpoint_is_accepted_after_a_while()
    {
        using EmulatorClient client = new();
        string endpoint = $"/organizations/{client.Emulator.OrganizationId}/vpc/region/aws-us-east-1/vpc_endpoints/vpce-1234567890abcdef0";

        await client.PostAsync(endpoint, 200, """{"label":"office"}""");
        Assert.Equal("new", (await client.GetAsync(endpoint)).Text("state"));
        client.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("accepted", (await client.GetAsync(endpoint)).Text("state"));
        await client.GetAsync(endpoint.Replace("aws-us-east-1", "aws-us-west-2", StringComparison.Ordinal), 404);
        Assert.Empty(client.Emulator.Violations);
    }
}
