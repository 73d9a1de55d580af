using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

/// <summary>The emulator with its sample: Start-NeonEmulator -Sample. The examples of all documents run on it: see ExampleTests.</summary>
public class SampleTests
{
    private const string App = "/projects/quiet-forest-12345678";

    /// <summary>Lists that are rightly empty: nothing is shared with the user from elsewhere, and folders need a delimiter.</summary>
    private static readonly string[] IsEmpty = ["listSharedProjects", "listProjectBranchBucketObjects"];

    /// <summary>What is read of another branch than <c>main</c>.</summary>
    private static readonly Dictionary<string, string> Branches = new()
    {
        ["getProjectBranchSchemaComparison"] = "pr-42",
        ["getMaskingRules"] = "masked",
        ["getAnonymizedBranchStatus"] = "masked",
    };

    [Theory]
    [InlineData("free_v3")]
    [InlineData("launch_v3")]
    [InlineData("scale_v3")]
    public async Task It_starts_on_every_plan_and_with_any_limits(string plan)
    {
        using EmulatorClient client = new(clock => new EmulatorOptions
        {
            Clock = clock,
            Sample = true,
            Plan = plan,
            OperationDuration = TimeSpan.FromDays(1),
            Latency = TimeSpan.Zero,
            RequestsPerMinute = 1,
            RequestsPerSecondPerRoute = 1,
        });

        Assert.Empty(client.Emulator.Exchanges);
        Assert.Empty(client.Emulator.Violations);
        JsonNode organizations = await client.GetAsync("/users/me/organizations");
        Assert.Equal(["Acme", "Contoso"], organizations.Texts("organizations", "name").Order());
        Assert.All(organizations.Texts("organizations", "plan"), name => Assert.Equal(plan, name));
    }

    /// <summary>A project stores its root branches, and of the others what they do not share with their parents.</summary>
    [Fact]
    public async Task The_storage_of_each_project_agrees_with_the_sizes_of_its_branches()
    {
        using EmulatorClient client = new(clock => new EmulatorOptions { Clock = clock, Sample = true });

        foreach (JsonNode project in (await client.GetAsync($"/projects?org_id={client.Emulator.OrganizationId}"))["projects"]!.AsArray().OfType<JsonNode>())
        {
            JsonNode[] branches = [.. (await client.GetAsync($"/projects/{project.Text("id")}/branches"))["branches"]!.AsArray().OfType<JsonNode>()];
            long[] roots = [.. branches.Where(branch => branch["parent_id"] is null).Select(branch => branch["logical_size"]!.GetValue<long>())];
            long all = branches.Sum(branch => branch["logical_size"]!.GetValue<long>());

            Assert.InRange(project["synthetic_storage_size"]!.GetValue<long>(), roots.Sum(), all);
            Assert.True(project.Text("name") == "test-1" || roots.Sum() > 100_000_000, project.Text("name"));
            Assert.All(branches, branch => Assert.InRange(branch["logical_size"]!.GetValue<long>(), 30_000_000, roots.Max()));
        }
    }

