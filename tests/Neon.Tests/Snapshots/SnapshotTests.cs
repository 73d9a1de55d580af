using System.Management.Automation;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public SnapshotTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string InApp => $"-Project {_app.ProjectId}";

    private string Snapshots => $"/projects/{_app.ProjectId}/snapshots";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_snapshot_is_created_and_returned_with_its_keys()
    {
        var expiry = _host.Clock.GetUtcNow().AddDays(90);
        var snapshot = Assert.Single(_host.Get<Snapshot>($"New-NeonSnapshot before {OnMain} -Slug b1 -ExpiresIn 90.00:00"));

        Assert.Equal(("before", "b1", _app.ProjectId, _app.MainBranchId), (snapshot.Name, snapshot.Slug, snapshot.ProjectId, snapshot.SourceBranchId));
        Assert.StartsWith("snap-", snapshot.SnapshotId, StringComparison.Ordinal);
        Assert.Equal(expiry, snapshot.ExpiresAt);
        Assert.NotNull(snapshot.Timestamp);
        Assert.NotNull(snapshot.CreatedAt);
        Assert.NotNull(snapshot.Lsn);
        Assert.True(snapshot.Manual);
        Assert.Empty(snapshot.AdditionalProperties);
        Assert.Single(snapshot.Operations);
        Assert.Equal(
            [$"POST /projects/{_app.ProjectId}/branches/{_app.MainBranchId}/snapshot?name=before&slug=b1&expires_at={Timestamp.Format(expiry)}"], _host.Requests);
        Assert.Empty(_host.Emulator.Exchanges[0].Body);
    }

    [Theory]
    [InlineData("-Timestamp '2020-01-01T00:00:00Z'", "?timestamp=2020-01-01T00:00:00Z")]
    [InlineData("-Lsn 0/1", "?lsn=0/1")]
    public void A_point_in_time_is_sent_unchanged_and_validated_by_the_service(string parameters, string query)
    {
        var result = _host.Run($"New-NeonSnapshot {OnMain} {parameters}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.EndsWith(query, Assert.Single(_host.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public void With_wait_the_snapshot_is_returned_with_finished_operations()
    {
        var snapshot = Assert.Single(_host.Get<Snapshot>($"New-NeonSnapshot before {OnMain} -Wait"));

        Assert.All(snapshot.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.Equal(("before", _app.ProjectId), (snapshot.Name, snapshot.ProjectId));
    }

    [Fact]
    public void A_piped_branch_is_the_parent_and_its_name_and_expiry_are_not_bound()
    {
        var snapshot = Assert.Single(_host.Get<Snapshot>($"Get-NeonBranch main {InApp} | New-NeonSnapshot | Wait-NeonOperation"));

        Assert.Equal(_app.MainBranchId, snapshot.SourceBranchId);
        Assert.StartsWith("main at", snapshot.Name, StringComparison.Ordinal);
        Assert.DoesNotContain('?', _host.Requests[2]);
    }

    [Fact]
    public void Only_root_branches_can_be_snapshotted()
    {
        var dev = AddBranch("dev");
        var result = _host.Run($"New-NeonSnapshot {InApp} -Branch {dev}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("root branches", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-NeonSnapshot -Project app -Branch main -ExpiresAt 2020-01-01")]
    [InlineData("New-NeonSnapshot -Project app -Branch main -ExpiresIn 500ms")]
    [InlineData("New-NeonSnapshot -Project app -Branch main -Timestamp 2099-01-01")]
    [InlineData("New-NeonSnapshot -Project app -Branch main -Timestamp 2020-01-01 -Lsn 0/1")]
    [InlineData("Set-NeonSnapshot before -Project app")]
    [InlineData("Set-NeonSnapshot before -Project app -NoExpiration -ExpiresIn 1.00:00")]
    [InlineData("Set-NeonSnapshot ' ' -Project app -Name other")]
    [InlineData("Get-NeonSnapshot ' ' -Project app")]
    public void Invalid_input_is_refused_before_anything_is_sent(string command)
    {
        var result = _host.Run(command);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.NotNull(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("New-NeonSnapshot after -Project app -Branch main -WhatIf")]
    [InlineData("Set-NeonSnapshot before -Project app -Name other -WhatIf")]
    [InlineData("Remove-NeonSnapshot before -Project app -WhatIf")]
    [InlineData("Restore-NeonSnapshot before main -Project app -WhatIf")]
    [InlineData("Complete-NeonBranchRestore preview -Project app -WhatIf")]
    public void What_if_changes_nothing(string command)
    {
        _host.Run($"New-NeonSnapshot before {OnMain} -Wait; Restore-NeonSnapshot before main -Project app -Name preview -Wait");
        _host.Forget();
        var result = _host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Restore-NeonSnapshot before mian -Project app")]
    [InlineData("Restore-NeonSnapshot before mian -Project app -Finalize")]
    [InlineData("Get-NeonSnapshot before -Project app | Restore-NeonSnapshot -TargetBranch mian -Finalize")]
    public void What_if_reports_a_missing_target_branch_as_the_restore_does(string command)
    {
        _host.Run($"New-NeonSnapshot before {OnMain} -Wait");
        _host.Forget();

        foreach (var confirmation in (string[])["-WhatIf", "-Confirm:$false"])
        {
            Assert.Equal("There is no branch 'mian' in project app. Did you mean 'main'?", _host.Run($"{command} {confirmation}").Error.ToString());
        }

        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void All_snapshots_of_a_project_are_listed_with_their_keys()
    {
        Take("one");
        Take("two");
        var snapshots = _host.Get<Snapshot>($"Get-NeonSnapshot {InApp}");

        Assert.Equal(["two", "one"], snapshots.Select(snapshot => snapshot.Name));
        Assert.All(snapshots, snapshot => Assert.Equal(_app.ProjectId, snapshot.ProjectId));
        Assert.All(snapshots, snapshot => Assert.Empty(snapshot.Operations));
        Assert.Equal([$"GET {Snapshots}"], _host.Requests);
    }

    [Theory]
    [InlineData("BEFORE-*", 2)]
    [InlineData("nightly, before-a", 2)]
    [InlineData("other", 0)]
    public void A_list_is_filtered_by_name_with_wildcards(string names, int expected)
    {
        Take("before-a");
        Take("before-b");
        Take("nightly");

        Assert.Equal(expected, _host.Get<Snapshot>($"Get-NeonSnapshot {InApp} -Name {names}").Count);
    }

    [Fact]
    public void A_piped_branch_lists_only_its_snapshots()
    {
        var root = AddBranch("root", ",\"init_source\":\"schema-only\"");
        Take("of-main");
        Take("of-root", root);

        Assert.Equal("of-root", Assert.Single(_host.Get<Snapshot>($"Get-NeonBranch root {InApp} | Get-NeonSnapshot")).Name);
        Assert.Equal("of-main", Assert.Single(_host.Get<Snapshot>($"Get-NeonSnapshot {InApp} -Branch main")).Name);
    }

    [Fact]
    public void A_snapshot_is_selected_by_id_by_name_and_by_object()
    {
        var taken = Take("before");
        Take("after");

        var same = new[]
        {
            $"Get-NeonSnapshot before {InApp}",
            $"Get-NeonSnapshot {taken.SnapshotId} {InApp}",
            $"Get-NeonSnapshot -Name before {InApp} | Get-NeonSnapshot",
            $"[pscustomobject] @{{ SnapshotId = '{taken.SnapshotId}'; ProjectId = '{_app.ProjectId}' }} | Get-NeonSnapshot",
        };

        Assert.All(same, script => Assert.Equal(taken.SnapshotId, Assert.Single(_host.Get<Snapshot>(script)).SnapshotId));
    }

    [Fact]
    public void An_ambiguous_name_is_an_error_that_lists_the_ids()
    {
        var ids = new[] { Take("twice"), Take("twice") }.Select(snapshot => snapshot.SnapshotId!);
        var result = _host.Run($"Remove-NeonSnapshot twice {InApp} -Confirm:$false");

        Assert.Equal("NeonSnapshotAmbiguous", result.ErrorId);
        Assert.All(ids, id => Assert.Contains(id, result.Error.Exception.Message, StringComparison.Ordinal));
        Assert.Equal([$"GET {Snapshots}"], _host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonSnapshot never")]
    [InlineData("Get-NeonSnapshot snap-never-seen-a1234567")]
    [InlineData("Remove-NeonSnapshot snap-never-seen-a1234567 -Confirm:$false")]
    [InlineData("Set-NeonSnapshot never -Name other")]
    public void The_error_about_a_missing_snapshot_targets_the_snapshot(string command)
    {
        var result = _host.Run($"{command} {InApp}");

        Assert.Equal("NeonSnapshotNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.IsType<string>(result.Error.TargetObject);
    }

    [Fact]
    public void Only_specified_values_are_changed_and_NoExpiration_removes_the_expiry()
    {
        var taken = Take("before");
        var named = Assert.Single(_host.Get<Snapshot>($"Get-NeonSnapshot before {InApp} | Set-NeonSnapshot -Name after -ExpiresAt 2099-01-01T00:00:00Z"));
        var kept = Assert.Single(_host.Get<Snapshot>($"Set-NeonSnapshot {taken.SnapshotId} {InApp} -NoExpiration"));

        Assert.Equal(("after", 2099, _app.ProjectId), (named.Name, named.ExpiresAt?.Year, named.ProjectId));
        Assert.Equal(("after", null), (kept.Name, kept.ExpiresAt));
        Assert.Equal(
            ["""{"snapshot":{"name":"after","expires_at":"2099-01-01T00:00:00Z"}}""", """{"snapshot":{"expires_at":null}}"""],
            _host.Emulator.Exchanges.Where(exchange => exchange.Method == "PATCH").Select(exchange => exchange.Body));
    }

    [Fact]
    public void A_removal_emits_nothing_without_PassThru()
    {
        var taken = Take("before");
        Assert.Empty(_host.Run($"Remove-NeonSnapshot before {InApp} -Confirm:$false -Wait").Output);

        Assert.Equal([$"GET {Snapshots}", $"DELETE {Snapshots}/{taken.SnapshotId}"], _host.Requests.Take(2));
        Assert.Empty(_host.Get<Snapshot>($"Get-NeonSnapshot {InApp}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Wait")]
    public void A_removal_returns_the_snapshot_with_pass_thru(string wait)
    {
        Take("before");
        var removed = Assert.Single(_host.Get<Snapshot>($"Get-NeonSnapshot before {InApp} | Remove-NeonSnapshot -Confirm:$false -PassThru {wait}"));

        Assert.Equal(("before", _app.ProjectId), (removed.Name, removed.ProjectId));
        Assert.Equal(wait.Length > 0, Assert.Single(removed.Operations).Status == "finished");
    }

    [Fact]
    public void A_CSV_row_also_identifies_the_target()
    {
        var taken = Take("before");
        _host.Get<Snapshot>($"[pscustomobject] @{{ SnapshotId = '{taken.SnapshotId}'; ProjectId = '{_app.ProjectId}' }} | Remove-NeonSnapshot -Confirm:$false");

        Assert.Equal([$"DELETE {Snapshots}/{taken.SnapshotId}"], _host.Requests);
    }

    [Fact]
    public void A_snapshot_of_one_project_is_refused_with_another_project()
    {
        Take("before");
        var other = _host.Seed("other");
        var result = _host.Run($"Get-NeonSnapshot before {InApp} | Remove-NeonSnapshot -Project {other.ProjectId} -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.IsType<Snapshot>(result.Error.TargetObject);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-NeonBranch main -Project app | Remove-NeonSnapshot -Confirm:$false")]
    [InlineData("Get-NeonSnapshot before -Project app | Remove-NeonBranch -Confirm:$false")]
    [InlineData("Get-NeonSnapshot before -Project app | Complete-NeonBranchRestore -Confirm:$false")]
    public void Only_the_target_itself_can_be_piped_into_a_change(string script)
    {
        Take("before");

        Assert.StartsWith("InputObject", _host.Run(script).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_and_a_list_show_the_main_properties()
    {
        var snapshot = new Snapshot
        {
            SnapshotId = "snap-wandering-wildflower-a1b2c3d4",
            Name = "before",
            FullSize = 32_243_712,
            Manual = true,
            Lsn = "0/1E19478",
            CreatedAt = DateTimeOffset.UtcNow.AddDays(-3.5),
            ExpiresAt = DateTimeOffset.UtcNow.AddDays(6.2),
        };

        var table = string.Join('\n', View.Table(_host, snapshot));
        var list = string.Join('\n', View.List(_host, snapshot));

        Assert.Contains("before", table, StringComparison.Ordinal);
        Assert.Contains("30.8 MiB", table, StringComparison.Ordinal);
        Assert.Contains(" 3 d", table, StringComparison.Ordinal);
        Assert.Contains("manual", table, StringComparison.Ordinal);
        Assert.Contains("0/1E19478", list, StringComparison.Ordinal);
        Assert.Contains("(in 6 d)", list, StringComparison.Ordinal);
    }

    private string AddBranch(string name, string more = "")
    {
        var created = _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches", $$$"""{"branch":{"name":"{{{name}}}"{{{more}}}}}""");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Forget();
        return created.GetProperty("branch").GetProperty("id").GetString()!;
    }

    private Snapshot Take(string name, string? branch = null)
    {
        var taken = Assert.Single(_host.Get<Snapshot>($"New-NeonSnapshot {name} {InApp} -Branch {branch ?? _app.MainBranchId} -Wait"));
        _host.Forget();
        return taken;
    }
}
