using Neon.Emulator;
using Neon.Tests.Kernel;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Snapshots;

public sealed class SnapshotLostResponseTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public SnapshotLostResponseTests()
    {
        _app = _host.Seed();
        _host.Get<Snapshot>($"New-NeonSnapshot before {InApp} -Branch main -Wait");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Forget();
    }

    private string InApp => $"-Project {_app.ProjectId}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("createSnapshot", "New-NeonSnapshot after -Branch main", "POST")]
    [InlineData("updateSnapshot", "Set-NeonSnapshot before -Name after", "PATCH")]
    [InlineData("updateSnapshot", "Set-NeonSnapshot before -ExpiresIn 1.00:00", "PATCH")]
    [InlineData("deleteSnapshot", "Remove-NeonSnapshot before -PassThru -Confirm:$false", "DELETE")]
    [InlineData("restoreSnapshot", "Restore-NeonSnapshot before main -Name preview -Confirm:$false", "POST")]
    [InlineData("restoreSnapshot", "Restore-NeonSnapshot before main -Name other -Finalize -Confirm:$false", "POST")]
    [InlineData("setSnapshotSchedule", "Set-NeonSnapshotSchedule -Branch main -Frequency daily", "PUT")]
    [InlineData("setSnapshotSchedule", "Remove-NeonSnapshotSchedule -Branch main -PassThru -Confirm:$false", "PUT")]
    public void A_change_that_happened_is_confirmed_and_not_retried(string operation, string command, string method)
    {
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());
        var output = Assert.Single(_host.Get<NeonObject>($"{command} {InApp}"));

        Assert.True(output is not IHasOperations { Operations.Count: 0 } || operation == "updateSnapshot");
        Assert.Equal(1, Sent(method));
    }

    [Theory]
    [InlineData("createSnapshot", "New-NeonSnapshot before -Branch main", "POST")]
    [InlineData("createSnapshot", "New-NeonSnapshot -Branch main", "POST")]
    [InlineData("updateSnapshot", "Set-NeonSnapshot before -Name after", "PATCH")]
    [InlineData("deleteSnapshot", "Remove-NeonSnapshot before -Confirm:$false", "DELETE")]
    [InlineData("restoreSnapshot", "Restore-NeonSnapshot before main -Confirm:$false", "POST")]
    [InlineData("setSnapshotSchedule", "Set-NeonSnapshotSchedule -Branch main -Frequency daily", "PUT")]
    public void A_change_that_did_not_happen_has_an_unknown_outcome(string operation, string command, string method)
    {
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"{command} {InApp}").ErrorId);
        Assert.Equal(1, Sent(method));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_completion_is_confirmed_by_the_branch_status(bool happened)
    {
        _host.Get<Branch>($"Restore-NeonSnapshot before main -Name preview {InApp} -Wait -Confirm:$false");
        _host.Forget();
        _host.Emulator.Faults.Add("finalizeRestoreBranch", happened ? EmulatorFault.DropAfterEffect() : EmulatorFault.DropBeforeEffect());
        var result = _host.Run($"Complete-NeonBranchRestore preview {InApp} -Confirm:$false");

        Assert.Equal(happened, result.Errors.Count == 0);
        Assert.Equal(happened ? ["main"] : [], result.Output.Select(item => ((Branch)item.BaseObject).Name));
        Assert.Equal(1, Sent("POST"));
    }

    [Theory]
    [InlineData("daily", true)]
    [InlineData("weekly", false)]
    public void A_duplicate_entry_is_not_mistaken_for_two_different_entries(string second, bool isSame)
    {
        var isLost = false;
        using var replies = new Replies((request, _) =>
        {
            if (request.Method == HttpMethod.Put)
            {
                isLost = true;
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone");
            }

            return Replies.Json($$"""{"schedule":[{"frequency":"daily","hour":1},{"frequency":"{{(isLost ? second : "daily")}}","hour":1}]}""");
        });
        using var host = new NeonHost(handler: replies);

        var result = host.Run("Set-NeonSnapshotSchedule -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4 -Frequency daily -Hour 1 -Append");

        Assert.True(isLost);
        Assert.Equal(isSame ? [] : ["NeonOutcomeUnknown"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void A_completion_succeeds_even_if_the_branch_cannot_be_read()
    {
        var preview = _host.Get<Branch>($"Restore-NeonSnapshot before main -Name preview {InApp} -Wait -Confirm:$false")[0];
        _host.Emulator.Faults.Add("getProjectBranch", EmulatorFault.Status(System.Net.HttpStatusCode.NotFound));
        var branch = Assert.Single(_host.Get<Branch>("$preview | Complete-NeonBranchRestore -Confirm:$false", ("preview", preview)));

        Assert.Equal((_app.ProjectId, preview.BranchId), (branch.ProjectId, branch.BranchId));
        Assert.NotEmpty(branch.Operations);
    }

    private int Sent(string method) => _host.Emulator.Exchanges.Count(exchange => exchange.Method == method);
}
