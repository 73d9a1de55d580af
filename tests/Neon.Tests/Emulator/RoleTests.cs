using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class RoleTests
{
    [Fact]
    public async Task A_role_is_created_with_a_password_that_only_reveal_returns_later()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        JsonNode created = await client.PostAsync($"{client.Branch}/roles", 201, """{"role":{"name":"app"}}""");
        client.Finish();

        Assert.Null((await client.GetAsync($"{client.Branch}/roles/app")).At("role.password"));
        Assert.Equal(["app", "neondb_owner"], (await client.GetAsync($"{client.Branch}/roles")).Texts("roles", "name"));
        Assert.Equal(created.Text("role.password"), (await client.GetAsync($"{client.Branch}/roles/app/reveal_password")).Text("password"));
        await client.PostAsync($"{client.Branch}/roles", 409, """{"role":{"name":"app"}}""");
        await client.GetAsync($"{client.Branch}/roles/nobody", 404);
        Assert.Equal("Role not found", (await client.GetAsync($"{client.Branch}/roles/nobody/reveal_password", 404)).Text("message"));
        await client.GetAsync($"{client.Project}/branches/br-never-seen-a1234567/roles", 404);
    }

    [Fact]
    public async Task A_reset_changes_the_password_on_this_branch_only()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string child = await client.AddBranchAsync("dev");
        string before = (await client.GetAsync($"{child}/roles/neondb_owner/reveal_password")).Text("password");

        JsonNode reset = await client.PostAsync($"{client.Branch}/roles/neondb_owner/reset_password", 200);

        Assert.NotEqual(before, reset.Text("role.password"));
        Assert.Equal(before, (await client.GetAsync($"{child}/roles/neondb_owner/reveal_password")).Text("password"));
        client.Finish();
        await client.PostAsync($"{client.Branch}/roles/nobody/reset_password", 404);
    }

    [Fact]
    public async Task Passwords_that_are_not_stored_cannot_be_revealed()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync(project: """{"store_passwords":false}""");

        JsonNode error = await client.GetAsync($"{client.Branch}/roles/neondb_owner/reveal_password", 412);

        Assert.Equal("Storing passwords is disabled", error.Text("message"));
    }

    [Fact]
    public async Task A_role_that_cannot_log_in_has_no_password()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        JsonNode created = await client.PostAsync($"{client.Branch}/roles", 201, """{"role":{"name":"group","no_login":true}}""");
        client.Finish();

        Assert.Equal("no_login", created.Text("role.authentication_method"));
        Assert.Null(created.At("role.password"));
        await client.GetAsync($"{client.Branch}/roles/group/reveal_password", 412);
        await client.PostAsync($"{client.Branch}/roles/group/reset_password", 422);
    }

    [Fact]
    public async Task Only_a_role_that_owns_no_database_can_be_deleted()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.PostAsync($"{client.Branch}/roles", 201, """{"role":{"name":"app"}}""");
        client.Finish();

        await client.DeleteAsync($"{client.Branch}/roles/neondb_owner", 422);
        await client.DeleteAsync($"{client.Branch}/roles/app");
        client.Finish();
        await client.DeleteAsync($"{client.Branch}/roles/app", 204);
        await client.DeleteAsync($"{client.Branch}/roles/nobody", 404);
    }
}
