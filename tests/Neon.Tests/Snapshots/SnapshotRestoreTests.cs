using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Snapshots;

public sealed class SnapshotRestoreTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly Snapshot _snapshot;

    public SnapshotRestoreTests()
    {
        _app = _host.Seed();
        _snapshot = Assert.Single(_host.Get<Snapshot>($"New-NeonSnapshot before {InApp} -Branch main -Wait"));
        _host.Get<Database>($"New-NeonDatabase later {InApp} -Branch main -Wait");
        _host.Forget();
    }

    private string InApp => $"-Project {_app.ProjectId}";

    private string Restore => $"POST /projects/{_app.ProjectId}/snapshots/{_snapshot.SnapshotId}/restore";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_branch_is_replaced_only_if_it_is_specified()
    {
        var result = _host.Run($"Restore-NeonSnapshot before {InApp} -Finalize -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("-TargetBranch", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_before_the_confirmation()
    {
        var foreseen = _host.Run($"Restore-NeonSnapshot before {InApp} -Name main -WhatIf");

        Assert.DoesNotContain(Restore, _host.Requests);
        Assert.Contains("The branch 'main' already exists.", foreseen.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(_host.Run($"Restore-NeonSnapshot before {InApp} -Name main").ErrorId, foreseen.ErrorId);
    }

    /// <summary>A new branch changes nothing that exists.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData("main", 0)]
    [InlineData("main -Confirm", 1)]
    [InlineData("main -Finalize", 1)]
    [InlineData("main -Finalize -Confirm:$false", 0)]
    public void Only_a_replacement_asks_by_default(string arguments, int questions)
    {
        var person = new TestHost(0);

        Assert.Single(_host.Run(person, $"Restore-NeonSnapshot before {arguments} {InApp}").Output);

        Assert.Equal(questions, person.Questions.Count);
    }

    [Fact]
    public void A_preview_asks_if_the_preference_demands_it()
    {
        var person = new TestHost(0);

        Assert.Single(_host.Run(person, $"$ConfirmPreference = 'Medium'; Restore-NeonSnapshot before {InApp}").Output);

        Assert.Single(person.Questions);
    }

    [Fact]
    public void A_preview_is_created_beside_the_target()
    {
        var preview = Assert.Single(_host.Get<Branch>($"Restore-NeonSnapshot before main {InApp} -Name preview -Confirm:$false -Wait"));

        Assert.Equal(("preview", "restored"), (preview.Name, preview.RestoreStatus));
        Assert.Equal((_snapshot.SnapshotId, _app.MainBranchId), (preview.RestoredFrom, preview.RestoredAs));
        Assert.NotEqual(_app.MainBranchId, preview.BranchId);
        Assert.All(preview.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.Equal($$"""{"name":"preview","target_branch_id":"{{_app.MainBranchId}}"}""", Body(Restore));
        Assert.Equal(["neondb"], _host.Get<Database>($"Get-NeonDatabase {InApp} -Branch preview").Select(database => database.Name));
        Assert.Equal(_app.MainBranchId, Assert.Single(_host.Get<Branch>($"Get-NeonBranch main {InApp}")).BranchId);
    }

    [Fact]
    public void Without_a_target_branch_none_is_sent()
    {
        var preview = Assert.Single(_host.Get<Branch>($"Get-NeonSnapshot before {InApp} | Restore-NeonSnapshot -Confirm:$false"));

        Assert.Equal("{}", Body(Restore));
        Assert.Equal(_app.MainBranchId, preview.RestoredAs);
    }

    [Fact]
    public void A_restored_branch_can_be_piped_into_its_completion()
    {
        var branch = Assert.Single(_host.Get<Branch>($"""
            Get-NeonSnapshot before {InApp} | Restore-NeonSnapshot -TargetBranch main -Wait -Confirm:$false |
                Complete-NeonBranchRestore -OldBranchName main-before -Wait -Confirm:$false
            """));

        Assert.Equal(("main", "finalized", true), (branch.Name, branch.RestoreStatus, branch.Default));
        Assert.All(branch.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.NotEmpty(branch.Operations);
        Assert.Equal("""{"name":"main-before"}""", Body($"POST /projects/{_app.ProjectId}/branches/{branch.BranchId}/finalize_restore"));
        Assert.Equal(_app.MainBranchId, Assert.Single(_host.Get<Branch>($"Get-NeonBranch main-before {InApp}")).BranchId);
        Assert.Equal(_app.EndpointId, Assert.Single(_host.Get<Endpoint>($"Get-NeonEndpoint {InApp} -Branch main")).EndpointId);
        Assert.Equal(["neondb"], _host.Get<Database>($"Get-NeonDatabase {InApp} -Branch main").Select(database => database.Name));
    }

    [Fact]
    public void A_completion_can_be_waited_for_later()
    {
        var branch = Assert.Single(_host.Get<Branch>($"""
            Restore-NeonSnapshot before main {InApp} -Name preview -Wait -Confirm:$false | Out-Null
            Complete-NeonBranchRestore preview {InApp} -Confirm:$false | Wait-NeonOperation
            """));

        Assert.Equal(("main", _app.ProjectId), (branch.Name, branch.ProjectId));
        Assert.Single(_host.Get<Branch>($"Get-NeonBranch 'main (old)' {InApp}"));
    }

    [Fact]
    public void With_finalize_the_restored_branch_replaces_the_target_at_once()
    {
        _host.Send(HttpMethod.Patch, $"projects/{_app.ProjectId}/branches/{_app.MainBranchId}", """{"branch":{"protected":true}}""");
        var branch = Assert.Single(_host.Get<Branch>($"Restore-NeonSnapshot before main {InApp} -Finalize -Confirm:$false -Wait"));

        Assert.Equal(("main", "finalized", true), (branch.Name, branch.RestoreStatus, branch.Protected));
        Assert.Equal(_app.EndpointId, Assert.Single(branch.Endpoints!).EndpointId);
        Assert.Contains("\"finalize_restore\":true", Body(Restore), StringComparison.Ordinal);
    }

    [Fact]
    public void Completing_a_finished_restore_is_refused_before_anything_is_sent()
    {
        _host.Get<Branch>($"Restore-NeonSnapshot before main {InApp} -Finalize -Confirm:$false -Wait");
        var main = _host.Get<Branch>($"Get-NeonBranch main {InApp}")[0];
        _host.Forget();
        var result = _host.Run("$main | Complete-NeonBranchRestore -Confirm:$false", ("main", main));

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Same(main, result.Error.TargetObject);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Complete-NeonBranchRestore main -Project app -Confirm:$false", "NeonChangeRefused")]
    [InlineData("Restore-NeonSnapshot before never -Project app -Confirm:$false", "NeonBranchNotFound")]
    [InlineData("Restore-NeonSnapshot before main -Project app -Name main -Confirm:$false", "NeonConflict")]
    [InlineData("Restore-NeonSnapshot before ' ' -Project app -Confirm:$false", "NeonInvalidInput")]
    public void Impossible_restores_and_completions_are_errors(string command, string id) => Assert.Equal(id, _host.Run(command).ErrorId);

    [Fact]
    public void A_target_in_another_project_is_refused()
    {
        var other = _host.Seed("other");
        var target = _host.Get<Branch>($"Get-NeonBranch main -Project {other.ProjectId}")[0];
        _host.Forget();
        var result = _host.Run("$snapshot | Restore-NeonSnapshot -TargetBranch $target -Confirm:$false", ("snapshot", _snapshot), ("target", target));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    private string Body(string request)
    {
        var index = _host.Requests.ToList().IndexOf(request);
        Assert.True(index >= 0, string.Join('\n', _host.Requests));
        return _host.Emulator.Exchanges[index].Body;
    }
}
