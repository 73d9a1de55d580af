using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class ConsumptionTests
{
    [Fact]
    public async Task The_same_question_gets_the_same_answer_and_none_from_before_the_project()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Clock.Advance(TimeSpan.FromDays(3));
        string path = Path(client, "projects", -10, "daily") + "&metrics=compute_unit_seconds";

        JsonNode once = await client.GetAsync(path);
        JsonNode again = await client.GetAsync(path);

        Assert.Equal(once.ToJsonString(), again.ToJsonString());
        Assert.Equal(3, once["projects"]![0]!["periods"]![0]!["consumption"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_range_outside_the_granularity_is_not_acceptable()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        await client.GetAsync(Path(client, "projects", -8, "hourly") + "&metrics=compute_unit_seconds", 406);
        await client.GetAsync(Path(client, "projects", -61, "daily") + "&metrics=compute_unit_seconds", 406);
        await client.GetAsync(Path(client, "projects", -1, "daily") + "&metrics=never", 400);
        await client.GetAsync(Path(client, "branches", -1, "daily") + $"&project_ids={client.ProjectId}&metrics=extra_branches_month", 400);
    }

    [Fact]
    public async Task The_thirty_first_request_in_a_minute_is_one_too_many_and_others_still_pass()
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

    /// <summary>Calls every operation about consumption, with success.</summary>
    internal static async Task UseEveryOperationAsync(EmulatorClient client)
    {
        await client.GetAsync(Path(client, "projects", -1, "daily") + "&metrics=compute_unit_seconds");
        await client.GetAsync(Path(client, "branches", -1, "daily") + $"&metrics=compute_unit_seconds&project_ids={client.ProjectId}");
        client.Emulator.SetPlan(client.Emulator.OrganizationId, "scale");
        await client.GetAsync(Path(client, "projects", -1, "daily").Replace("v2/", string.Empty, StringComparison.Ordinal));
    }

    private static string Path(EmulatorClient client, string what, int days, string granularity)
    {
        DateTime now = client.Clock.GetUtcNow().UtcDateTime;
        return $"/consumption_history/v2/{what}?org_id={client.Emulator.OrganizationId}&granularity={granularity}&from={now.AddDays(days):s}Z&to={now:s}Z";
    }
}
