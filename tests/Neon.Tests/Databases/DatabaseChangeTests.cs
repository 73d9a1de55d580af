using System.Management.Automation;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Databases;

public sealed class DatabaseChangeTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public DatabaseChangeTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Branch => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_database_is_created_for_the_specified_owner()
    {
        var database = Assert.Single(_host.Get<Database>($"New-NeonDatabase orders -Owner neondb_owner {OnMain}"));

        Assert.Equal("orders", database.DatabaseName);
        Assert.Equal("neondb_owner", database.OwnerName);
        Assert.Equal(_app.ProjectId, database.ProjectId);
        Assert.NotEmpty(database.Operations);
        Assert.Equal([$"POST {Branch}/databases"], _host.Requests);
        Assert.Equal("""{"database":{"name":"orders","owner_name":"neondb_owner"}}""", _host.Emulator.Exchanges[0].Body);
    }

    [Fact]
    public void The_only_role_becomes_the_owner_and_is_reported_in_verbose_output()
    {
        var result = _host.Run($"New-NeonDatabase orders {OnMain} -Verbose");

        Assert.Equal("neondb_owner", Assert.IsType<Database>(Assert.Single(result.Output).BaseObject).OwnerName);
        Assert.Equal([$"GET {Branch}/roles", $"POST {Branch}/databases"], _host.Requests);
        Assert.Contains(result.Verbose, line => line.Contains("'neondb_owner'", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_roles_are_listed_instead_of_guessing_the_owner()
    {
        AddRole("reports");
        var result = _host.Run($"New-NeonDatabase orders {OnMain}");

        Assert.Equal("NeonRoleAmbiguous", result.ErrorId);
        Assert.Contains("neondb_owner, reports", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("orders", result.Error.TargetObject);
        Assert.Equal([$"GET {Branch}/roles"], _host.Requests);
    }

    [Fact]
    public void A_piped_branch_is_the_parent_and_its_name_is_not_used()
    {
        var database = Assert.Single(_host.Get<Database>(
            $"Get-NeonBranch main -Project {_app.ProjectId} | New-NeonDatabase -Name orders -OwnerName neondb_owner"));

        Assert.Equal("orders", database.DatabaseName);
        Assert.Equal(_app.MainBranchId, database.BranchId);
    }

    [Fact]
    public void With_wait_the_operations_are_finished_when_the_database_is_emitted()
    {
        var database = Assert.Single(_host.Get<Database>($"New-NeonDatabase orders -Owner neondb_owner {OnMain} -Wait"));

        Assert.All(database.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.Equal(_app.ProjectId, database.ProjectId);
    }

    [Theory]
    [InlineData("New-NeonDatabase others -WhatIf -Project app -Branch main")]
    [InlineData("Set-NeonDatabase orders -Name other -WhatIf -Project app -Branch main")]
    [InlineData("Remove-NeonDatabase orders -WhatIf -Project app -Branch main")]
    public void What_if_changes_nothing(string command)
    {
        _host.Run($"New-NeonDatabase orders {OnMain}");
        _host.Forget();
        var result = _host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void An_existing_database_is_a_conflict()
    {
        var result = _host.Run($"New-NeonDatabase neondb -Owner neondb_owner {OnMain}");

        Assert.Equal("NeonConflict", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, result.Error.CategoryInfo.Category);
    }

    [Fact]
    public void Only_specified_properties_are_changed()
    {
        AddRole("reports");
        var renamed = Assert.Single(_host.Get<Database>($"Get-NeonDatabase neondb {OnMain} | Set-NeonDatabase -Name orders -Wait"));
        var given = Assert.Single(_host.Get<Database>($"Set-NeonDatabase orders -Owner reports {OnMain}"));

        Assert.Equal(("orders", "neondb_owner"), (renamed.DatabaseName, renamed.OwnerName));
        Assert.Equal(("orders", "reports"), (given.DatabaseName, given.OwnerName));
        var bodies = _host.Emulator.Exchanges.Where(exchange => exchange.Method == "PATCH").Select(exchange => exchange.Body);
        Assert.Equal(["""{"database":{"name":"orders"}}""", """{"database":{"owner_name":"reports"}}"""], bodies);
    }

    [Fact]
    public void A_change_without_any_values_is_refused()
    {
        var result = _host.Run($"Set-NeonDatabase neondb {OnMain}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_removal_emits_nothing_without_PassThru()
    {
        Assert.Empty(_host.Run($"Remove-NeonDatabase neondb {OnMain} -Confirm:$false -Wait").Output);
        Assert.Equal($"DELETE {Branch}/databases/neondb", _host.Requests[0]);
    }

    [Fact]
    public void A_removal_emits_the_database_with_PassThru()
    {
        var database = Assert.Single(_host.Get<Database>(
            $"Get-NeonDatabase neondb {OnMain} | Remove-NeonDatabase -Confirm:$false -PassThru"));

        Assert.Equal("neondb", database.DatabaseName);
        Assert.NotEmpty(database.Operations);
    }

    [Fact]
    public void Removing_a_missing_database_is_not_an_error()
    {
        var result = _host.Run($"1..2 | ForEach-Object {{ Remove-NeonDatabase neondb {OnMain} -Confirm:$false -Wait -Verbose }}");

        Assert.Empty(result.Errors);
        Assert.Contains("The database neondb was not found, so nothing was changed.", result.Verbose);
    }

    [Fact]
    public void A_database_from_one_branch_is_not_removed_from_another()
    {
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches", """{"branch":{"name":"dev"}}""");
        var result = _host.Run($"Get-NeonDatabase neondb {OnMain} | Remove-NeonDatabase -Branch dev -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    private void AddRole(string name)
    {
        _host.Send(HttpMethod.Post, Branch[1..] + "/roles", $$$"""{"role":{"name":"{{{name}}}"}}""");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Forget();
    }
}
