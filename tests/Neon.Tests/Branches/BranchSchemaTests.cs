using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>Get-NeonBranchSchema, Compare-NeonBranchSchema and Get-NeonBranchCount.</summary>
public sealed class BranchSchemaTests : IDisposable
{
    private const string Orders = "CREATE TABLE public.orders (id bigint NOT NULL, customer text, CONSTRAINT orders_pkey PRIMARY KEY (id));";
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_schema_is_SQL_and_identifies_its_source()
    {
        var app = _host.Seed();
        _host.Emulator.SetSchema(app.ProjectId, app.MainBranchId, "neondb", Orders);

        var schema = Assert.Single(_host.Get<BranchSchema>($"Get-NeonBranchSchema {app.MainBranchId} neondb -Project {app.ProjectId}"));

        Assert.Equal(Orders, schema.Sql);
        Assert.Null(schema.Json);
        Assert.Equal((app.ProjectId, app.MainBranchId, "neondb"), (schema.ProjectId, schema.BranchId, schema.DatabaseName));
        Assert.Equal([$"GET /projects/{app.ProjectId}/branches/{app.MainBranchId}/schema?db_name=neondb"], _host.Requests);
    }

    [Fact]
    public void A_schema_can_be_requested_as_a_structure()
    {
        var app = _host.Seed();
        _host.Emulator.SetSchema(app.ProjectId, app.MainBranchId, "neondb", Orders);

        var schema = Assert.Single(_host.Get<BranchSchema>($"Get-NeonBranchSchema {app.MainBranchId} -Database neondb -Project {app.ProjectId} -AsStructure"));

        Assert.Null(schema.Sql);
        var table = Assert.Single(schema.Json!.Tables!);
        Assert.Equal("public.orders", table.ToString());
        Assert.Equal(["id bigint", "customer text"], table.Columns!.Select(column => column.ToString()));
        Assert.Equal([false, true], table.Columns!.Select(column => column.Nullable));
        Assert.Equal("PRIMARY KEY (id)", Assert.Single(table.Constraints!).ToString());
        Assert.EndsWith("&format=json", Assert.Single(_host.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Timestamp 2026-03-01T13:00:59+01:00", "timestamp=2026-03-01T12:00:59Z")]
    [InlineData("-Lsn 0/1E19478", "lsn=0/1E19478")]
    public void A_schema_can_be_read_at_a_past_point_in_time(string parameters, string query)
    {
        var app = _host.Seed();

        _host.Run($"Get-NeonBranchSchema {app.MainBranchId} neondb -Project {app.ProjectId} {parameters}");

        Assert.Equal([$"GET /projects/{app.ProjectId}/branches/{app.MainBranchId}/schema?db_name=neondb&{query}"], _host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonBranchSchema dev neondb -Timestamp 2027-01-01")]
    [InlineData("Get-NeonBranchSchema dev neondb -Timestamp 2026-01-01 -Lsn 0/1")]
    [InlineData("Compare-NeonBranchSchema dev -Database neondb -Timestamp 2027-01-01")]
    [InlineData("Compare-NeonBranchSchema dev -Database neondb -BaseTimestamp 2027-01-01")]
    [InlineData("Compare-NeonBranchSchema dev -Database neondb -BaseTimestamp 2026-01-01 -BaseLsn 0/1")]
    public void Points_in_time_are_validated_first(string command)
    {
        var result = _host.Run(command + " -Project app");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal("dev", result.Error.TargetObject);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Databases_can_be_piped()
    {
        var app = _host.Seed();

        var schemas = _host.Get<BranchSchema>($"Get-NeonDatabase -Project {app.ProjectId} -Branch main | Get-NeonBranchSchema");

        Assert.Equal("neondb", Assert.Single(schemas).DatabaseName);
    }

    [Fact]
    public void A_branch_is_compared_with_its_parent()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        var compare = $"Compare-NeonBranchSchema {dev} -Database neondb -Project {app.ProjectId}";

        Assert.True(Assert.Single(_host.Get<BranchSchemaComparison>(compare)).Identical);
        _host.Emulator.SetSchema(app.ProjectId, dev, "neondb", Orders);
        var comparison = Assert.Single(_host.Get<BranchSchemaComparison>(compare));

        Assert.False(comparison.Identical);
        Assert.Contains("+CREATE TABLE public.orders", comparison.Diff, StringComparison.Ordinal);
        Assert.Equal((app.ProjectId, dev, null, "neondb"), (comparison.ProjectId, comparison.BranchId, comparison.BaseBranchId, comparison.DatabaseName));
        Assert.Equal($"GET /projects/{app.ProjectId}/branches/{dev}/compare_schema?db_name=neondb", _host.Requests[^1]);
    }

    [Theory]
    [InlineData("Compare-NeonBranchSchema main dev")]
    [InlineData("Compare-NeonBranchSchema main dev neondb")]
    [InlineData("'main' | Compare-NeonBranchSchema -Base dev")]
    [InlineData("Get-NeonDatabase -Branch main | Compare-NeonBranchSchema -Base dev")]
    public void Two_branches_are_compared_with_the_second_as_the_base(string command)
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId };

        var comparison = Assert.Single(_host.Get<BranchSchemaComparison>(command));

        Assert.Equal((app.MainBranchId, dev, "neondb"), (comparison.BranchId, comparison.BaseBranchId, comparison.DatabaseName));
        Assert.Equal($"GET /projects/{app.ProjectId}/branches/{app.MainBranchId}/compare_schema?db_name=neondb&base_branch_id={dev}", _host.Requests[^1]);
    }

    [Theory]
    [InlineData("Compare-NeonBranchSchema main dev")]
    [InlineData("Get-NeonBranch main | Compare-NeonBranchSchema -Base dev")]
    public void With_several_databases_none_is_chosen_silently(string command)
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");
        _host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/branches/{app.MainBranchId}/databases", """{"database":{"name":"orders","owner_name":"neondb_owner"}}""");
        _host.Session.Context = new NeonContext { ProjectId = app.ProjectId };

        var result = _host.Run(command);

        Assert.Equal("NeonDatabaseAmbiguous", result.ErrorId);
        Assert.Contains("neondb, orders", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Requests, request => request.Contains("compare_schema", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Base main", "base_branch_id=MAIN")]
    [InlineData("-BaseBranchId MAIN -BaseTimestamp 2026-03-01T12:00:59Z", "base_branch_id=MAIN&base_timestamp=2026-03-01T12:00:59Z")]
    [InlineData("-Base MAIN -BaseLsn 0/1 -Timestamp 2026-03-01T12:01:59Z", "timestamp=2026-03-01T12:01:59Z&base_branch_id=MAIN&base_lsn=0/1")]
    [InlineData("-Base MAIN -Lsn 0/1", "lsn=0/1&base_branch_id=MAIN")]
    public void Each_parameter_of_a_comparison_is_sent(string parameters, string query)
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");

        _host.Run($"Compare-NeonBranchSchema {dev} -Database neondb -Project {app.ProjectId} {parameters.Replace("MAIN", app.MainBranchId, StringComparison.Ordinal)}");

        Assert.Equal(
            $"GET /projects/{app.ProjectId}/branches/{dev}/compare_schema?db_name=neondb&{query.Replace("MAIN", app.MainBranchId, StringComparison.Ordinal)}",
            _host.Requests[^1]);
    }

    [Fact]
    public void A_missing_database_is_not_reported_as_a_missing_branch()
    {
        var app = _host.Seed();

        var result = _host.Run($"Get-NeonBranchSchema {app.MainBranchId} nope -Project {app.ProjectId}");

        Assert.Equal("NeonDatabaseNotFound", result.ErrorId);
        Assert.StartsWith($"There is no database 'nope' on branch {app.MainBranchId} (HTTP 404", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("database not found", result.Error.Exception.Message);
    }

    [Fact]
    public void Branches_are_counted_in_one_request()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "pr-1");
        _host.AddBranch(app, "pr-2");

        Assert.Equal(3, Assert.Single(_host.Get<int>($"Get-NeonBranchCount -Project {app.ProjectId}")));
        Assert.Equal(2, Assert.Single(_host.Get<int>($"Get-NeonBranchCount -Project {app.ProjectId} -Search pr-")));
        Assert.Equal(
            [$"GET /projects/{app.ProjectId}/branches/count", $"GET /projects/{app.ProjectId}/branches/count?search=pr-"], _host.Requests);
    }

    [Fact]
    public void Branches_of_piped_projects_are_counted()
    {
        _host.Seed("app");
        _host.Seed("shop");

        Assert.Equal([1, 1], _host.Get<int>("Get-NeonProject | Get-NeonBranchCount"));
    }
}
