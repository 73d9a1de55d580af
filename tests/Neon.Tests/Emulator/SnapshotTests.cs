using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class SnapshotTests
{
    [Fact]
    public async Task A_snapshot_shows_the_branch_at_its_point_in_time()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Clock.Advance(TimeSpan.FromHours(1));
        string moment = client.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        client.Clock.Advance(TimeSpan.FromMinutes(1));
        await client.PostAsync($"{client.Branch}/databases", 201, """{"database":{"name":"later","owner_name":"neondb_owner"}}""");
        client.Finish();
        JsonNode past = await client.PostAsync($"{client.Branch}/snapshot?timestamp={moment}", 200);
        client.Finish();

        JsonNode restored = await client.PostAsync($"{client.Project}/snapshots/{past.Text("snapshot.id")}/restore", 200);
        client.Finish();

        JsonNode databases = await client.GetAsync($"{client.Project}/branches/{restored.Text("branch.id")}/databases");
        Assert.Equal(["neondb"], databases.Texts("databases", "name"));
        Assert.Equal("ready", (await client.GetAsync($"{client.Project}/branches/{restored.Text("branch.id")}")).Text("branch.current_state"));
    }

    [Fact]
    public async Task A_snapshot_expires_unless_its_expiration_is_removed()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string until = client.Clock.GetUtcNow().AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        JsonNode kept = await client.PostAsync($"{client.Branch}/snapshot?name=kept&expires_at={until}", 200);
        client.Finish();
        await client.PostAsync($"{client.Branch}/snapshot?name=gone&expires_at={until}", 200);
        client.Finish();
        await client.PatchAsync($"{client.Project}/snapshots/{kept.Text("snapshot.id")}", 200, """{"snapshot":{"expires_at":null}}""");

        client.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(["kept"], (await client.GetAsync($"{client.Project}/snapshots")).Texts("snapshots", "name"));
        await client.PostAsync($"{client.Branch}/snapshot?expires_at={until}", 400);
    }

    [Fact]
    public async Task A_finalized_restore_swaps_the_branches_and_the_old_one_can_be_deleted()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        JsonNode snapshot = await client.PostAsync($"{client.Branch}/snapshot", 200);
        client.Finish();
        JsonNode restored = await client.PostAsync($"{client.Project}/snapshots/{snapshot.Text("snapshot.id")}/restore", 200, """{"name":"preview"}""");
        client.Finish();
        string branch = $"{client.Project}/branches/{restored.Text("branch.id")}";

        JsonNode finalized = await client.PostAsync($"{branch}/finalize_restore", 200);
        client.Finish();

        Assert.Equal(["suspend_compute", "start_compute"], finalized.Texts("operations", "action"));
        JsonNode now = await client.GetAsync(branch);
        Assert.Equal(("main", "finalized", client.BranchId), (now.Text("branch.name"), now.Text("branch.restore_status"), now.Text("branch.restored_as")));
        Assert.Equal("main (old)", (await client.GetAsync(client.Branch)).Text("branch.name"));
        Assert.Equal(restored.Text("branch.id"), (await client.GetAsync(client.Endpoint)).Text("endpoint.branch_id"));
        await client.PostAsync($"{branch}/finalize_restore", 422);
        await client.DeleteAsync(client.Branch);
        client.Finish();
        await client.DeleteAsync(branch, 422);
    }

    [Fact]
    public async Task A_schedule_creates_snapshots_that_expire_except_the_last_one()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.SendAsync(
            "PUT", $"{client.Branch}/backup_schedule", 200, """{"schedule":[{"frequency":"daily","hour":3,"retention_seconds":172800}]}""");
        client.Clock.Advance(TimeSpan.FromDays(10));

        JsonNode taken = await client.GetAsync($"{client.Project}/snapshots");
        Assert.Equal(["2026-03-11T03:00:00Z", "2026-03-10T03:00:00Z"], taken.Texts("snapshots", "created_at"));
        Assert.All(taken.Texts("snapshots", "manual"), manual => Assert.Equal("false", manual));
        Assert.Equal("2026-03-13T03:00:00Z", taken.Text("snapshots.0.expires_at"));

        await client.SendAsync("PUT", $"{client.Branch}/backup_schedule", 200, """{"schedule":[]}""");
        client.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(["2026-03-11T03:00:00Z"], (await client.GetAsync($"{client.Project}/snapshots")).Texts("snapshots", "created_at"));
    }

    [Theory]
    [InlineData("""{"frequency":"weekly","day":1,"hour":5}""", "2026-03-30T05:00:00Z", 5)]
    [InlineData("""{"frequency":"monthly","day":31}""", "2026-03-31T00:00:00Z", 1)]
    public async Task A_schedule_runs_on_its_day(string item, string latest, int count)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.SendAsync("PUT", $"{client.Branch}/backup_schedule", 200, $$"""{"schedule":[{{item}}]}""");
        client.Clock.Advance(TimeSpan.FromDays(33));

        JsonNode taken = await client.GetAsync($"{client.Project}/snapshots");

        Assert.Equal((latest, count), (taken.Text("snapshots.0.created_at"), taken["snapshots"]!.AsArray().Count));
    }

    [Fact]
    public async Task Only_root_branches_have_schedules()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string child = await client.AddBranchAsync("dev");

        JsonNode error = await client.SendAsync("PUT", $"{child}/backup_schedule", 422, """{"schedule":[{"frequency":"daily"}]}""");

        Assert.Contains("root branches", error.Text("message"), StringComparison.Ordinal);
        await client.SendAsync("PUT", $"{child}/backup_schedule", 200, """{"schedule":[]}""");
    }

    /// <summary>Calls every operation for snapshots successfully.</summary>
    internal static async Task UseEveryOperationAsync(EmulatorClient client)
    {
        JsonNode taken = await client.PostAsync($"{client.Branch}/snapshot", 200);
        string snapshot = $"{client.Project}/snapshots/{taken.Text("snapshot.id")}";
        client.Finish();
        JsonNode restored = await client.PostAsync($"{snapshot}/restore", 200);
        client.Finish();
        await client.PostAsync($"{client.Project}/branches/{restored.Text("branch.id")}/finalize_restore", 200);
        client.Finish();
        await client.PatchAsync(snapshot, 200, """{"snapshot":{"name":"kept"}}""");
        await client.GetAsync($"{client.Project}/snapshots");
        await client.DeleteAsync(snapshot, 202);
        client.Finish();
        await client.SendAsync("PUT", $"{client.Branch}/backup_schedule", 200, """{"schedule":[{"frequency":"daily"}]}""");
        await client.GetAsync($"{client.Branch}/backup_schedule");
    }
}
