using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Databases;

public sealed class DatabaseReadTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public DatabaseReadTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Path => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}/databases";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void The_databases_of_a_branch_are_listed_with_their_ids()
    {
        var database = Assert.Single(_host.Get<Database>($"Get-NeonDatabase {OnMain}"));

        Assert.Equal("neondb", database.DatabaseName);
        Assert.Equal("neondb", database.Name);
        Assert.Equal("neondb_owner", database.OwnerName);
        Assert.Equal(_app.ProjectId, database.ProjectId);
        Assert.Equal(_app.MainBranchId, database.BranchId);
        Assert.NotNull(database.Id);
        Assert.NotNull(database.CreatedAt);
        Assert.NotNull(database.UpdatedAt);
        Assert.Empty(database.Operations);
        Assert.Equal([$"GET {Path}"], _host.Requests);
    }

    [Theory]
    [InlineData("NEON*", 1)]
    [InlineData("orders", 0)]
    [InlineData("orders, neondb", 1)]
    public void A_list_is_filtered_by_name_with_wildcards(string names, int expected) =>
        Assert.Equal(expected, _host.Get<Database>($"Get-NeonDatabase {OnMain} -Name {names}").Count);

    [Fact]
    public void A_database_is_read_by_name()
    {
        var database = Assert.Single(_host.Get<Database>($"Get-NeonDatabase neondb {OnMain}"));

        Assert.Equal("neondb", database.DatabaseName);
        Assert.Equal(_app.ProjectId, database.ProjectId);
        Assert.Equal([$"GET {Path}/neondb"], _host.Requests);
    }

    [Fact]
    public void A_branch_pipes_in_and_a_database_pipes_on()
    {
        var databases = _host.Get<Database>($"Get-NeonBranch -Project {_app.ProjectId} | Get-NeonDatabase | Get-NeonDatabase");

        Assert.Equal("neondb", Assert.Single(databases).DatabaseName);
        Assert.Equal([$"GET {Path}", $"GET {Path}/neondb"], _host.Requests.Skip(1));
    }

    [Fact]
    public void A_database_passed_as_an_argument_supplies_its_branch()
    {
        var result = _host.Get<Database>(
            "$database = Get-NeonDatabase neondb " + OnMain + "; Get-NeonDatabase -Database $database");

        Assert.Equal(_app.MainBranchId, Assert.Single(result).BranchId);
        Assert.Equal($"GET {Path}/neondb", _host.Requests[^1]);
    }

    [Fact]
    public void A_database_from_one_branch_is_refused_with_another_branch()
    {
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches", """{"branch":{"name":"dev"}}""");
        var result = _host.Run($"Get-NeonDatabase neondb {OnMain} | Get-NeonDatabase -Branch dev");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(_app.MainBranchId, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.IsType<Database>(result.Error.TargetObject);
    }

    [Fact]
    public void A_database_from_one_project_is_refused_with_another_project()
    {
        var other = _host.Seed("other");
        var result = _host.Run($"Get-NeonDatabase neondb {OnMain} | Get-NeonDatabase -Project {other.ProjectId}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal([$"GET {Path}/neondb"], _host.Requests);
    }

    [Fact]
    public void The_same_branch_can_be_specified_with_a_piped_database() =>
        Assert.Single(_host.Get<Database>($"Get-NeonDatabase neondb {OnMain} | Get-NeonDatabase -Branch main"));

    [Fact]
    public void The_context_supplies_the_branch()
    {
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };

        Assert.Single(_host.Get<Database>("Get-NeonDatabase"));
    }

    [Fact]
    public void Without_a_branch_nothing_is_sent_and_no_default_is_used()
    {
        var result = _host.Run($"Get-NeonDatabase -Project {_app.ProjectId}");

        Assert.Equal("NeonBranchRequired", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_missing_database_is_reported_as_not_found()
    {
        var result = _host.Run($"Get-NeonDatabase orders {OnMain}");

        Assert.Equal("NeonDatabaseNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("orders", result.Error.TargetObject);
        Assert.NotNull(result.Error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void An_empty_name_is_refused_before_anything_is_sent()
    {
        var result = _host.Run($"Get-NeonDatabase -Database ' ' {OnMain}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_name_with_special_characters_is_escaped()
    {
        _host.Run($"Get-NeonDatabase 'a/b`?c%20 d' {OnMain}");

        // The list is read for suggestions.
        Assert.Equal([$"GET {Path}/a%2Fb%3Fc%2520%20d", $"GET {Path}"], _host.Requests);
    }
}
