using Neon.Tests.Support;
using Npgsql;
using Xunit;

namespace Neon.Tests.ConnectionStrings;

public sealed class GetConnectionStringTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public GetConnectionStringTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Main => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}";

    private string Asked => $"GET /projects/{_app.ProjectId}/connection_uri?branch_id={_app.MainBranchId}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_fully_specified_target_takes_one_request()
    {
        var connection = Assert.Single(_host.Get<ConnectionString>($"Get-NeonConnectionString {OnMain} -Database neondb -Role neondb_owner"));

        Assert.Equal([$"{Asked}&database_name=neondb&role_name=neondb_owner"], _host.Requests);
        Assert.Equal((_app.ProjectId, _app.MainBranchId, _app.EndpointId), (connection.ProjectId, connection.BranchId, connection.EndpointId));
        Assert.Equal(("neondb", "neondb_owner", 5432), (connection.Database, connection.Role, connection.Port));
        Assert.StartsWith(_app.EndpointId + ".", connection.Host, StringComparison.Ordinal);
        Assert.False(connection.Pooled);
        Assert.Equal(Stored(), connection.Credential!.GetNetworkCredential().Password);
        Assert.Equal(ConnectionStringFormat.Uri, connection.Format);
    }

    [Fact]
    public void The_only_database_and_role_are_used_and_reported_in_verbose_output()
    {
        var result = _host.Run($"Get-NeonConnectionString {OnMain} -Verbose");

        Assert.Equal("neondb", Assert.IsType<ConnectionString>(Assert.Single(result.Output).BaseObject).Database);
        Assert.Equal([$"GET {Main}/databases", $"GET {Main}/roles", $"{Asked}&database_name=neondb&role_name=neondb_owner"], _host.Requests);
        Assert.Contains("No database was specified; using neondb.", result.Verbose);
        Assert.Contains("No role was specified; using neondb_owner.", result.Verbose);
    }

    [Fact]
    public void Plain_text_is_the_exact_URI_from_Neon()
    {
        var uri = _host.Send(
            HttpMethod.Get, $"projects/{_app.ProjectId}/connection_uri?database_name=neondb&role_name=neondb_owner").GetProperty("uri").GetString();

        Assert.Equal(uri, Assert.Single(_host.Get<string>($"Get-NeonConnectionString {OnMain} -AsPlainText")));
    }

    [Fact]
    public void Pooled_and_direct_connections_are_requested_explicitly()
    {
        var pooled = Assert.Single(_host.Get<ConnectionString>($"Get-NeonConnectionString {OnMain} -Database neondb -Role neondb_owner -Pooled"));
        _host.Get<ConnectionString>($"Get-NeonConnectionString {OnMain} -Database neondb -Role neondb_owner -Pooled:$false");

        Assert.True(pooled.Pooled);
        Assert.Equal(_app.EndpointId, pooled.EndpointId);
        Assert.StartsWith(_app.EndpointId + "-pooler.", pooled.Host, StringComparison.Ordinal);
        Assert.EndsWith("&pooled=true", _host.Requests[0], StringComparison.Ordinal);
        Assert.EndsWith("&pooled=false", _host.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_branch_pipes_in_with_its_database_and_role()
    {
        var connection = Assert.Single(_host.Get<ConnectionString>(
            $"New-NeonBranch dev -Project {_app.ProjectId} -Wait | Get-NeonConnectionString -Pooled"));

        Assert.NotEqual(_app.MainBranchId, connection.BranchId);
        Assert.Equal(("neondb", "neondb_owner", true), (connection.Database, connection.Role, connection.Pooled));
        Assert.DoesNotContain(_host.Requests, request =>
            request.EndsWith("/databases", StringComparison.Ordinal) || request.EndsWith("/roles", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_project_pipes_through_a_new_branch()
    {
        var connection = Assert.Single(_host.Get<ConnectionString>(
            "New-NeonProject -Name fresh -Wait | New-NeonBranch -Name dev -Wait | Get-NeonConnectionString -Pooled"));

        Assert.Equal("neondb", connection.Database);
        Assert.NotEqual(_app.ProjectId, connection.ProjectId);
    }

    [Theory]
    [InlineData("Get-NeonBranch main -Project {0}")]
    [InlineData("Get-NeonDatabase neondb -Project {0} -Branch main")]
    [InlineData("Get-NeonRole neondb_owner -Project {0} -Branch main")]
    [InlineData("Get-NeonConnectionString main -Project {0}")]
    [InlineData("Get-NeonEndpoint -Project {0}")]
    public void Any_object_with_a_branch_pipes_in(string source)
    {
        var command = string.Format(System.Globalization.CultureInfo.InvariantCulture, source, _app.ProjectId);
        var connection = Assert.Single(_host.Get<ConnectionString>($"{command} | Get-NeonConnectionString"));

        Assert.Equal((_app.MainBranchId, _app.EndpointId), (connection.BranchId, connection.EndpointId));
    }

    [Fact]
    public void The_branch_can_come_from_the_context_but_never_from_the_default()
    {
        var without = _host.Run($"Get-NeonConnectionString -Project {_app.ProjectId}");
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };

        Assert.Equal("NeonBranchRequired", without.ErrorId);
        Assert.Equal(_app.MainBranchId, Assert.Single(_host.Get<ConnectionString>("Get-NeonConnectionString")).BranchId);
    }

    [Theory]
    [InlineData(ConnectionStringFormat.Npgsql)]
    [InlineData(ConnectionStringFormat.Jdbc)]
    [InlineData(ConnectionStringFormat.Prisma)]
    [InlineData(ConnectionStringFormat.Psql)]
    public void Each_format_is_available_as_text_or_as_an_object_with_that_text(ConnectionStringFormat format)
    {
        var text = Assert.Single(_host.Get<string>($"Get-NeonConnectionString {OnMain} -As {format} -AsPlainText"));
        var connection = Assert.Single(_host.Get<ConnectionString>($"Get-NeonConnectionString {OnMain} -As {format}"));

        Assert.Contains(Stored(), text, StringComparison.Ordinal);
        Assert.Equal(text, connection.ToPlainText());
        Assert.Equal(text.Replace(Stored(), "***use-AsPlainText***", StringComparison.Ordinal), connection.ToString());
    }

    [Fact]
    public void The_environment_is_emitted_as_one_string_per_variable()
    {
        var lines = _host.Get<string>($"Get-NeonConnectionString {OnMain} -As Environment -AsPlainText");

        Assert.Equal(
            ["PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD", "PGSSLMODE", "PGCHANNELBINDING"],
            lines.Select(line => line.Split('=')[0]));
        Assert.Contains($"PGPASSWORD={Stored()}", lines);
    }

    [Fact]
    public void ToEnvironment_returns_the_variables()
    {
        var host = Assert.Single(_host.Get<string>($"(Get-NeonConnectionString {OnMain}).ToEnvironment()['PGHOST']"));

        Assert.StartsWith(_app.EndpointId, host, StringComparison.Ordinal);
    }

    [Fact]
    public void ToPlainText_returns_another_format()
    {
        var text = Assert.Single(_host.Get<string>($"(Get-NeonConnectionString {OnMain}).ToPlainText('Npgsql')"));

        Assert.Equal(Stored(), new NpgsqlConnectionStringBuilder(text).Password);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-As Psql")]
    [InlineData("-As Environment")]
    [InlineData("-Database nowhere -ErrorAction SilentlyContinue")]
    public void No_stream_contains_the_password(string arguments)
    {
        var result = _host.Run($"Get-NeonConnectionString {OnMain} {arguments} -Verbose -Debug");

        var all = result.Verbose.Concat(result.Errors.Select(error => error.ToString() + error.Exception)).Concat(result.Output.Select(item => item.ToString()));
        Assert.DoesNotContain(all, text => text.Contains(Stored(), StringComparison.Ordinal));
    }

    private string Stored() =>
        _host.Send(HttpMethod.Get, $"{Main[1..]}/roles/neondb_owner/reveal_password").GetProperty("password").GetString()!;
}
