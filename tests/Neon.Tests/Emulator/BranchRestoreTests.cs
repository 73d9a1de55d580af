using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class BranchRestoreTests
{
    [Fact]
    public async Task Restoring_to_a_timestamp_recovers_the_past_and_preserves_the_present()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string child = await client.AddBranchAsync("child");
        DateTimeOffset good = client.Clock.GetUtcNow();
        client.Finish();
        await client.PostAsync($"{client.Branch}/databases", 201, """{"database":{"name":"wrong","owner_name":"neondb_owner"}}""");
        client.Finish();

        JsonNode restored = await client.PostAsync($"{client.Branch}/restore", 200, $$"""
            {"source_branch_id":"{{client.BranchId}}","source_timestamp":"{{good:O}}","preserve_under_name":"main_before"}
            """);

        Assert.Equal(["suspend_compute", "create_branch", "start_compute"], restored.Texts("operations", "action"));
        Assert.Equal("resetting", restored.Text("branch.current_state"));
        client.Finish();
        Assert.Equal(["neondb"], (await client.GetAsync($"{client.Branch}/databases")).Texts("databases", "name"));
        Assert.Equal("active", (await client.GetAsync(client.Endpoint)).Text("endpoint.current_state"));
        JsonNode backup = (await client.GetAsync($"{client.Project}/branches?search=main_before")).At("branches.0")!;
        Assert.Equal(["neondb", "wrong"], (await client.GetAsync($"{client.Project}/branches/{backup.Text("id")}/databases")).Texts("databases", "name"));
        Assert.Equal(backup.Text("id"), (await client.GetAsync(client.Branch)).Text("branch.parent_id"));
        Assert.Equal(backup.Text("id"), (await client.GetAsync(child)).Text("branch.parent_id"));
        Assert.Null(backup["parent_id"]);
    }

    [Fact]
    public async Task Restoring_to_an_LSN_is_equivalent_to_restoring_to_its_time()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string child = await client.AddBranchAsync("child");
        string lsn = (await client.GetAsync(child)).Text("branch.parent_lsn");
        await client.PostAsync($"{client.Branch}/roles", 201, """{"role":{"name":"late"}}""");
        client.Finish();

        await client.PostAsync($"{client.Branch}/restore", 200, $$"""
            {"source_branch_id":"{{client.BranchId}}","source_lsn":"{{lsn}}","preserve_under_name":"old"}
            """);

        Assert.Equal(["neondb_owner"], (await client.GetAsync($"{client.Branch}/roles")).Texts("roles", "name"));
    }

    [Fact]
    public async Task A_reset_uses_the_head_of_the_parent_and_restarts_the_expiration()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await client.AddBranchAsync("dev", ",\"expires_at\":\"2026-03-01T13:00:10Z\"");
        await client.PostAsync($"{branch}/databases", 201, """{"database":{"name":"scratch","owner_name":"neondb_owner"}}""");
        await client.PostAsync($"{client.Branch}/databases", 423, """{"database":{"name":"fresh","owner_name":"neondb_owner"}}""");
        client.Finish();
        await client.PostAsync($"{client.Branch}/databases", 201, """{"database":{"name":"fresh","owner_name":"neondb_owner"}}""");
        client.Finish();

        JsonNode reset = await client.PostAsync($"{branch}/restore", 200, $$"""{"source_branch_id":"{{client.BranchId}}"}""");

        Assert.Equal(["fresh", "neondb"], (await client.GetAsync($"{branch}/databases")).Texts("databases", "name"));
        Assert.Equal("2026-03-01T12:00:40Z", reset.Text("branch.last_reset_at"));
        Assert.Equal("2026-03-01T13:00:40Z", reset.Text("branch.expires_at"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"preserve_under_name\":\"before\"")]
    public async Task A_reset_also_resets_the_buckets_to_those_of_the_parent(string more)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.PostAsync($"{client.Branch}/buckets", 201, """{"name":"shared"}""");
        string branch = await client.AddBranchAsync("dev");
        await client.PostAsync($"{branch}/buckets", 201, """{"name":"scratch"}""");
        await client.DeleteAsync($"{branch}/buckets/shared", 204);
        await client.PostAsync($"{client.Branch}/buckets", 201, """{"name":"fresh"}""");

        await client.PostAsync($"{branch}/restore", 200, $$"""{"source_branch_id":"{{client.BranchId}}"{{more}}}""");

        Assert.Equal(["fresh", "shared"], (await client.GetAsync($"{branch}/buckets")).Texts("buckets", "name"));
        if (more.Length > 0)
        {
            string kept = (await client.GetAsync($"{client.Project}/branches?search=before")).Text("branches.0.id");
            Assert.Equal(["scratch"], (await client.GetAsync($"{client.Project}/branches/{kept}/buckets")).Texts("buckets", "name"));
        }
    }

    [Fact]
    public async Task History_includes_the_ancestors()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        DateTimeOffset early = client.Clock.GetUtcNow();
        client.Finish();
        await client.PostAsync($"{client.Branch}/roles", 201, """{"role":{"name":"second"}}""");
        client.Finish();
        string branch = await client.AddBranchAsync("dev");

        await client.PostAsync($"{branch}/restore", 200, $$"""
            {"source_branch_id":"{{EmulatorClient.Id(branch)}}","source_timestamp":"{{early:O}}","preserve_under_name":"dev_old"}
            """);

        Assert.Equal(["neondb_owner"], (await client.GetAsync($"{branch}/roles")).Texts("roles", "name"));
    }

    [Theory]
    [InlineData("{self}", "", 400)]
    [InlineData("{self}", ",\"source_timestamp\":\"2026-03-01T12:00:05Z\"", 400)]
    [InlineData("{self}", ",\"preserve_under_name\":\"old\"", 400)]
    [InlineData("{self}", ",\"source_timestamp\":\"2026-03-01T12:00:05Z\",\"preserve_under_name\":\"dev\"", 409)]
    [InlineData("{self}", ",\"source_timestamp\":\"2026-02-01T12:00:05Z\",\"preserve_under_name\":\"old\"", 400)]
    [InlineData("{child}", "", 422)]
    [InlineData("br-never-seen-a1234567", "", 404)]
    public async Task Invalid_restores_are_refused(string source, string more, int status)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string child = await client.AddBranchAsync("dev");
        string id = source.Replace("{self}", client.BranchId, StringComparison.Ordinal)
            .Replace("{child}", EmulatorClient.Id(child), StringComparison.Ordinal);

        await client.PostAsync($"{client.Branch}/restore", status, $$"""{"source_branch_id":"{{id}}"{{more}}}""");

        Assert.Equal("2", (await client.GetAsync($"{client.Project}/branches/count")).Text("count"));
    }

    [Fact]
    public async Task A_protected_branch_cannot_be_reset()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await client.AddBranchAsync("dev", ",\"protected\":true");

        await client.PostAsync($"{branch}/restore", 422, $$"""{"source_branch_id":"{{client.BranchId}}"}""");
    }
}
