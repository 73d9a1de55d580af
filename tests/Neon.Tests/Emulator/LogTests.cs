using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class LogTests
{
    [Fact]
    public async Task Pages_continue_after_the_last_one_despite_new_records()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Clock.Advance(TimeSpan.FromMinutes(30));
        string[] all = (await QueryAsync(client, """{"since":"1h"}""")).Texts("logs", "timestamp");
        List<string> paged = [];
        string cursor = string.Empty;
        while (true)
        {
            JsonNode page = await QueryAsync(client, $$$"""{"since":"1h","limit":3{{{cursor}}}}""");
            paged.AddRange(page.Texts("logs", "timestamp"));
            client.Clock.Advance(TimeSpan.FromMinutes(7));
            if (page.Text("is_truncated") == "false")
            {
                break;
            }

            cursor = $",\"cursor\":\"{page.Text("next_cursor")}\"";
        }

        Assert.True(all.Length > 3);
        Assert.Equal(all, paged);
        Assert.Equal(all.OrderDescending(StringComparer.Ordinal), all);
    }

    [Theory]
    [InlineData("""{"since":"1h","start_time":"2026-03-01T12:00:00Z"}""", "conflicting_time_range")]
    [InlineData("""{"since":"8d"}""", "time_range_too_large")]
    [InlineData("""{"since":"1 week"}""", "invalid_time_range")]
    [InlineData("""{"start_time":"2026-03-01T12:00:00Z","end_time":"2026-03-01T12:00:00Z"}""", "invalid_time_range")]
    [InlineData("""{"cursor":"bm9uZQ=="}""", "invalid_cursor")]
    [InlineData("""{"logql":"count_over_time({source=\"storage\"}[5m])"}""", "invalid_logql")]
    [InlineData("""{"logql":"{}","source":"storage"}""", "conflicting_filters")]
    public async Task An_invalid_query_returns_its_reason(string query, string reason)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        Assert.Equal(reason, (await QueryAsync(client, query, 400)).Text("reason"));
        Assert.Empty(client.Emulator.Violations);
    }

    [Theory]
    [InlineData("""{"service_name":"postgres"}""", 1)]
    [InlineData("""{"source":"storage"}""", 0)]
    [InlineData("""{"minimum_severity":"warn"}""", 0)]
    [InlineData("""{"body_contains":"READY"}""", 0)]
    [InlineData("""{"logql":"{service_name=~\"post.*\", severity_text!=\"DEBUG\"} |= \"ready\""}""", 1)]
    [InlineData("""{"logql":"{service_name!~\"post.*\"} != \"ready\" !~ \"x+\""}""", 1)]
    [InlineData("""{"logql":"{} |~ \"ready|starting\""}""", 2)]
    public async Task Filters_select_records(string query, int count)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        Assert.Equal(count, (await QueryAsync(client, query)).Texts("logs", "message").Length);
    }

    [Fact]
    public async Task Failures_and_compute_shutdowns_are_logged()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.PostAsync($"{client.Endpoint}/suspend", 200);
        client.Finish();
        client.Emulator.Faults.AddToOperation(new Neon.Emulator.OperationFault { Action = "start_compute", Failures = 1 });
        await client.PostAsync($"{client.Endpoint}/start", 200);
        client.Finish();

        JsonNode logs = await QueryAsync(client, """{"sort_order":"asc"}""");

        Assert.Contains("database system is shut down", logs.Texts("logs", "message"));
        Assert.Contains("WARN", logs.Texts("logs", "severity_text"));
        Assert.Equal(logs.Texts("logs", "message"), (await QueryAsync(client, """{"sort_order":"asc"}""")).Texts("logs", "message"));
    }

    [Fact]
    public async Task A_query_is_not_a_change_and_is_not_blocked_by_one()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await client.PostAsync($"{client.Project}/branches", 201, """{"branch":{"name":"dev"}}""");

        await QueryAsync(client, "{}");
    }

    [Fact]
    public async Task An_unavailable_log_returns_its_reason()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync(project: """{"name":"west","region_id":"aws-us-west-2"}""");

        Assert.Equal("telemetry_not_enabled", (await client.GetAsync($"{client.Branch}/logs/fields", 404)).Text("reason"));
        Assert.Equal("branch_not_found", (await client.GetAsync($"{client.Project}/branches/br-never-seen-a1234567/logs/fields", 404)).Text("reason"));
        Assert.Empty(client.Emulator.Violations);
    }

    [Fact]
    public async Task Values_are_truncated_at_the_limit()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        JsonNode some = await client.GetAsync($"{client.Branch}/logs/fields/scope_name/values?limit=1");

        Assert.Equal("true", some.Text("is_truncated"));
        Assert.Equal("postmaster", some.Text("values.0"));
        Assert.Equal("unknown_field", (await client.GetAsync($"{client.Branch}/logs/fields/colour/values", 400)).Text("reason"));
    }

    private static Task<JsonNode> QueryAsync(EmulatorClient client, string query, int status = 200) =>
        client.PostAsync($"{client.Branch}/logs/query", status, query);
}
