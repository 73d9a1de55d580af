using Xunit;

namespace Neon.Tests.Emulator;

public class DataApiTests
{
    [Fact]
    public async Task It_is_renamed_and_deleted_with_its_database()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.PostAsync($"{client.Branch}/data-api/neondb", 201);
        Assert.Equal("pending", (await client.GetAsync($"{client.Branch}/data-api/neondb")).Text("status"));
        client.Finish();
        await client.PatchAsync($"{client.Branch}/databases/neondb", 200, """{"database":{"name":"app"}}""");
        client.Finish();

        Assert.Equal("ready", (await client.GetAsync($"{client.Branch}/data-api/app")).Text("status"));
        await client.GetAsync($"{client.Branch}/data-api/neondb", 404);
        await client.DeleteAsync($"{client.Branch}/databases/app");
        client.Finish();
        await client.PostAsync($"{client.Branch}/databases", 201, """{"database":{"name":"app","owner_name":"neondb_owner"}}""");
        await client.GetAsync($"{client.Branch}/data-api/app", 404);
    }

    [Fact]
    public async Task A_change_replaces_all_settings_and_an_empty_change_keeps_them()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string path = $"{client.Branch}/data-api/neondb";
        await client.PostAsync(path, 201, """{"settings":{"db_max_rows":5,"db_anon_role":"guest"}}""");
        await client.PatchAsync(path, 201, "{}");
        Assert.Equal("5", (await client.GetAsync(path)).Text("settings.db_max_rows"));

        await client.PatchAsync(path, 201, """{"settings":{"server_timing_enabled":true}}""");

        Assert.Null((await client.GetAsync(path))["settings"]!["db_max_rows"]);
        Assert.Equal("anonymous", (await client.GetAsync(path)).Text("settings.db_anon_role"));
    }

    [Fact]
    public async Task Requests_that_the_service_refuses_are_refused()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string expiring = await client.AddBranchAsync("expiring", ",\"expires_at\":\"2026-03-08T12:00:00Z\"", """[{"type":"read_write"}]""");
        string idle = await client.AddBranchAsync("idle");

        await client.PostAsync($"{expiring}/data-api/neondb", 422);
        await client.PostAsync($"{idle}/data-api/neondb", 422);
        await client.PostAsync($"{client.Branch}/data-api/gone", 404);
        await client.PostAsync($"{client.Branch}/data-api/neondb", 400, """{"auth_provider":"external"}""");
        await client.PostAsync($"{client.Branch}/data-api/neondb", 201);
        await client.PostAsync($"{client.Branch}/data-api/neondb", 409);
    }
}
