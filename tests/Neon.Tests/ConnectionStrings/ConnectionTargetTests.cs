using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.ConnectionStrings;

public sealed class ConnectionTargetTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public ConnectionTargetTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Main => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void The_database_owner_is_chosen_among_several_roles()
    {
        Make("roles", """{"role":{"name":"reports"}}""");
        Make("databases", """{"database":{"name":"figures","owner_name":"reports"}}""");

        var connection = Assert.Single(_host.Get<ConnectionString>($"Get-NeonConnectionString {OnMain} -Database figures"));

        Assert.Equal("reports", connection.Role);
        Assert.Equal(3, _host.Requests.Count);
    }

    [Fact]
    public void A_database_object_supplies_its_branch_and_owner()
    {
        Make("roles", """{"role":{"name":"reports"}}""");
        var database = Assert.Single(_host.Get<Database>($"Get-NeonDatabase neondb {OnMain}"));
        _host.Forget();

        var result = _host.Run("Get-NeonConnectionString -Database $database", ("database", database));

        Assert.Equal("neondb_owner", Assert.IsType<ConnectionString>(Assert.Single(result.Output).BaseObject).Role);
        Assert.Equal(2, _host.Requests.Count);
    }

    [Fact]
    public void A_role_that_cannot_sign_in_is_never_chosen()
    {
        Make("roles", """{"role":{"name":"readers","no_login":true}}""");

        Assert.Equal("neondb_owner", Assert.Single(_host.Get<ConnectionString>($"Get-NeonConnectionString {OnMain}")).Role);
    }

    [Fact]
    public void Several_databases_are_listed_instead_of_guessing()
    {
        Make("databases", """{"database":{"name":"orders","owner_name":"neondb_owner"}}""");
        var result = _host.Run($"Get-NeonConnectionString {OnMain}");

        Assert.Equal("NeonDatabaseAmbiguous", result.ErrorId);
        Assert.Contains("neondb, orders", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-Database", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal([$"GET {Main}/databases"], _host.Requests);
    }

    [Fact]
    public void Several_roles_are_listed_when_the_owner_cannot_sign_in()
    {
        Make("roles", """{"role":{"name":"readers","no_login":true}}""");
        Make("roles", """{"role":{"name":"reports"}}""");
        Make("databases", """{"database":{"name":"figures","owner_name":"readers"}}""");
        var result = _host.Run($"Get-NeonConnectionString {OnMain} -Database figures");

        Assert.Equal("NeonRoleAmbiguous", result.ErrorId);
        Assert.Contains("neondb_owner, reports", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_without_a_database_is_reported()
    {
        _host.Send(HttpMethod.Delete, Main[1..] + "/databases/neondb");
        var result = _host.Run($"Get-NeonConnectionString {OnMain}");

        Assert.Equal("NeonDatabaseNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("-Database nowhere -Role neondb_owner", "NeonDatabaseNotFound")]
    [InlineData("-Database neondb -Role nobody", "NeonRoleNotFound")]
    public void A_missing_database_or_role_is_identified_by_the_error(string arguments, string errorId)
    {
        var result = _host.Run($"Get-NeonConnectionString {OnMain} {arguments}");

        Assert.Equal(errorId, result.ErrorId);
        Assert.Contains("HTTP 404", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_without_a_compute_is_reported_with_advice()
    {
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches", """{"branch":{"name":"bare"}}""");
        var result = _host.Run($"Get-NeonConnectionString bare -Project {_app.ProjectId}");

        Assert.Equal("NeonEndpointNotFound", result.ErrorId);
        Assert.Contains("New-NeonEndpoint", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_stored_passwords_is_reported()
    {
        _host.Emulator.Faults.Add(
            "getConnectionURI",
            EmulatorFault.Status(System.Net.HttpStatusCode.PreconditionFailed, """{"code":"","message":"Storing passwords is disabled"}"""));

        Assert.Equal("NeonPreconditionFailed", _host.Run($"Get-NeonConnectionString {OnMain}").ErrorId);
    }

    [Theory]
    [InlineData("""{"uri":"https://app:s3cret@host/db"}""")]
    [InlineData("""{"uri":null}""")]
    public void A_malformed_response_is_an_error_that_does_not_show_it(string body)
    {
        _host.Emulator.Faults.Add("getConnectionURI", EmulatorFault.Status(System.Net.HttpStatusCode.OK, body));
        var result = _host.Run($"Get-NeonConnectionString {OnMain}");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.DoesNotContain("s3cret", result.Error.ToString() + result.Error.Exception, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_alone_is_enough()
    {
        var connection = Assert.Single(_host.Get<ConnectionString>(
            $"Get-NeonConnectionString -Project {_app.ProjectId} -Endpoint {_app.EndpointId} -Database neondb -Role neondb_owner"));

        Assert.Equal((_app.MainBranchId, _app.EndpointId), (connection.BranchId, connection.EndpointId));
        Assert.Equal(
            [
                $"GET /projects/{_app.ProjectId}/endpoints/{_app.EndpointId}",
                $"GET /projects/{_app.ProjectId}/connection_uri?branch_id={_app.MainBranchId}&endpoint_id={_app.EndpointId}&database_name=neondb&role_name=neondb_owner",
            ],
            _host.Requests);
    }

    [Fact]
    public void An_endpoint_object_supplies_its_project_and_branch()
    {
        var endpoint = Assert.Single(_host.Get<Endpoint>($"Get-NeonEndpoint -Project {_app.ProjectId}"));
        _host.Forget();
        _host.Run("Get-NeonConnectionString -Endpoint $endpoint -Database neondb -Role neondb_owner", ("endpoint", endpoint));

        Assert.Contains($"endpoint_id={_app.EndpointId}", Assert.Single(_host.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_of_another_branch_is_refused()
    {
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches", """{"branch":{"name":"dev"}}""");
        var result = _host.Run($"Get-NeonConnectionString dev -Project {_app.ProjectId} -Endpoint {_app.EndpointId}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.DoesNotContain(_host.Requests, request => request.Contains("connection_uri", StringComparison.Ordinal));
    }

    [Fact]
    public void A_role_from_a_different_branch_than_the_database_is_refused()
    {
        var database = new Database { DatabaseName = "neondb", BranchId = _app.MainBranchId }.WithProject(_app.ProjectId);
        var role = new Role { RoleName = "app", BranchId = "br-other-a-1" }.WithProject(_app.ProjectId);
        var result = _host.Run("Get-NeonConnectionString -Database $database -Role $role", ("database", database), ("role", role));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_point_in_time_connection_uses_the_host_name_of_the_branch()
    {
        var connection = Assert.Single(_host.Get<ConnectionString>(
            $"Get-NeonConnectionString {OnMain} -Timestamp 2026-03-01T12:00:10.5+01:00"));

        Assert.StartsWith(_app.MainBranchId + ".", connection.Host, StringComparison.Ordinal);
        Assert.Null(connection.EndpointId);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 11, 0, 10, 500, TimeSpan.Zero), connection.Timestamp);
        Assert.EndsWith(
            "?sslmode=require&channel_binding=require&options=neon_timestamp%3A2026-03-01T11%3A00%3A10.5Z", connection.ToPlainText(), StringComparison.Ordinal);
        Assert.EndsWith(";Options=neon_timestamp:2026-03-01T11:00:10.5Z", connection.ToPlainText(ConnectionStringFormat.Npgsql), StringComparison.Ordinal);
        Assert.Equal("neon_timestamp:2026-03-01T11:00:10.5Z", connection.ToEnvironment()["PGOPTIONS"]);
    }

    [Fact]
    public void An_LSN_also_selects_a_point_in_time()
    {
        var text = Assert.Single(_host.Get<string>($"Get-NeonConnectionString {OnMain} -Lsn 0/1E19478 -AsPlainText"));

        Assert.EndsWith("&options=neon_lsn%3A0%2F1E19478", text, StringComparison.Ordinal);
        Assert.Contains($"@{_app.MainBranchId}.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Timestamp 2026-01-01 -Lsn 0/1")]
    [InlineData("-Timestamp 2099-01-01")]
    [InlineData("-Timestamp 2026-01-01 -Pooled")]
    [InlineData("-Lsn 0/1 -Pooled")]
    [InlineData("-Database ''")]
    [InlineData("-Role ' '")]
    [InlineData("-Endpoint ''")]
    public void Invalid_arguments_are_refused_before_anything_is_sent(string arguments)
    {
        var result = _host.Run($"Get-NeonConnectionString {OnMain} {arguments}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    private void Make(string kind, string body)
    {
        _host.Send(HttpMethod.Post, $"{Main[1..]}/{kind}", body);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Forget();
    }
}
