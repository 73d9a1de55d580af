using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class BranchSchemaTests
{
    private const string Sql = """
        -- what the application needs
        CREATE TABLE public.orders (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            customer_id integer NOT NULL,
            total numeric(10,2) DEFAULT 0,
            CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES crm.customers(id)
        );
        """;

    [Fact]
    public async Task A_schema_reflects_the_requested_point_in_time()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        DateTimeOffset before = client.Clock.GetUtcNow();
        client.Finish();
        client.Emulator.SetSchema(client.ProjectId, client.BranchId, "neondb", Sql);
        string schema = $"{client.Branch}/schema?db_name=neondb";

        Assert.Equal(Sql, (await client.GetAsync(schema)).Text("sql"));
        Assert.Contains(
            "playing_with_neon",
            (await client.GetAsync($"{schema}&timestamp={Uri.EscapeDataString(before.ToString("O"))}")).Text("sql"),
            StringComparison.Ordinal);
        await client.GetAsync($"{client.Branch}/schema?db_name=nothing", 404);
        await client.GetAsync($"{schema}&timestamp=2026-03-01T12:00:01Z&lsn=0/1", 400);
        await client.GetAsync($"{schema}&format=xml", 400);
        await client.GetAsync($"{client.Branch}/schema", 400);
        Assert.Throws<ArgumentException>(() => client.Emulator.SetSchema(client.ProjectId, client.BranchId, "nothing", Sql));
    }

    [Fact]
    public async Task A_JSON_schema_has_tables_columns_and_constraints()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.SetSchema(client.ProjectId, client.BranchId, "neondb", Sql);

        JsonNode table = (await client.GetAsync($"{client.Branch}/schema?db_name=neondb&format=json")).At("json.tables.0")!;

        Assert.Equal(["id", "customer_id", "total"], table.Texts("columns", "name"));
        Assert.Equal(["bigint", "integer", "numeric(10,2)"], table.Texts("columns", "type"));
        Assert.Equal(["false", "false", "true"], table.Texts("columns", "nullable"));
        Assert.Equal(["true", "false", "false"], table.Texts("columns", "generated"));
        Assert.Equal(["PRIMARY KEY", "FOREIGN KEY"], table.Texts("constraints", "type"));
        Assert.Equal(("crm", "customers"), (
            table.Text("constraints.1.referenced_table.schema"), table.Text("constraints.1.referenced_table.table")));
    }

    [Fact]
    public async Task The_default_schema_is_available_as_JSON()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        JsonNode table = (await client.GetAsync($"{client.Branch}/schema?db_name=neondb&format=json")).At("json.tables.0")!;

        Assert.Equal(["id", "name", "value"], table.Texts("columns", "name"));
        Assert.Equal("playing_with_neon_pkey", table.Text("constraints.0.name"));
    }

    [Fact]
    public async Task A_comparison_is_a_unified_diff_against_the_parent()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await client.AddBranchAsync("dev");
        client.Emulator.SetSchema(client.ProjectId, client.BranchId, "neondb", "one\ntwo\nthree\n");
        client.Emulator.SetSchema(client.ProjectId, EmulatorClient.Id(branch), "neondb", "one\n2\nthree\nfour\n");

        string diff = (await client.GetAsync($"{branch}/compare_schema?db_name=neondb")).Text("diff");

        Assert.Equal("--- a/neondb\n+++ b/neondb\n@@ -1,3 +1,4 @@\n one\n-two\n+2\n three\n+four\n", diff);
        string same = $"{branch}/compare_schema?db_name=neondb&base_branch_id={EmulatorClient.Id(branch)}";
        Assert.Equal(string.Empty, (await client.GetAsync(same)).Text("diff"));
        await client.GetAsync($"{client.Branch}/compare_schema?db_name=neondb", 400);
        await client.GetAsync($"{branch}/compare_schema?db_name=nothing", 404);
        await client.GetAsync($"{branch}/compare_schema?db_name=neondb&base_branch_id=br-never-seen-a1234567", 404);
    }

    [Fact]
    public async Task Distant_changes_are_in_separate_hunks()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string branch = await client.AddBranchAsync("dev");
        string[] lines = [.. Enumerable.Range(1, 20).Select(number => $"line {number}")];
        client.Emulator.SetSchema(client.ProjectId, client.BranchId, "neondb", string.Join('\n', lines));
        lines[1] = "changed";
        lines[17] = "changed too";
        client.Emulator.SetSchema(client.ProjectId, EmulatorClient.Id(branch), "neondb", string.Join('\n', lines));

        string diff = (await client.GetAsync($"{branch}/compare_schema?db_name=neondb")).Text("diff");

        Assert.Contains("@@ -1,5 +1,5 @@\n", diff, StringComparison.Ordinal);
        Assert.Contains("@@ -15,6 +15,6 @@\n", diff, StringComparison.Ordinal);
    }
}
