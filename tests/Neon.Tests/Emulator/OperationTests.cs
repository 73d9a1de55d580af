using System.Text.Json.Nodes;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

public class OperationTests
{
    [Fact]
    public async Task The_list_is_newest_first_is_paged_by_time_and_always_has_a_cursor()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.AddBranchAsync("a", endpoints: """[{"type":"read_write"}]""");
        string list = $"{client.Project}/operations?limit=3";

        JsonNode first = await client.GetAsync(list);
        JsonNode second = await client.GetAsync($"{list}&cursor={Uri.EscapeDataString(first.Text("pagination.cursor"))}");
        JsonNode third = await client.GetAsync($"{list}&cursor={Uri.EscapeDataString(second.Text("pagination.cursor"))}");

        Assert.Equal(["start_compute", "create_branch", "start_compute"], first.Texts("operations", "action"));
        Assert.Equal(["create_timeline"], second.Texts("operations", "action"));
        Assert.Empty(third.At("operations")!.AsArray());
        Assert.Equal(second.Text("pagination.cursor"), third.Text("pagination.cursor"));
        await client.GetAsync($"{client.Project}/operations?cursor=yesterday", 400);
        await client.GetAsync($"{client.Project}/operations?limit=1001", 400);
    }

    [Fact]
    public async Task A_single_operation_can_be_read()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string id = (await client.GetAsync($"{client.Project}/operations")).Text("operations.0.id");

        JsonNode read = await client.GetAsync($"{client.Project}/operations/{id}");

        Assert.Equal(("finished", "2000"), (read.Text("operation.status"), read.Text("operation.total_duration_ms")));
        await client.GetAsync($"{client.Project}/operations/00000000-0000-0000-0000-000000000000", 404);
        await client.GetAsync($"{client.Project}/operations/not-a-uuid", 400);
    }

    [Fact]
    public async Task A_failed_operation_is_retried_and_finishes()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.Faults.AddToOperation(new OperationFault { Action = "create_branch", Failures = 1, Error = "no room" });
        JsonNode created = await client.PostAsync($"{client.Project}/branches", 201);
        string operation = $"{client.Project}/operations/{created.Text("operations.0.id")}";

        client.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonNode failed = (await client.GetAsync(operation))["operation"]!;
        Assert.Equal(("failed", "1", "no room"), (failed.Text("status"), failed.Text("failures_count"), failed.Text("error")));
        Assert.NotNull(failed["retry_at"]);
        await client.PostAsync($"{client.Project}/branches", 423);

        client.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("running", (await client.GetAsync(operation)).Text("operation.status"));
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("finished", (await client.GetAsync(operation)).Text("operation.status"));
    }

    [Fact]
    public async Task An_error_cancels_the_rest_of_the_chain_and_has_no_effect()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.Faults.AddToOperation(new OperationFault { EndsInError = true });
        JsonNode created = await client.PostAsync(
            $"{client.Project}/branches", 201, """{"endpoints":[{"type":"read_write"}]}""");
        client.Finish();

        JsonNode list = await client.GetAsync($"{client.Project}/operations?limit=2");
        Assert.Equal(["cancelled", "error"], list.Texts("operations", "status"));
        Assert.Equal("init", (await client.GetAsync($"{client.Project}/branches/{created.Text("branch.id")}")).Text("branch.current_state"));
        Assert.Equal("idle", (await client.GetAsync($"{client.Project}/endpoints/{created.Text("endpoints.0.id")}")).Text("endpoint.current_state"));
        Assert.Equal(0, client.Emulator.Faults.Pending);
    }

    [Fact]
    public async Task An_operation_can_be_skipped_or_delayed()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.Faults.AddToOperation(new OperationFault { IsSkipped = true, Duration = TimeSpan.FromMinutes(5) });
        await client.PostAsync($"{client.Project}/branches", 201);

        client.Clock.Advance(TimeSpan.FromMinutes(4));
        await client.PostAsync($"{client.Project}/branches", 423);
        client.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("skipped", (await client.GetAsync($"{client.Project}/operations")).Text("operations.0.status"));
        await client.PostAsync($"{client.Project}/branches", 201);
    }

    [Fact]
    public async Task A_running_operation_blocks_changes_to_its_project_only()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        JsonNode other = await client.PostAsync("/projects", 201, $$"""{"project":{{client.Own("{}")}}}""");
        client.Finish();
        client.Emulator.StartSystemOperation(client.ProjectId);

        JsonNode error = await client.PatchAsync(client.Project, 423, """{"project":{"name":"x"}}""");
        Assert.Equal("project already has running conflicting operations, scheduling of new ones is prohibited", error.Text("message"));
        await client.DeleteAsync(client.Branch, 423);
        await client.PostAsync($"/projects/{other.Text("project.id")}/branches", 201);
        client.Finish();
        await client.PatchAsync(client.Project, 200, """{"project":{"name":"x"}}""");
    }

    [Fact]
    public async Task Changes_run_in_parallel_without_locks()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync(
            clock => new EmulatorOptions { Clock = clock, Locks = false });

        JsonNode created = await client.PostAsync($"{client.Project}/branches", 201);
        await client.PostAsync($"{client.Project}/branches", 201);
        JsonNode error = await client.PostAsync(
            $"{client.Project}/branches", 422, $$"""{"branch":{"parent_id":"{{created.Text("branch.id")}}"} }""");

        Assert.Equal("branch not ready yet", error.Text("message"));
    }

    [Fact]
    public async Task With_a_duration_of_zero_operations_finish_immediately()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync(
            clock => new EmulatorOptions { Clock = clock, OperationDuration = TimeSpan.Zero });

        JsonNode created = await client.PostAsync($"{client.Project}/branches", 201, """{"endpoints":[{"type":"read_write"}]}""");

        Assert.Equal(["finished", "finished"], created.Texts("operations", "status"));
        Assert.Equal("active", created.Text("endpoints.0.current_state"));
        await client.PostAsync($"{client.Project}/branches", 201);
    }
}
