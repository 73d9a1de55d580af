using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>Changes that cannot succeed according to a piped branch are refused before anything is sent.</summary>
public sealed class BranchGuardTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Remove-NeonBranch -Confirm:$false", "protected")]
    [InlineData("Remove-NeonBranch -WhatIf", "protected")]
    [InlineData("Reset-NeonBranch -Confirm:$false", "protected")]
    [InlineData("Restore-NeonBranch -Source br-x-y-z -Confirm:$false", "protected and cannot be reset")]
    public void A_protected_branch_is_not_changed(string command, string reason)
    {
        var branch = new Branch { BranchId = "br-calm-lake-a1b2c3d4", ProjectId = "quiet-forest-12345678", Name = "vault", ParentId = "br-x-y-z", Protected = true };

        Refused(command, branch, reason, "Remove the protection first: Set-NeonBranch vault ");
    }

    [Fact]
    public void The_default_branch_is_not_removed()
    {
        var branch = new Branch { BranchId = "br-calm-lake-a1b2c3d4", ProjectId = "quiet-forest-12345678", Name = "main", Default = true };

        Refused("Remove-NeonBranch -Confirm:$false", branch, "default", "Set-NeonDefaultBranch");
    }

    [Theory]
    [InlineData("Set-NeonBranch -ExpiresIn 1.00:00", true, false, "protected and cannot expire", "-Protected:$false")]
    [InlineData("Set-NeonBranch -ExpiresIn 1.00:00", false, true, "default branch of its project and cannot expire", "Set-NeonDefaultBranch")]
    public void A_protected_or_default_branch_cannot_expire(string command, bool isProtected, bool isDefault, string reason, string advice) => Refused(
        command,
        new Branch { BranchId = "br-calm-lake-a1b2c3d4", ProjectId = "quiet-forest-12345678", Name = "vault", Protected = isProtected, Default = isDefault },
        reason,
        advice);

    [Fact]
    public void A_branch_can_expire_if_its_protection_is_removed_in_the_same_change()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "vault");
        _host.Get<Branch>($"Set-NeonBranch vault -Project {app.ProjectId} -Protected");

        var branch = Assert.Single(_host.Get<Branch>($"Get-NeonBranch vault -Project {app.ProjectId} | Set-NeonBranch -Protected:$false -ExpiresIn 1.00:00"));

        Assert.NotNull(branch.ExpiresAt);
    }

    [Theory]
    [InlineData("New-NeonBranch vault -Protected -ExpiresIn 1.00:00")]
    [InlineData("Set-NeonBranch main -Protected -ExpiresIn 1.00:00")]
    [InlineData("Set-NeonBranch main -Protected -ExpiresIn 1.00:00 -WhatIf")]
    public void A_branch_cannot_become_both_protected_and_expiring(string command)
    {
        var app = _host.Seed();

        var result = _host.Run($"{command} -Project {app.ProjectId}");

        Assert.Equal(("NeonInvalidInput", "A protected branch cannot expire."), (result.ErrorId, result.Error.ToString()));
        Assert.Empty(_host.Changes());
    }

    /// <summary>The list in which a name is looked up shows what the branch does not allow, as a piped object does.</summary>
    [Theory]
    [InlineData("Remove-NeonBranch vault", "is protected and cannot be removed.", "Set-NeonBranch vault ")]
    [InlineData("Remove-NeonBranch main", "is the default branch of its project and cannot be removed.", "Set-NeonDefaultBranch")]
    [InlineData("Reset-NeonBranch vault", "is protected and cannot be reset.", "Set-NeonBranch vault ")]
    [InlineData("Restore-NeonBranch vault -Source main", "is protected and cannot be reset.", "Set-NeonBranch vault ")]
    [InlineData("Set-NeonBranch vault -ExpiresIn 1.00:00", "is protected and cannot expire.", "-Protected:$false")]
    [InlineData("Set-NeonBranch main -ExpiresIn 1.00:00", "is the default branch of its project and cannot expire.", "Set-NeonDefaultBranch")]
    [InlineData("Set-NeonBranch pr-7 -Protected", "and cannot be protected.", "-Protected -NoExpiration")]
    public void A_name_and_an_object_are_refused_alike(string command, string words, string advice)
    {
        var app = _host.Seed();
        _host.Get<Branch>($"New-NeonBranch vault -Project {app.ProjectId} -Protected -Wait; New-NeonBranch pr-7 -Project {app.ProjectId} -ExpiresIn 7d -Wait");
        var (cmdlet, name, rest) = command.Split(' ', 3) is [var first, var second, .. var more] ? (first, second, string.Join(' ', more)) : default;
        foreach (var confirmation in (string[])["-WhatIf", "-Confirm", "-Confirm:$false"])
        {
            foreach (var form in (string[])[$"{command} -Project app", $"Get-NeonBranch {name} -Project app | {cmdlet} {rest}"])
            {
                var person = new TestHost(2);
                _host.Forget();
                var result = _host.Run(person, $"{form} {confirmation}");

                Assert.Equal("NeonChangeRefused", result.ErrorId);
                Assert.StartsWith($"The branch {name} ", result.Error.ToString(), StringComparison.Ordinal);
                Assert.EndsWith(words, result.Error.ToString(), StringComparison.Ordinal);
                Assert.Contains(advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
                Assert.Empty(person.Questions);
                Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
                Assert.Empty(_host.Changes());
            }
        }
    }

    /// <summary>A restore to a point in time is the way back from an accident, which protection must not close.</summary>
    [Theory]
    [InlineData("Restore-NeonBranch vault -Project app -Timestamp $then -PreserveUnderName kept")]
    [InlineData("Get-NeonBranch vault -Project app | Restore-NeonBranch -Timestamp $then -PreserveUnderName kept")]
    [InlineData("Restore-NeonBranch vault -Project app -Source main -Timestamp $then")]
    [InlineData("Get-NeonBranch vault -Project app | Restore-NeonBranch -Source main -Timestamp $then")]
    [InlineData("Restore-NeonBranch vault -Project app -Source dev")]
    [InlineData("Get-NeonBranch vault -Project app | Restore-NeonBranch -Source dev")]
    public void A_protected_branch_is_restored_and_the_confirmation_says_that_it_is_protected(string command)
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");
        _host.Get<Branch>($"New-NeonBranch vault -Project {app.ProjectId} -Protected -Wait");
        _host.Clock.Advance(TimeSpan.FromHours(2));
        var then = _host.Clock.GetUtcNow().AddHours(-1);
        var preview = new TestHost(2);
        var prompt = new TestHost(2);

        Assert.Empty(_host.Run(preview, $"{command} -WhatIf".Replace("$then", $"'{then:o}'", StringComparison.Ordinal)).Errors);
        Assert.Empty(_host.Run(prompt, command.Replace("$then", $"'{then:o}'", StringComparison.Ordinal)).Errors);
        Assert.DoesNotContain(_host.Changes(), change => change.EndsWith("/restore", StringComparison.Ordinal));
        var restored = Assert.Single(_host.Get<Branch>($"{command} -Confirm:$false -Wait".Replace("$then", $"'{then:o}'", StringComparison.Ordinal)));

        Assert.Contains("Restore protected branch to ", preview.Printed, StringComparison.Ordinal);
        Assert.Contains("Restore protected branch to ", Assert.Single(prompt.Questions), StringComparison.Ordinal);
        Assert.True(restored.Protected);
    }

    // A branch specified by id is not read first: Neon has the same rules, and the advice says what to do about them.
    [Theory]
    [InlineData("Remove-NeonBranch $vault -Confirm:$false", "cannot delete protected branch", "-Protected:$false.")]
    [InlineData("Remove-NeonBranch $main -Confirm:$false", "cannot delete the default branch", "Set-NeonDefaultBranch")]
    [InlineData("Restore-NeonBranch $vault -Source main -Confirm:$false", "a protected branch cannot be reset", "-Protected:$false.")]
    [InlineData("Set-NeonBranch $vault -ExpiresIn 1.00:00", "a protected branch cannot expire", "Remove the protection first: Set-NeonBranch ")]
    [InlineData("Set-NeonBranch $expiring -Protected", "a protected branch cannot expire", " -Protected -NoExpiration.")]
    [InlineData("Set-NeonBranch $main -ExpiresIn 1.00:00", "the default branch cannot expire", "Make another branch the default first, with Set-NeonDefaultBranch -Project ")]
    [InlineData("Set-NeonDefaultBranch pr-7", "cannot be the default branch", "-NoExpiration")]
    [InlineData("Get-NeonEndpoint -Branch vault | Remove-NeonEndpoint -Confirm:$false", "an endpoint of a protected branch", " | Get-NeonBranch | Set-NeonBranch -Protected:$false.")]
    [InlineData("Remove-NeonProject app -Confirm:$false", "a project that has protected branches", "Get-NeonBranch")]
    public void A_refusal_includes_the_server_message_and_advice(string command, string words, string advice)
    {
        var app = _host.Seed();
        _host.Get<Branch>($"New-NeonBranch vault -Project {app.ProjectId} -Protected -Wait; New-NeonBranch pr-7 -Project {app.ProjectId} -NoCompute -ExpiresIn 1.00:00 -Wait");
        _host.Forget();

        var result = _host.Run($"Set-NeonContext -Project {app.ProjectId}; $vault, $expiring, $main = (Get-NeonBranch vault).BranchId, (Get-NeonBranch pr-7).BranchId, '{app.MainBranchId}'; {command}");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Matches(@"^The (branch|endpoint|project) .+ cannot .+\. \(HTTP 422, request ", result.Error.ErrorDetails.Message);
        Assert.Contains(advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-NeonBranch dev", "Remove branch with all its databases and computes")]
    [InlineData("Reset-NeonBranch dev", "replacing all its databases")]
    [InlineData("Reset-NeonBranch dev -PreserveUnderName kept", "replacing all its databases and buckets, keeping the current state as branch 'kept'")]
    [InlineData("Restore-NeonBranch dev -Lsn 0/1 -PreserveUnderName kept", "replacing all its databases, keeping the current state as branch 'kept'")]
    [InlineData("Set-NeonProject app -HistoryRetention 2d", " -> 2 d")]
    [InlineData("Set-NeonBranch dev -Protected:$false", "removing its protection")]
    [InlineData("Set-NeonBranch dev -ExpiresAt 2026-03-09T12:00:00Z", "deleted automatically at 2026-03-09 12:00:00Z")]
    [InlineData("Set-NeonEndpoint dev -Disabled", "refusing connections")]
    [InlineData("Set-NeonEndpoint dev -MaxCu 4", "drop its connections")]
    [InlineData("Set-NeonEndpoint dev -PasswordlessAccess", "without a password")]
    [InlineData("Remove-NeonDatabase dev -Branch main", "Remove database with all its data")]
    [InlineData("Reset-NeonRolePassword dev -Branch main", "the current password stops working")]
    [InlineData("Set-NeonProject app -EnableLogicalReplication", "permanently enabling logical replication, which suspends its running computes")]
    public void A_confirmation_names_the_consequence(string command, string consequence)
    {
        var person = new TestHost(0);
        var app = _host.Seed();
        _host.Run($"New-NeonBranch dev -Project {app.ProjectId} -NoCompute; New-NeonEndpoint dev -Project {app.ProjectId} -Branch main -Type read_only; New-NeonRole dev -Project {app.ProjectId} -Branch main; New-NeonDatabase dev -Owner dev -Project {app.ProjectId} -Branch main");
        _host.Forget();

        var result = _host.Run(person, $"{command} {(command.Contains("NeonProject", StringComparison.Ordinal) ? string.Empty : "-Project app")} -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Contains(consequence, person.Printed, StringComparison.Ordinal);
        // The target is looked up.
        Assert.Empty(_host.Changes());
    }

    /// <summary>
    /// A property that is missing in a damaged response is not false, although <c>Where-Object { -not $_.Protected }</c> treats
    /// it so.
    /// </summary>
    [Theory]
    [InlineData("Remove-NeonBranch -Confirm:$false", null, false, "the default branch")]
    [InlineData("Remove-NeonBranch -WhatIf", false, null, "protected")]
    [InlineData("Reset-NeonBranch -Confirm:$false", false, null, "protected")]
    [InlineData("Restore-NeonBranch -Source br-x-y-z -Confirm:$false", false, null, "protected")]
    [InlineData("Set-NeonBranch -ExpiresIn 1.00:00", null, false, "the default branch")]
    [InlineData("Set-NeonBranch -ExpiresIn 1.00:00", false, null, "protected")]
    public void A_branch_with_unknown_protection_is_not_changed(string command, bool? isDefault, bool? isProtected, string what) => Refused(
        command,
        new Branch { BranchId = "br-calm-lake-a1b2c3d4", ProjectId = "quiet-forest-12345678", Name = "vault", ParentId = "br-x-y-z", Default = isDefault, Protected = isProtected },
        $"does not show whether it is {what}",
        "Get-NeonBranch");

    [Fact]
    public void Unknown_protection_is_accepted_if_the_same_change_sets_it()
    {
        var app = _host.Seed();
        var branchId = _host.AddBranch(app, "dev");

        Assert.Empty(_host.Run(
            "$branch | Set-NeonBranch -Protected:$false -ExpiresIn 1.00:00",
            ("branch", new Branch { BranchId = branchId, ProjectId = app.ProjectId, Default = false })).Errors);
    }

    [Theory]
    [InlineData("", "any default protected unknown null odd")]
    [InlineData("-Default:$false", "any protected")]
    [InlineData("-Protected", "protected")]
    [InlineData("-Protected:$false", "any default")]
    [InlineData("-Default:$false -Protected:$false", "any")]
    public void A_filter_selects_only_known_values(string filter, string expected)
    {
        static string Item(string name, string flags) => $$"""{"id":"br-{{name}}","project_id":"quiet-forest-12345678","name":"{{name}}"{{flags}}}""";
        string[] items =
        [
            Item("any", ",\"default\":false,\"protected\":false"),
            Item("default", ",\"default\":true,\"protected\":false"),
            Item("protected", ",\"default\":false,\"protected\":true"),
            Item("unknown", string.Empty),
            Item("null", ",\"default\":null,\"protected\":null"),
            Item("odd", ",\"default\":{},\"protected\":\"?\""),
        ];
        using var host = new NeonHost(handler: new CannedReply($$"""{"branches":[{{string.Join(',', items)}}]}"""));

        Assert.Equal(expected, string.Join(' ', host.Get<Branch>($"Get-NeonBranch -Project quiet-forest-12345678 {filter}").Select(branch => branch.Name)));
    }

    [Fact]
    public void A_root_branch_is_not_reset()
    {
        var branch = new Branch { BranchId = "br-calm-lake-a1b2c3d4", ProjectId = "quiet-forest-12345678", Name = "root" };

        Refused("Reset-NeonBranch -Confirm:$false", branch, "root", "Restore-NeonBranch");
    }

    [Fact]
    public void A_root_branch_specified_by_name_is_not_reset()
    {
        var app = _host.Seed();

        var result = _host.Run($"Reset-NeonBranch main -Project {app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal("main", result.Error.TargetObject);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_refused_branch_does_not_block_the_next_one()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");

        var result = _host.Run($"Get-NeonBranch -Project {app.ProjectId} | Remove-NeonBranch -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Null(_host.Stored(app, "dev"));
        Assert.NotNull(_host.Stored(app, "main"));
    }

    [Fact]
    public void A_protected_branch_specified_by_name_is_refused_without_sending_its_removal()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "vault");
        _host.Get<Branch>($"Set-NeonBranch vault -Project {app.ProjectId} -Protected");

        var result = _host.Run($"Remove-NeonBranch vault -Project {app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Contains("protected", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
        Assert.NotNull(_host.Stored(app, "vault"));
    }

    private void Refused(string command, Branch branch, string reason, string advice)
    {
        // As a cmdlet emits it.
        branch.Remember();
        var result = _host.Run("$branch | " + command, ("branch", branch));

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidOperation, result.Error.CategoryInfo.Category);
        Assert.Same(branch, result.Error.TargetObject);
        Assert.Contains(reason, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(branch.Name!, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }
}
