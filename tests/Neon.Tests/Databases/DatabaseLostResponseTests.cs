using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Databases;

public sealed class DatabaseLostResponseTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public DatabaseLostResponseTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_created_database_is_found_instead_of_being_created_again()
    {
        _host.Emulator.Faults.Add("createProjectBranchDatabase", EmulatorFault.DropAfterEffect());
        var database = Assert.Single(_host.Get<Database>($"New-NeonDatabase orders -Owner neondb_owner {OnMain}"));

        Assert.Equal("orders", database.DatabaseName);
        Assert.NotEmpty(database.Operations);
        Assert.Equal(1, Sent("POST"));
    }

    [Fact]
    public void An_existing_database_is_not_mistaken_for_the_new_one()
    {
        _host.Emulator.Faults.Add("createProjectBranchDatabase", EmulatorFault.DropBeforeEffect());
        var result = _host.Run($"New-NeonDatabase neondb -Owner neondb_owner {OnMain}");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Equal(1, Sent("POST"));
    }

    [Fact]
    public void A_renamed_database_is_found_under_its_new_name()
    {
        _host.Emulator.Faults.Add("updateProjectBranchDatabase", EmulatorFault.DropAfterEffect());

        Assert.Equal("orders", Assert.Single(_host.Get<Database>($"Set-NeonDatabase neondb -Name orders {OnMain}")).DatabaseName);
        Assert.Equal(1, Sent("PATCH"));
    }

    [Fact]
    public void Another_database_with_the_new_name_is_not_mistaken_for_the_renamed_one()
    {
        _host.Run($"New-NeonDatabase orders -Owner neondb_owner {OnMain} -Wait");
        _host.Emulator.Faults.Add("updateProjectBranchDatabase", EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"Set-NeonDatabase neondb -Name orders {OnMain}").ErrorId);
    }

    [Fact]
    public void A_removal_is_confirmed_by_the_missing_database()
    {
        _host.Emulator.Faults.Add("deleteProjectBranchDatabase", EmulatorFault.DropAfterEffect());
        var removed = _host.Get<Database>($"Remove-NeonDatabase neondb {OnMain} -Confirm:$false -PassThru");

        Assert.Equal("neondb", Assert.Single(removed).DatabaseName);
        Assert.Equal(1, Sent("DELETE"));
    }

    [Fact]
    public void A_removal_that_did_not_happen_has_an_unknown_outcome()
    {
        _host.Emulator.Faults.Add("deleteProjectBranchDatabase", EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"Remove-NeonDatabase neondb {OnMain} -Confirm:$false").ErrorId);
    }

    private int Sent(string method) => _host.Emulator.Exchanges.Count(exchange => exchange.Method == method);
}
