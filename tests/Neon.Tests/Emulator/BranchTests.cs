using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class BranchTests
{
    private const string ReadWrite = """[{"type":"read_write"}]""";

    [Fact]
    public async Task Without_a_body_a_child_of_the_default_branch_is_created_without_compute()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        JsonNode created = await client.PostAsync($"{client.Project}/branches", 201);

        Assert.Equal(created.Text("branch.id"), created.Text("branch.name"));
        Assert.Equal(client.BranchId, created.Text("branch.parent_id"));
        Assert.Equal(("init", "ready"), (created.Text("branch.current_state"), created.Text("branch.pending_state")));
        Assert.Empty(created.At("endpoints")!.AsArray());
        Assert.Null(created["connection_uris"]);
        Assert.Equal(["create_branch"], created.Texts("operations", "action"));
        client.Finish();
        JsonNode read = await client.GetAsync($"{client.Project}/branches/{created.Text("branch.id")}");
        Assert.Equal("ready", read.Text("branch.current_state"));
        Assert.Null(read.At("branch.pending_state"));
    }

    [Fact]
    public async Task A_branch_with_compute_inherits_the_password_and_has_its_own_connection_string()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string parentPassword = (await client.GetAsync($"{client.Branch}/roles/neondb_owner/reveal_password")).Text("password");

        JsonNode created = await client.PostAsync(
            $"{client.Project}/branches", 201, $$"""{"branch":{"name":"dev"},"endpoints":{{ReadWrite}},"annotation_value":{"pr":"7"} }""");

        Assert.Equal(["create_branch", "start_compute"], created.Texts("operations", "action"));
        Assert.Equal(parentPassword, created.Text("connection_uris.0.connection_parameters.password"));
        Assert.Equal(created.Text("endpoints.0.host"), created.Text("connection_uris.0.connection_parameters.host"));
        JsonNode list = await client.GetAsync($"{client.Project}/branches?search=dev");
        Assert.Equal("7", list.Text($"annotations.{created.Text("branch.id")}.value.pr"));
    }

    [Fact]
    public async Task No_connection_string_is_returned_with_two_databases()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.PostAsync($"{client.Branch}/databases", 201, """{"database":{"name":"app","owner_name":"neondb_owner"}}""");
        client.Finish();

        JsonNode created = await client.PostAsync($"{client.Project}/branches", 201, $$"""{"endpoints":{{ReadWrite}}}""");

        Assert.Equal(["app", "neondb"], created.Texts("databases", "name"));
        Assert.Null(created["connection_uris"]);
    }

    [Fact]
    public async Task Children_of_a_protected_branch_get_new_passwords()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string password = (await client.GetAsync($"{client.Branch}/roles/neondb_owner/reveal_password")).Text("password");
        await client.PatchAsync(client.Branch, 200, """{"branch":{"protected":true}}""");

        string child = await client.AddBranchAsync("dev");
        string own = (await client.GetAsync($"{child}/roles/neondb_owner/reveal_password")).Text("password");
        Assert.NotEqual(password, own);

        await client.PostAsync($"{child}/restore", 200, $$"""{"source_branch_id":"{{client.BranchId}}"}""");
        Assert.Equal(own, (await client.GetAsync($"{child}/roles/neondb_owner/reveal_password")).Text("password"));
    }

    [Fact]
    public async Task A_branch_starts_at_the_requested_point_in_time()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        DateTimeOffset before = client.Clock.GetUtcNow();
        client.Finish();
        await client.PostAsync($"{client.Branch}/roles", 201, """{"role":{"name":"late"}}""");
        client.Finish();

        string then = await client.AddBranchAsync("then", $",\"parent_timestamp\":\"{before:O}\"");
        string now = await client.AddBranchAsync("now");
        string lsn = (await client.GetAsync(then)).Text("branch.parent_lsn");
        string again = await client.AddBranchAsync("again", $",\"parent_lsn\":\"{lsn}\"");

        Assert.Equal(["neondb_owner"], (await client.GetAsync($"{then}/roles")).Texts("roles", "name"));
        Assert.Equal(["late", "neondb_owner"], (await client.GetAsync($"{now}/roles")).Texts("roles", "name"));
        Assert.Equal(["neondb_owner"], (await client.GetAsync($"{again}/roles")).Texts("roles", "name"));
    }

    [Fact]
    public async Task A_schema_only_branch_is_a_root_branch()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        string branch = await client.AddBranchAsync("schema", ",\"init_source\":\"schema-only\"", ReadWrite);

        JsonNode read = await client.GetAsync(branch);
        Assert.Null(read.At("branch.parent_id"));
        Assert.Equal("schema-only", read.Text("branch.init_source"));
        await client.DeleteAsync(branch);
    }

    [Theory]
    [InlineData("\"name\":\"main\"", 409)]
    [InlineData("\"parent_id\":\"br-never-seen-a1234567\"", 404)]
    [InlineData("\"parent_lsn\":\"0/1\",\"parent_timestamp\":\"2026-03-01T12:00:00Z\"", 400)]
    [InlineData("\"parent_lsn\":\"0/1\"", 400)]
    [InlineData("\"parent_lsn\":\"FF/0\"", 400)]
    [InlineData("\"parent_lsn\":\"nonsense\"", 400)]
    [InlineData("\"parent_timestamp\":\"2026-03-02T12:00:00Z\"", 400)]
    [InlineData("\"parent_timestamp\":\"2026-03-01T11:59:00Z\"", 400)]
    [InlineData("\"expires_at\":\"2026-03-01T11:00:00Z\"", 400)]
    [InlineData("\"expires_at\":\"2026-04-02T12:00:00Z\"", 400)]
    [InlineData("\"expires_at\":\"2026-03-02T12:00:00Z\",\"protected\":true", 422)]
    [InlineData("\"init_source\":\"thin-air\"", 400)]
    public async Task Creation_refuses_invalid_settings(string branch, int status)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        await client.PostAsync($"{client.Project}/branches", status, $$"""{"branch":{{{branch}}} }""");

        Assert.Equal("1", (await client.GetAsync($"{client.Project}/branches/count")).Text("count"));
    }

    [Fact]
    public async Task Lists_can_be_sorted_searched_and_paged_with_next()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        foreach (string name in new[] { "b-2", "b-1", "b-3" })
        {
            await client.AddBranchAsync(name);
        }

        string list = $"{client.Project}/branches?search=b-&sort_by=name&sort_order=asc&limit=2";
        JsonNode first = await client.GetAsync(list);
        JsonNode second = await client.GetAsync($"{list}&cursor={Uri.EscapeDataString(first.Text("pagination.next"))}");

        Assert.Equal(["b-1", "b-2"], first.Texts("branches", "name"));
        Assert.Equal(["b-3"], second.Texts("branches", "name"));
        Assert.Null(second.At("pagination.next"));
        Assert.Equal("b-3", (await client.GetAsync($"{client.Project}/branches")).Text("branches.0.name"));
        Assert.Equal("3", (await client.GetAsync($"{client.Project}/branches/count?search=b-")).Text("count"));
        await client.GetAsync($"{client.Project}/branches?sort_by=size", 400);
        await client.GetAsync($"{client.Project}/branches?cursor=nonsense", 400);
        await client.GetAsync("/projects/never-seen-12345678/branches/count", 404);
        await client.GetAsync($"{client.Project}/branches/br-never-seen-a1234567", 404);
    }

    [Fact]
    public async Task Updates_change_name_protection_and_expiration()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await client.AddBranchAsync("dev");

        JsonNode changed = await client.PatchAsync(
            branch, 200, """{"branch":{"name":"development","expires_at":"2026-03-02T12:00:00Z"}}""");
        Assert.Equal("development", changed.Text("branch.name"));
        Assert.Equal("86380", changed.Text("branch.ttl_interval_seconds"));
        await client.PatchAsync(branch, 422, """{"branch":{"protected":true}}""");
        await client.PostAsync($"{client.Project}/branches", 422, $$"""{"branch":{"parent_id":"{{EmulatorClient.Id(branch)}}"} }""");
        await client.PostAsync($"{branch}/set_as_default", 422);

        changed = await client.PatchAsync(branch, 200, """{"branch":{"expires_at":null,"protected":true}}""");
        Assert.Null(changed.At("branch.expires_at"));
        Assert.Equal("true", changed.Text("branch.protected"));
        await client.PatchAsync(branch, 409, """{"branch":{"name":"main"}}""");
        await client.PatchAsync(client.Branch, 422, """{"branch":{"expires_at":"2026-03-02T12:00:00Z"}}""");
    }

    [Fact]
    public async Task An_expired_branch_is_deleted_automatically()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await client.AddBranchAsync("dev", ",\"expires_at\":\"2026-03-01T13:00:00Z\"");

        client.Clock.Advance(TimeSpan.FromMinutes(58));
        await client.GetAsync(branch);
        client.Clock.Advance(TimeSpan.FromMinutes(5));
        await client.GetAsync(branch, 404);

        JsonNode deleted = await client.GetAsync($"{client.Project}/branches?include_deleted=true&search=dev");
        Assert.Equal("ttl", deleted.Text("branches.0.recovery.deletion_method"));
        Assert.Equal("2026-03-01T13:00:00Z", deleted.Text("branches.0.recovery.deleted_at"));
        JsonNode recovered = await client.PostAsync($"{branch}/recover", 200);
        Assert.Null(recovered.At("branch.expires_at"));
    }

    [Fact]
    public async Task A_deleted_branch_can_be_recovered_and_deleting_it_again_has_no_effect()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await client.AddBranchAsync("dev", endpoints: ReadWrite);
        string endpoint = (await client.GetAsync($"{branch}/endpoints")).Text("endpoints.0.id");

        JsonNode deleted = await client.DeleteAsync(branch);
        Assert.Equal(["suspend_compute", "delete_timeline"], deleted.Texts("operations", "action"));
        client.Finish();
        await client.GetAsync(branch, 404);
        await client.DeleteAsync(branch, 204);
        await client.DeleteAsync($"{client.Project}/endpoints/{endpoint}", 204);
        Assert.Equal(["main"], (await client.GetAsync($"{client.Project}/branches")).Texts("branches", "name"));

        JsonNode recovered = await client.PostAsync($"{branch}/recover", 200);
        Assert.Equal([endpoint], recovered.Texts("endpoints", "id"));
        Assert.Equal("idle", recovered.Text("endpoints.0.current_state"));
        await client.PostAsync($"{branch}/recover", 422);

        await client.DeleteAsync(branch);
        client.Clock.Advance(TimeSpan.FromDays(7));
        await client.PostAsync($"{branch}/recover", 404);
        Assert.Single((await client.GetAsync($"{client.Project}/branches?include_deleted=true")).At("branches")!.AsArray());
        await client.DeleteAsync(branch, 204);
        await client.DeleteAsync($"{client.Project}/branches/br-never-seen-a1234567", 404);
    }

    [Fact]
    public async Task Default_root_protected_and_parent_branches_cannot_be_deleted()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await client.AddBranchAsync("dev");
        string child = await client.AddBranchAsync("child", $",\"parent_id\":\"{EmulatorClient.Id(branch)}\"");

        Assert.Contains("default", (await client.DeleteAsync(client.Branch, 422)).Text("message"), StringComparison.Ordinal);
        Assert.Contains("children", (await client.DeleteAsync(branch, 422)).Text("message"), StringComparison.Ordinal);
        await client.DeleteAsync(child);
        client.Finish();
        await client.PatchAsync(branch, 200, """{"branch":{"protected":true}}""");
        Assert.Contains("protected", (await client.DeleteAsync(branch, 422)).Text("message"), StringComparison.Ordinal);
        await client.PatchAsync(branch, 200, """{"branch":{"protected":false}}""");
        string other = await client.AddBranchAsync("other", ",\"init_source\":\"schema-only\"");
        await client.PostAsync($"{other}/set_as_default", 200);
        await client.DeleteAsync(branch);
        client.Finish();
        Assert.Contains("root", (await client.DeleteAsync(client.Branch, 422)).Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_branch_can_become_the_default()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await client.AddBranchAsync("dev");

        JsonNode changed = await client.PostAsync($"{branch}/set_as_default", 200);

        Assert.Equal("true", changed.Text("branch.default"));
        Assert.Equal("false", (await client.GetAsync(client.Branch)).Text("branch.default"));
        await client.PostAsync($"{client.Project}/branches/br-never-seen-a1234567/set_as_default", 404);
    }
}
