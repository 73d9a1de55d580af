using System.Text.Json.Nodes;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

public class ConsumptionTests
{
    [Fact]
    public async Task Consumption_is_reproducible_and_starts_with_the_project()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Clock.Advance(TimeSpan.FromDays(3));
        string path = Path(client, "projects", -10, "daily") + "&metrics=compute_unit_seconds";

        JsonNode once = await client.GetAsync(path);
        JsonNode again = await client.GetAsync(path);

        Assert.Equal(once.ToJsonString(), again.ToJsonString());
        Assert.Equal(3, once["projects"]![0]!["periods"]![0]!["consumption"]!.AsArray().Count);
    }

    /// <summary>The figures of past time frames are those of a bill.</summary>
    [Theory]
    [InlineData("restore")]
    [InlineData("snapshot")]
    [InlineData("resize")]
    [InlineData("endpoint")]
    [InlineData("delete")]
    [InlineData("recover")]
    [InlineData("create")]
    public async Task The_consumption_of_past_days_never_changes(string change)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string dev = await client.AddBranchAsync("dev");
        client.Clock.Advance(TimeSpan.FromDays(1));
        string snapshot = (await client.PostAsync($"{client.Branch}/snapshot", 200)).Text("snapshot.id");
        client.Clock.Advance(TimeSpan.FromDays(3));
        string[] paths =
        [
            Path(client, "projects", -10, "daily", until: -1) + "&metrics=" + string.Join(',', ConsumptionFigures.OfProjects),
            Path(client, "projects", -10, "daily", until: -1).Replace("v2/", string.Empty, StringComparison.Ordinal) + "&metrics=" + string.Join(',', ConsumptionFigures.OfLegacyPlans),
        ];
        string[] before = [.. await Task.WhenAll(paths.Select(async path => (await client.GetAsync(path)).ToJsonString()))];

        Task changed = change switch
        {
            "restore" => client.PostAsync($"{client.Branch}/restore", 200, $$"""{"source_branch_id":"{{EmulatorClient.Id(dev)}}","preserve_under_name":"old"}"""),
            "snapshot" => client.DeleteAsync($"{client.Project}/snapshots/{snapshot}", 202),
            "resize" => client.PatchAsync(client.Endpoint, 200, """{"endpoint":{"autoscaling_limit_max_cu":8}}"""),
            "endpoint" => client.DeleteAsync(client.Endpoint),
            "delete" or "recover" => client.DeleteAsync(dev),
            _ => client.AddBranchAsync("another"),
        };
        await changed;
        client.Clock.Advance(TimeSpan.FromMinutes(5));
        if (change == "recover")
        {
            await client.PostAsync($"{dev}/recover", 200);
            client.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        string[] after = [.. await Task.WhenAll(paths.Select(async path => (await client.GetAsync(path)).ToJsonString()))];
        Assert.Equal(before, after);
        Assert.Contains("\"value\":", after[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_that_does_not_fit_the_granularity_is_refused()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        await client.GetAsync(Path(client, "projects", -8, "hourly") + "&metrics=compute_unit_seconds", 406);
        await client.GetAsync(Path(client, "projects", -61, "daily") + "&metrics=compute_unit_seconds", 406);
        await client.GetAsync(Path(client, "projects", -1, "daily") + "&metrics=never", 400);
        await client.GetAsync(Path(client, "branches", -1, "daily") + $"&project_ids={client.ProjectId}&metrics=extra_branches_month", 400);
    }

    [Fact]
    public async Task The_31st_consumption_request_in_a_minute_is_refused_but_others_pass()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string path = Path(client, "projects", -1, "daily") + "&metrics=compute_unit_seconds";
        for (int count = 0; count < 30; count++)
        {
            await client.GetAsync(path);
        }

        await client.GetAsync(path, 429);
        await client.GetAsync(client.Project);
    }

    [Theory]
    [InlineData("free_v3", 403)]
    [InlineData("launch_v3", 200)]
    [InlineData("scale_v3", 200)]
    [InlineData("scale", 200)]
    public async Task Every_plan_except_the_free_one_has_consumption(string plan, int status)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.SetPlan(client.Emulator.OrganizationId, plan);
        string path = Path(client, "projects", -1, "daily");

        await client.GetAsync(path + "&metrics=compute_unit_seconds", status);
        await client.GetAsync(path.Replace("v2/", string.Empty, StringComparison.Ordinal), status);
        await client.GetAsync(Path(client, "branches", -1, "daily") + $"&metrics=compute_unit_seconds&project_ids={client.ProjectId}", status);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(600)]
    [InlineData(200_000)]
    public async Task Consumption_never_exceeds_the_size_and_age_of_the_compute(int age)
    {
        using EmulatorClient client = new();
        JsonNode created = await client.PostAsync("/projects", 201, $$"""{"project":{{client.Own("""{"default_endpoint_settings":{"autoscaling_limit_max_cu":2}}""")}}}""");
        string project = created.Text("project.id");
        client.Clock.Advance(TimeSpan.FromSeconds(age));
        string path = Path(client, "projects", -6, "hourly", until: 1);
        JsonNode v2 = await client.GetAsync(path + "&metrics=compute_unit_seconds,root_branch_bytes_month,public_network_transfer_bytes");
        JsonNode v1 = await client.GetAsync(path.Replace("v2/", string.Empty, StringComparison.Ordinal));

        long Total(string metric) => Entries(v2).Sum(entry => entry["metrics"]!.AsArray()
            .Where(each => each!.Text("metric_name") == metric).Sum(each => each!["value"]!.GetValue<long>()));
        long Legacy(string metric) => Entries(v1).Sum(entry => entry[metric]!.GetValue<long>());

        Assert.Equal(project, v2.Text("projects.0.project_id"));
        Assert.InRange(Total("compute_unit_seconds"), 0, 2L * age);
        Assert.InRange(Legacy("active_time_seconds"), 0, age);
        Assert.InRange(Legacy("compute_time_seconds"), 0, 2L * age);
        Assert.InRange(Total("root_branch_bytes_month"), 0, 30_000_000L * age / (730 * 3600) + 200);
        Assert.True(age < 200_000 || Total("compute_unit_seconds") > 0);
    }

    private static IEnumerable<JsonObject> Entries(JsonNode response) => response["projects"]!.AsArray()
        .SelectMany(project => project!["periods"]!.AsArray())
        .SelectMany(period => period!["consumption"]!.AsArray())
        .Select(entry => entry!.AsObject());

    /// <summary>Calls every operation for consumption successfully.</summary>
    internal static async Task UseEveryOperationAsync(EmulatorClient client)
    {
        await client.GetAsync(Path(client, "projects", -1, "daily") + "&metrics=compute_unit_seconds");
        await client.GetAsync(Path(client, "branches", -1, "daily") + $"&metrics=compute_unit_seconds&project_ids={client.ProjectId}");
        client.Emulator.SetPlan(client.Emulator.OrganizationId, "scale");
        await client.GetAsync(Path(client, "projects", -1, "daily").Replace("v2/", string.Empty, StringComparison.Ordinal));
    }

    private static string Path(EmulatorClient client, string what, int days, string granularity, int until = 0)
    {
        DateTime now = client.Clock.GetUtcNow().UtcDateTime;
        return $"/consumption_history/v2/{what}?org_id={client.Emulator.OrganizationId}&granularity={granularity}&from={now.AddDays(days):s}Z&to={now.AddHours(until):s}Z";
    }
}
