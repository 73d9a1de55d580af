using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>What a confirmation of a Set- cmdlet shows of the current values, and what that costs.</summary>
public sealed class ShownChangeTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly TestHost _person = new(2);
    private readonly SeededProject _app;

    public ShownChangeTests()
    {
        _app = _host.Seed();
        _host.Run("Set-NeonContext -Project app -Branch main");
        _host.Forget();
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Set-NeonProject app -MaxCu 3 -AllowedIp 203.0.113.0/24", "Change project, refusing connections from all other addresses: MaxCu 2 -> 3, AllowedIp (none) -> 203.0.113.0/24")]
    [InlineData("Set-NeonProject app -BlockPublicConnections", "Change project, refusing connections from the public internet: BlockPublicConnections False -> True")]
    [InlineData("$null = Set-NeonProject app -AllowedIp 10.0.0.0/8; Set-NeonProject app -AllowedIp 203.0.113.0/24 -Append", "Change project, adding to its allowed addresses: AllowedIp 10.0.0.0/8 -> (10.0.0.0/8, 203.0.113.0/24)")]
    [InlineData("Set-NeonProject app -Name \"shop, or 'app' -> x\"", "Change project: Name app -> 'shop, or ''app'' -> x'")]
    [InlineData("Set-NeonProject app -HistoryRetention 7.00:00 -NeverSuspend", "Change project: SuspendTimeout default -> never, HistoryRetention ")]
    [InlineData("Set-NeonBranch main -Project app -Protected", "Change branch: Protected False -> True")]
    [InlineData("Set-NeonBranch main -Project app -NoExpiration", "Change branch: ExpiresAt never (unchanged)")]
    [InlineData("Set-NeonBranch main -Project app -Name trunk", "Change branch: Name main -> trunk")]
    [InlineData("$null = Get-NeonEndpoint -Project app | Set-NeonEndpoint -PgSettings @{ work_mem = '4MB' }; Get-NeonEndpoint -Project app | Set-NeonEndpoint -PgSettings @{ max_connections = '100' }", "PgSettings work_mem=4MB -> max_connections=100")]
    [InlineData("Set-NeonDatabase neondb -Project app -Branch main -Name orders -Owner neondb_owner", "Change database: Name neondb -> orders, Owner neondb_owner (unchanged)")]
    [InlineData("$null = Set-NeonSnapshotSchedule -Project app -Branch main -Frequency daily -Hour 3; Set-NeonSnapshotSchedule -Project app -Branch main -Frequency weekly -Day 1 -Append", "Add to snapshot schedule: Schedule daily at 3:00 UTC -> (daily at 3:00 UTC, weekly on day 1)")]
    [InlineData("$null = New-NeonDataApi neondb -Project app -Branch main; Set-NeonDataApi neondb -Project app -Branch main -MaxRows 7 -Replace", "MaxRows (none) -> 7, Schema public -> default")]
    [InlineData("Set-NeonSpendingLimit 50", "Set monthly spending limit (an email alert only; nothing is stopped): Amount (none) -> $50.00")]
    [InlineData("Set-NeonContext -Project app; Set-NeonContext -Project (Get-NeonProject -Name app).ProjectId -Branch main", "Set project app -> ")]
    [InlineData("$null = Enable-NeonAuth -Project app -Branch main; Set-NeonAuthWebhook -Project app -Branch main -Enabled -Url https://x.example.com/a -Event user.created -TimeoutSec 7", "Event (none) -> user.created, TimeoutSec ")]
    public void WhatIf_shows_the_present_and_the_new_values(string command, string action)
    {
        var result = _host.Run(_person, command + " -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Contains(action, _person.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-NeonBranch -Protected -WhatIf")]
    [InlineData("Set-NeonBranch -Protected -Confirm")]
    public void A_piped_object_shows_its_values_without_a_request(string command)
    {
        var branch = Assert.Single(_host.Get<Branch>("Get-NeonBranch -Project app"));
        using var runspace = _host.NewRunspace(_person);
        runspace.SessionStateProxy.SetVariable("branch", branch);
        _host.Forget();

        Assert.Empty(PipelineResult.Of(runspace, "$branch | " + command).Errors);

        Assert.Contains("Protected False -> True", _person.Printed + string.Concat(_person.Questions), StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-Confirm")]
    [InlineData("-WhatIf -Confirm:$false")]
    public void A_target_named_by_text_is_read_once_before_the_question(string confirmation)
    {
        var result = _host.Run(_person, $"Set-NeonBranch {_app.MainBranchId} -Project {_app.ProjectId} -Protected {confirmation}");

        Assert.Empty(result.Errors);
        Assert.Contains("Protected False -> True", _person.Printed + string.Concat(_person.Questions), StringComparison.Ordinal);
        Assert.Equal([$"GET /projects/{_app.ProjectId}/branches/{_app.MainBranchId}"], _host.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Confirm:$false")]
    [InlineData("-Verbose")]
    public void Without_a_question_nothing_more_is_read(string confirmation)
    {
        Assert.Empty(_host.Run($"Set-NeonBranch {_app.MainBranchId} -Project {_app.ProjectId} -Name trunk {confirmation}").Errors);

        Assert.Equal([$"PATCH /projects/{_app.ProjectId}/branches/{_app.MainBranchId}"], _host.Requests);
    }

    [Fact]
    public void A_preference_that_asks_reads_the_present_values()
    {
        Assert.Empty(_host.Run(_person, $"$ConfirmPreference = 'Medium'; Set-NeonBranch {_app.MainBranchId} -Project {_app.ProjectId} -Name trunk").Errors);

        Assert.Contains("Name main -> trunk", Assert.Single(_person.Questions), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_was_compared_is_not_read_again()
    {
        var result = _host.Run(_person, $"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_app.MainBranchId}'; Name = 'main' }} | Set-NeonBranch -Protected -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Contains("Protected False -> True", _person.Printed, StringComparison.Ordinal);
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void A_target_that_does_not_exist_is_an_error_with_WhatIf()
    {
        var result = _host.Run(_person, "Set-NeonBranch nope -Project app -Protected -WhatIf");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.DoesNotContain("What if", _person.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_not_shown()
    {
        _host.Run("$null = Enable-NeonAuth -Project app -Branch main");

        var result = _host.Run(_person, "$c = [pscredential]::new('mailer', (ConvertTo-SecureString 'hunter2-hunter2' -AsPlainText)); Set-NeonAuthEmailProvider -Project app -Branch main -Credential $c -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Contains("Credential (none) -> mailer, Password changed", _person.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", _person.Printed, StringComparison.Ordinal);
    }
}