    [Fact]
    public async Task Every_read_operation_of_the_contract_returns_something_valid()
    {
        using EmulatorClient client = Sample();
        Dictionary<string, string> values = await ValuesAsync(client);
        List<string> failed = [];

        foreach (ApiOperation operation in ApiContract.Current.Operations.Values
            .Where(operation => operation.Method == "GET" && client.Emulator.Operations.Contains(operation.Id)))
        {
            values["branch_id"] = values[Branches.GetValueOrDefault(operation.Id, "main")];
            string path = string.Concat(operation.Segments.Select(segment => "/" + (segment.StartsWith('{') ? Uri.EscapeDataString(values[segment.Trim('{', '}')]) : segment)));
            string query = string.Join('&', operation.Parameters
                .Where(parameter => parameter.Location == "query" && (parameter.Required || parameter.Name is "org_id" or "branch_id" or "database_name"))
                .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(values[parameter.Name])}"));
            using HttpResponseMessage response = await client.RawAsync("GET", $"{path}?{query}");

            byte[] body = await response.Content.ReadAsByteArrayAsync();
            if (!response.IsSuccessStatusCode)
            {
                failed.Add($"{operation.Id}: {Encoding.UTF8.GetString(body)}");
            }

            if (!IsEmpty.Contains(operation.Id) && response.Content.Headers.ContentType?.MediaType == "application/json" && JsonNode.Parse(body) is JsonObject json)
            {
                failed.AddRange(json.Where(member => member.Value is JsonArray { Count: 0 }).Select(member => $"{operation.Id}: {member.Key} is empty."));
            }

            client.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Empty(failed);
        Assert.Empty(client.Emulator.Violations);
    }

    [Fact]
    public async Task The_sample_is_identical_at_each_start()
    {
        static async Task<string> ReadAsync(TimeSpan later)
        {
            using EmulatorClient client = new(clock =>
            {
                clock.Advance(later);
                return new EmulatorOptions { Clock = clock, Sample = true, Seed = 5 };
            });
            string all = string.Empty;
            foreach (string path in new[] { $"{App}/branches?include_deleted=true", $"{App}/endpoints", "/api_keys", $"/organizations/{client.Emulator.OrganizationId}/members" })
            {
                all += (await client.GetAsync(path)).ToJsonString();
            }

            return all;
        }

        Assert.Equal(await ReadAsync(TimeSpan.Zero), await ReadAsync(TimeSpan.Zero));
        Assert.NotEqual(await ReadAsync(TimeSpan.Zero), await ReadAsync(TimeSpan.FromDays(1)));
    }

    /// <summary>The ids of a seed are in texts and pictures, so they must not change with the hour or the day of the week.</summary>
    [Fact]
    public async Task The_ids_of_a_seed_are_the_same_at_every_time()
    {
        SortedSet<string> seen = [];
        for (int hours = 0; hours < 24 * 8; hours += 7)
        {
            using EmulatorClient client = new(clock =>
            {
                clock.Advance(TimeSpan.FromHours(hours) + TimeSpan.FromMinutes(hours % 60));
                return new EmulatorOptions { Clock = clock, Sample = true, Seed = 42 };
            });
            JsonNode branches = await client.GetAsync($"{App}/branches");
            JsonNode next = await client.PostAsync($"{App}/branches", 201, """{"branch":{"name":"next"},"endpoints":[{"type":"read_write"}]}""");
            seen.Add($"{string.Join(' ', branches.Texts("branches", "id").Order(StringComparer.Ordinal))} {next.Text("branch.id")} {next.Text("endpoints.0.id")}");
        }

        Assert.Single(seen);
    }

    [Fact]
    public async Task Nothing_was_created_in_the_future_and_operations_have_ended()
    {
        using EmulatorClient client = Sample();
        JsonNode operations = await client.GetAsync($"{App}/operations?limit=1000");

        Assert.All(operations.Texts("operations", "created_at"), time => Assert.True(Time(time) <= EmulatorClient.Start, time));
        Assert.All(operations.Texts("operations", "updated_at"), time => Assert.True(Time(time) <= EmulatorClient.Start, time));
        Assert.All(operations.Texts("operations", "status"), status => Assert.Equal("finished", status));
        JsonNode branches = await client.GetAsync($"{App}/branches");
        Assert.All(branches.Texts("branches", "created_at"), time => Assert.True(Time(time) < EmulatorClient.Start, time));
        Assert.All(branches.Texts("branches", "current_state"), state => Assert.Equal("ready", state));
        Assert.Equal(["dev", "main", "masked", "pr-41", "pr-42", "pr-57", "staging"], branches.Texts("branches", "name").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_branch_that_expires_is_deleted_when_it_does()
    {
        using EmulatorClient client = Sample();

        client.Clock.Advance(TimeSpan.FromDays(5.1));

        Assert.DoesNotContain("pr-57", (await client.GetAsync($"{App}/branches")).Texts("branches", "name"));
    }

    [Fact]
    public async Task Consumption_covers_thirty_days()
    {
        using EmulatorClient client = Sample();
        string range = $"org_id={client.Emulator.OrganizationId}&granularity=daily&metrics=compute_unit_seconds"
            + $"&from={EmulatorClient.Start.AddDays(-30):yyyy-MM-ddTHH:mm:ssZ}&to={EmulatorClient.Start:yyyy-MM-ddTHH:mm:ssZ}";

        JsonNode consumption = await client.GetAsync($"/consumption_history/v2/projects?project_ids=quiet-forest-12345678&{range}");

        Assert.Equal(30, consumption["projects"]![0]!["periods"]!.AsArray().Sum(period => period!["consumption"]!.AsArray().Count));
    }

    private static EmulatorClient Sample() => new(clock => new EmulatorOptions { Clock = clock, Sample = true });

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<Dictionary<string, string>> ValuesAsync(EmulatorClient client)
    {
        string org = client.Emulator.OrganizationId;
        Dictionary<string, string> values = new()
        {
            ["project_id"] = "quiet-forest-12345678",
            ["project_ids"] = "quiet-forest-12345678",
            ["endpoint_id"] = "ep-bold-sun-a1b2c3d4",
            ["org_id"] = org,
            ["bucket_name"] = "uploads",
            ["object_key"] = "reports/march.csv",
            ["database_name"] = "orders",
            ["db_name"] = "orders",
            ["role_name"] = "app_user",
            ["field_name"] = "service_name",
            ["slug"] = "api",
            ["region_id"] = "aws-us-east-1",
            ["vpc_endpoint_id"] = "vpce-1234567890abcdef0",
            ["granularity"] = "daily",
            ["metrics"] = "compute_unit_seconds",
            ["from"] = "2026-02-01T00:00:00Z",
            ["to"] = "2026-03-01T00:00:00Z",
        };
        foreach (JsonNode? branch in (await client.GetAsync($"{App}/branches"))["branches"]!.AsArray())
        {
            values[(string)branch!["name"]!] = (string)branch["id"]!;
        }

        values["operation_id"] = (await client.GetAsync($"{App}/operations")).Text("operations.0.id");
        values["member_id"] = (await client.GetAsync($"/organizations/{org}/members")).Text("members.0.member.id");
        values["trigger_id"] = (await client.GetAsync($"{App}/branches/{values["main"]}/triggers")).Text("triggers.0.trigger_id");
        return values;
    }
}
