using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.SpendingLimits;

public sealed class SpendingLimitTests : IDisposable
{
    private readonly NeonHost _host = new();

    private string Path => $"/organizations/{_host.Emulator.OrganizationId}/billing/spending_limit";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("250", 25000)]
    [InlineData("-Amount 99.50", 9950)]
    [InlineData("0.01", 1)]
    [InlineData("-Cents 25000", 25000)]
    public void Amounts_in_dollars_or_cents_are_sent_as_cents(string limit, long cents)
    {
        var set = Assert.Single(_host.Get<SpendingLimit>($"Set-NeonSpendingLimit {limit}"));

        Assert.Equal((cents, cents / 100m, _host.Emulator.OrganizationId), (set.Cents, set.Amount, set.OrganizationId));
        Assert.Equal([$"PUT {Path}"], _host.Requests);
        Assert.Equal($$"""{"spending_limit_cents":{{cents}}}""", _host.Emulator.Exchanges[0].Body);
        Assert.Equal(cents, Assert.Single(_host.Get<SpendingLimit>("Get-NeonSpendingLimit")).Cents);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-Amount -5")]
    [InlineData("0.005")]
    [InlineData("-Cents 0")]
    [InlineData("-Amount 1e25")]
    public void An_invalid_limit_is_refused_before_anything_is_sent(string limit)
    {
        var result = _host.Run($"Set-NeonSpendingLimit {limit}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void An_organization_without_a_limit_is_shown_as_having_none()
    {
        var limit = Assert.Single(_host.Get<SpendingLimit>("Get-NeonSpendingLimit"));

        Assert.Null(limit.Amount);
        Assert.Equal("none", limit.ToString());
        Assert.Equal(_host.Emulator.OrganizationId, limit.OrganizationId);
        Assert.Equal([$"GET {Path}"], _host.Requests);
    }

    [Fact]
    public void A_removal_emits_nothing_without_PassThru_and_can_be_repeated()
    {
        _host.Run("Set-NeonSpendingLimit 250");
        _host.Forget();

        Assert.Empty(_host.Run("Remove-NeonSpendingLimit -Confirm:$false").Output);
        Assert.Null(Assert.Single(_host.Get<SpendingLimit>("Remove-NeonSpendingLimit -Confirm:$false -PassThru")).Cents);
        Assert.Equal([$"DELETE {Path}", $"DELETE {Path}"], _host.Requests);
    }

    [Fact]
    public void Organizations_limits_and_CSV_rows_identify_the_target()
    {
        _host.Get<SpendingLimit>("Get-NeonOrganization | Set-NeonSpendingLimit -Amount 10");
        Assert.Equal([1000L, 1000L], _host.Get<SpendingLimit>("Get-NeonOrganization | Get-NeonSpendingLimit").Select(limit => limit.Cents!.Value));
        _host.Get<SpendingLimit>("Get-NeonSpendingLimit | Set-NeonSpendingLimit 20");
        _host.Forget();

        Assert.Empty(_host.Run("[pscustomobject] @{ OrganizationId = $other } | Remove-NeonSpendingLimit -Confirm:$false", ("other", _host.Emulator.OrganizationIds[1])).Errors);
        Assert.Equal([$"DELETE /organizations/{_host.Emulator.OrganizationIds[1]}/billing/spending_limit"], _host.Requests);
    }

    [Theory]
    [InlineData("Remove-NeonSpendingLimit -Confirm:$false")]
    [InlineData("Set-NeonSpendingLimit 5")]
    public void A_project_cannot_be_piped_into_a_spending_limit_change(string command)
    {
        _host.Seed();
        var result = _host.Run($"Get-NeonProject app | {command}");

        Assert.StartsWith("InputObject", result.ErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Requests, request => request.Contains("spending_limit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Set-NeonSpendingLimit 250 -WhatIf")]
    [InlineData("Remove-NeonSpendingLimit -WhatIf")]
    [InlineData("Remove-NeonSpendingLimit -Organization Nobody -WhatIf")]
    public void What_if_changes_nothing(string command)
    {
        Assert.Empty(_host.Run(command).Errors);
        // Set- cmdlets read the values that they show.
        Assert.Empty(command.StartsWith("Set-", StringComparison.Ordinal) ? _host.Changes() : _host.Requests);
    }

    [Theory]
    [InlineData("setOrganizationSpendingLimit", "Set-NeonSpendingLimit 250")]
    [InlineData("deleteOrganizationSpendingLimit", "Remove-NeonSpendingLimit -Confirm:$false")]
    public void The_outcome_is_verified_after_a_lost_response(string operation, string command)
    {
        _host.Run("Set-NeonSpendingLimit 5");
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());
        Assert.Equal("NeonOutcomeUnknown", _host.Run(command).ErrorId);

        _host.Forget();
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());
        Assert.Empty(_host.Run(command).Errors);
        Assert.Equal($"GET {Path}", _host.Requests[^1]);
        Assert.Equal(2, _host.Requests.Count);
    }

    [Fact]
    public void An_unknown_organization_is_reported_as_not_found()
    {
        var result = _host.Run("Get-NeonSpendingLimit -Organization org-lost-field-12345678");

        Assert.Equal("NeonOrganizationNotFound", result.ErrorId);
        Assert.Equal("org-lost-field-12345678", result.Error.TargetObject);
    }

    [Fact]
    public void A_table_shows_amounts_in_dollars()
    {
        var lines = View.Table(_host, new SpendingLimit { Cents = 123_456 }.WithOrganization("org-a-1"), new SpendingLimit().WithOrganization("org-b-2"));

        Assert.Matches("^OrganizationId +Amount$", lines[0]);
        Assert.Matches("^org-a-1 +\\$1,234.56$", lines[2]);
        Assert.Matches("^org-b-2 +none$", lines[3]);
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class SpendingLimitTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Looks, "Set-NeonSpendingLimit 50", "setOrganizationSpendingLimit") { Prepare = ["$null = Set-NeonSpendingLimit 10"] },
        new(Gone, "Remove-NeonSpendingLimit", "deleteOrganizationSpendingLimit") { Prepare = ["$null = Set-NeonSpendingLimit 10"] },
    ];
}
