using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class AnonymizationTests
{
    private const string Rule = """{"database_name":"neondb","schema_name":"public","table_name":"users","column_name":"email","masking_function":"anon.fake_email()"}""";

    [Fact]
    public async Task States_change_over_time()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await AddAsync(client, ",\"start_anonymization\":true");
        List<string> states = [];
        for (int second = 0; second < 8; second++)
        {
            string state = (await client.GetAsync($"{branch}/anonymized_status")).Text("state");
            if (states.LastOrDefault() != state)
            {
                states.Add(state);
            }

            client.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["created", "initialized", "anonymizing", "anonymized"], states);
    }

    [Fact]
    public async Task A_run_requires_an_initialized_branch_and_can_be_repeated()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await AddAsync(client);
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        await client.PostAsync($"{branch}/anonymize", 422);
        client.Finish();
        await client.PostAsync($"{branch}/anonymize", 200);
        await client.PatchAsync($"{branch}/masking_rules", 422, """{"masking_rules":[]}""");
        client.Finish();
        await client.PatchAsync($"{branch}/masking_rules", 200, $$$"""{"masking_rules":[{{{Rule.Replace("neondb", "gone", StringComparison.Ordinal)}}}]}""");
        await client.PostAsync($"{branch}/anonymize", 200);
        client.Finish();

        JsonNode failed = await client.GetAsync($"{branch}/anonymized_status");

        Assert.Equal("error", failed.Text("state"));
        Assert.Equal("database \"gone\" does not exist", failed.Text("status_message"));
        Assert.Equal(failed.Text("failed_at"), failed.Text("last_run.completed_at"));
    }

    [Fact]
    public async Task A_branch_that_cannot_be_created_cannot_be_initialized()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.Faults.AddToOperation(new Neon.Emulator.OperationFault { Action = "create_branch", EndsInError = true });
        string branch = await AddAsync(client);
        client.Finish();

        Assert.Equal("initialization_error", (await client.GetAsync($"{branch}/anonymized_status")).Text("state"));
    }

    [Fact]
    public async Task Only_an_anonymized_branch_has_rules_and_a_rule_has_one_mask()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await AddAsync(client);
        client.Finish();

        await client.GetAsync($"{client.Branch}/masking_rules", 404);
        await client.GetAsync($"{client.Branch}/anonymized_status", 404);
        await client.PatchAsync($"{branch}/masking_rules", 400, """{"masking_rules":[{"database_name":"d","schema_name":"s","table_name":"t","column_name":"c"}]}""");
        Assert.Equal("email", (await client.GetAsync($"{branch}/masking_rules")).Text("masking_rules.0.column_name"));
    }

    private static async Task<string> AddAsync(EmulatorClient client, string more = "")
    {
        JsonNode created = await client.PostAsync(
            $"{client.Project}/branch_anonymized", 201, $$$"""{"branch_create":{"branch":{"name":"masked"}},"masking_rules":[{{{Rule}}}]{{{more}}}}""");
        return $"{client.Project}/branches/{created.Text("branch.id")}";
    }
}
