using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class LifecycleTests
{
    [Fact]
    public async Task A_new_project_is_readable_at_once_and_its_operations_follow_the_clock()
    {
        using EmulatorClient client = new();
        JsonNode created = await client.PostAsync(
            "/projects", 201, $$"""{"project":{{client.Own("""{"name":"shop"}""")}}}""");
        string project = $"/projects/{created.Text("project.id")}";

        Assert.Equal("main", created.Text("branch.name"));
        Assert.Equal("neondb", created.Text("databases.0.name"));
        Assert.Equal("neondb_owner", created.Text("roles.0.name"));
        Assert.Equal(["running", "scheduling"], created.Texts("operations", "status"));
        Assert.Equal("init", created.Text("endpoints.0.current_state"));
        Assert.Equal("active", created.Text("endpoints.0.pending_state"));
        Assert.Equal("shop", (await client.GetAsync(project)).Text("project.name"));

        client.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["running", "finished"], (await client.GetAsync($"{project}/operations")).Texts("operations", "status"));
        Assert.Equal(HttpStatusCode.Locked, await client.StatusAsync("POST", $"{project}/branches"));

        client.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["finished", "finished"], (await client.GetAsync($"{project}/operations")).Texts("operations", "status"));
        Assert.Equal("active", (await client.GetAsync($"{project}/endpoints")).Text("endpoints.0.current_state"));
        Assert.Equal(HttpStatusCode.Created, await client.StatusAsync("POST", $"{project}/branches"));
        Assert.Empty(client.Emulator.Violations);
    }
}
