using System.Text.Json.Nodes;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

public class EndpointTests
{
    [Fact]
    public async Task A_branch_can_have_one_read_write_endpoint_and_many_read_only_ones()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        await client.PostAsync($"{client.Project}/endpoints", 409, Request(client.BranchId, "read_write"));
        for (int number = 0; number < 2; number++)
        {
            JsonNode created = await client.PostAsync(
                $"{client.Project}/endpoints", 201, Request(client.BranchId, "read_only", ",\"name\":\"replica\",\"autoscaling_limit_min_cu\":1"));
            Assert.Equal(["start_compute"], created.Texts("operations", "action"));
            Assert.Equal("1", created.Text("endpoint.autoscaling_limit_min_cu"));
            client.Finish();
        }

        Assert.Equal(3, (await client.GetAsync($"{client.Branch}/endpoints")).At("endpoints")!.AsArray().Count);
        Assert.Equal(3, (await client.GetAsync($"{client.Project}/endpoints")).At("endpoints")!.AsArray().Count);
        await client.GetAsync("/projects/never-seen-12345678/endpoints", 404);
        await client.GetAsync($"{client.Project}/branches/br-never-seen-a1234567/endpoints", 404);
    }

    [Theory]
    [InlineData(",\"settings\":{}", "settings must not be nil")]
    [InlineData(",\"region_id\":\"aws-eu-west-2\"", "region")]
    [InlineData(",\"autoscaling_limit_min_cu\":8,\"autoscaling_limit_max_cu\":2", "must not exceed")]
    [InlineData(",\"suspend_timeout_seconds\":30", "at least 60")]
    [InlineData(",\"autoscaling_limit_min_cu\":0.1", "autoscaling_limit_min_cu")]
    [InlineData(",\"colour\":\"red\"", "colour is not known")]
    public async Task Creation_refuses_invalid_settings(string more, string message)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        JsonNode error = await client.PostAsync($"{client.Project}/endpoints", 400, Request(client.BranchId, "read_only", more));

        Assert.Contains(message, error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suspend_start_and_restart_take_effect_when_their_operations_finish()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        JsonNode suspended = await client.PostAsync($"{client.Endpoint}/suspend", 200);
        Assert.Equal(("active", "idle"), (suspended.Text("endpoint.current_state"), suspended.Text("endpoint.pending_state")));
        client.Finish();
        JsonNode idle = await client.GetAsync(client.Endpoint);
        Assert.Equal(("idle", "2026-03-01T12:00:11Z"), (idle.Text("endpoint.current_state"), idle.Text("endpoint.suspended_at")));
        Assert.Equal("2026-03-01T12:00:11Z", idle.Text("endpoint.last_active"));
        Assert.Equal("2026-03-01T12:00:11Z", (await client.GetAsync(client.Project)).Text("project.compute_last_active_at"));
        Assert.Empty((await client.PostAsync($"{client.Endpoint}/suspend", 200)).At("operations")!.AsArray());

        await client.PostAsync($"{client.Endpoint}/start", 200);
        client.Finish();
        Assert.Equal("active", (await client.GetAsync(client.Endpoint)).Text("endpoint.current_state"));
        client.Clock.Advance(TimeSpan.FromDays(2));
        string now = $"{client.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}";
        Assert.Equal((now, now), ((await client.GetAsync(client.Endpoint)).Text("endpoint.last_active"), (await client.GetAsync(client.Project)).Text("project.compute_last_active_at")));
        Assert.Empty((await client.PostAsync($"{client.Endpoint}/start", 200)).At("operations")!.AsArray());

        JsonNode restarted = await client.PostAsync($"{client.Endpoint}/restart", 200);
        Assert.Equal(["suspend_compute", "start_compute"], restarted.Texts("operations", "action"));
        Assert.Equal(("active", "idle"), (restarted.Text("endpoint.current_state"), restarted.Text("endpoint.pending_state")));
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        idle = await client.GetAsync(client.Endpoint);
        Assert.Equal(("idle", "active"), (idle.Text("endpoint.current_state"), idle.Text("endpoint.pending_state")));
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("active", (await client.GetAsync(client.Endpoint)).Text("endpoint.current_state"));

        foreach (string verb in new[] { "start", "suspend", "restart" })
        {
            await client.PostAsync($"{client.Project}/endpoints/ep-never-seen-a1234567/{verb}", 404);
        }
    }

    [Fact]
    public async Task Without_locks_an_endpoint_in_transition_still_refuses_changes()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync(
            clock => new EmulatorOptions { Clock = clock, Locks = false });
        await client.PostAsync($"{client.Endpoint}/suspend", 200);

        JsonNode error = await client.PostAsync($"{client.Endpoint}/suspend", 423);

        Assert.Equal("endpoint is in some transitive state, could not suspend", error.Text("message"));
    }

    [Fact]
    public async Task Resizing_restarts_the_compute_and_renaming_does_not()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        Assert.Empty((await UpdateAsync("\"name\":\"primary\"")).At("operations")!.AsArray());
        Assert.Equal(["suspend_compute", "start_compute"], (await UpdateAsync("\"autoscaling_limit_max_cu\":8")).Texts("operations", "action"));
        Assert.Equal(["apply_config"], (await UpdateAsync("\"suspend_timeout_seconds\":-1")).Texts("operations", "action"));
        Assert.Equal(["suspend_compute"], (await UpdateAsync("\"disabled\":true")).Texts("operations", "action"));
        await client.PostAsync($"{client.Endpoint}/start", 422);
        await client.PatchAsync(client.Endpoint, 400, """{"endpoint":{"autoscaling_limit_min_cu":16}}""");
        await client.PatchAsync($"{client.Project}/endpoints/ep-never-seen-a1234567", 404, """{"endpoint":{}}""");
        JsonNode read = await client.GetAsync(client.Endpoint);
        Assert.Equal(("primary", "8", "-1", "true"), (
            read.Text("endpoint.name"), read.Text("endpoint.autoscaling_limit_max_cu"),
            read.Text("endpoint.suspend_timeout_seconds"), read.Text("endpoint.disabled")));

        async Task<JsonNode> UpdateAsync(string change)
        {
            JsonNode changed = await client.PatchAsync(client.Endpoint, 200, $$"""{"endpoint":{{{change}}} }""");
            client.Finish();
            return changed;
        }
    }

    [Fact]
    public async Task An_endpoint_can_be_moved_to_a_branch_without_one()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string bare = await client.AddBranchAsync("bare");

        await client.PatchAsync(client.Endpoint, 200, $$"""{"endpoint":{"branch_id":"{{EmulatorClient.Id(bare)}}"} }""");

        Assert.Equal([client.EndpointId], (await client.GetAsync($"{bare}/endpoints")).Texts("endpoints", "id"));
    }

    [Fact]
    public async Task A_deleted_endpoint_is_gone_and_deleting_it_again_has_no_effect()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        Assert.Equal(["suspend_compute"], (await client.DeleteAsync(client.Endpoint)).Texts("operations", "action"));
        client.Finish();
        await client.GetAsync(client.Endpoint, 404);
        await client.DeleteAsync(client.Endpoint, 204);
        await client.DeleteAsync($"{client.Project}/endpoints/ep-never-seen-a1234567", 404);
        await client.PostAsync($"{client.Project}/endpoints", 201, Request(client.BranchId, "read_write"));
    }

    [Fact]
    public async Task The_compute_of_a_protected_branch_cannot_be_deleted()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.PatchAsync(client.Branch, 200, """{"branch":{"protected":true}}""");

        await client.DeleteAsync(client.Endpoint, 422);
    }

    private static string Request(string branch, string type, string more = "") =>
        $$"""{"endpoint":{"branch_id":"{{branch}}","type":"{{type}}"{{more}}} }""";
}
