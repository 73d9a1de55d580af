using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class DatabaseTests
{
    [Fact]
    public async Task A_database_is_created_read_renamed_and_deleted()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string databases = $"{client.Branch}/databases";

        JsonNode created = await client.PostAsync(databases, 201, Request("app/v1"));
        Assert.Equal(["apply_config"], created.Texts("operations", "action"));
        Assert.Equal("app/v1", (await client.GetAsync($"{databases}/app%2Fv1")).Text("database.name"));
        client.Finish();

        await client.PatchAsync($"{databases}/app%2Fv1", 200, """{"database":{"name":"app"}}""");
        client.Finish();
        JsonNode list = await client.GetAsync(databases);
        Assert.Equal(["app", "neondb"], list.Texts("databases", "name"));
        Assert.Equal(created.Text("database.id"), list.Text("databases.0.id"));

        await client.DeleteAsync($"{databases}/app");
        client.Finish();
        await client.GetAsync($"{databases}/app", 404);
        await client.DeleteAsync($"{databases}/app", 204);
        await client.DeleteAsync($"{databases}/never", 404);
    }

    [Fact]
    public async Task Names_must_be_unique_and_owners_must_exist()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string databases = $"{client.Branch}/databases";

        await client.PostAsync(databases, 409, Request("neondb"));
        await client.PostAsync(databases, 422, Request("app", "nobody"));
        await client.PostAsync(databases, 400, Request(""));
        await client.PatchAsync($"{databases}/neondb", 422, """{"database":{"owner_name":"nobody"}}""");
        await client.PatchAsync($"{databases}/never", 404, """{"database":{"name":"x"}}""");
        await client.GetAsync($"{client.Project}/branches/br-never-seen-a1234567/databases", 404);
    }

    [Fact]
    public async Task An_idle_compute_starts_for_the_change_and_is_suspended_again()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.PostAsync($"{client.Endpoint}/suspend", 200);
        client.Finish();

        JsonNode created = await client.PostAsync($"{client.Branch}/databases", 201, Request("app"));

        Assert.Equal(["start_compute", "apply_config", "suspend_compute"], created.Texts("operations", "action"));
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("active", (await client.GetAsync(client.Endpoint)).Text("endpoint.current_state"));
        client.Finish();
        Assert.Equal("idle", (await client.GetAsync(client.Endpoint)).Text("endpoint.current_state"));
    }

    private static string Request(string name, string owner = "neondb_owner") =>
        $$"""{"database":{"name":"{{name}}","owner_name":"{{owner}}"} }""";
}
