using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Members;

public sealed class OrganizationMemberTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly string _linus;

    public OrganizationMemberTests()
    {
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _linus = _host.Emulator.AddMember("linus@example.com", "editor");
    }

    private string Members => $"/organizations/{_host.Emulator.OrganizationId}/members";

    private string One => $"{Members}/{_linus}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Members_are_listed_with_their_user_details()
    {
        var members = _host.Get<OrganizationMember>("Get-NeonOrganizationMember");

        Assert.Equal(3, members.Count);
        var linus = members[0];
        Assert.Equal((_linus, "linus@example.com", "editor", false), (linus.MemberId, linus.Email, linus.Role, linus.HasMfa));
        Assert.Equal(_host.Emulator.OrganizationId, linus.OrganizationId);
        Assert.NotNull(linus.UserId);
        Assert.NotNull(linus.JoinedAt);
        Assert.True(Assert.Single(members, member => member.Email == "ada@example.com").HasMfa);
        Assert.Equal([$"GET {Members}?limit=500"], _host.Requests);
    }

    [Theory]
    [InlineData("Remove-NeonOrganizationMember {0}", "this is your own account, which loses access to the organization")]
    [InlineData("Set-NeonOrganizationMember {0} -Role viewer", "Change role of organization member, which is your own account: Role admin -> viewer")]
    public void A_confirmation_says_that_the_member_is_the_own_account(string command, string expected)
    {
        foreach (var own in new[] { "ada@example.com", "(Get-NeonOrganizationMember -Email ada@example.com)" })
        {
            var person = new TestHost(0);
            Assert.Empty(_host.Run(person, string.Format(System.Globalization.CultureInfo.InvariantCulture, command, own) + " -WhatIf").Errors);
            Assert.Contains(expected, person.Printed, StringComparison.Ordinal);
        }

        var other = new TestHost(0);
        Assert.Empty(_host.Run(other, string.Format(System.Globalization.CultureInfo.InvariantCulture, command, "linus@example.com") + " -WhatIf").Errors);
        Assert.DoesNotContain("own account", other.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Lowering_the_own_role_needs_confirmation_or_force()
    {
        const string Command = "Set-NeonOrganizationMember ada@example.com -Role viewer";
        var refused = _host.Run(Command + " -Confirm:$false");
        Assert.Equal("NeonChangeRefused", refused.ErrorId);
        Assert.Contains("-Force", refused.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        const int No = 2;
        var person = new TestHost(No);
        Assert.Empty(_host.Run(person, Command).Errors);
        Assert.Contains("You cannot undo this yourself", Assert.Single(person.Questions), StringComparison.Ordinal);
        Assert.Empty(_host.Changes());

        Assert.Empty(_host.Run("Set-NeonOrganizationMember ada@example.com -Role admin; Set-NeonOrganizationMember linus@example.com -Role viewer").Errors);
        Assert.Empty(_host.Run("Set-NeonOrganizationMember linus@example.com -Role admin; " + Command + " -Force").Errors);
    }

    [Fact]
    public void The_only_organization_of_a_key_is_used_by_default()
    {
        _host.Session.Connection = _host.Connect(_host.Emulator.AddOrganizationKey());

        var result = _host.Run("Set-NeonContext -Clear; Get-NeonOrganizationMember -Verbose");

        Assert.Empty(result.Errors);
        Assert.Equal(3, result.Output.Count);
        Assert.Contains(result.Verbose, line => line.StartsWith("The key has access to one organization", StringComparison.Ordinal));
    }

    [Fact]
    public void An_organization_is_required_when_there_are_several()
    {
        Assert.Equal("NeonOrganizationRequired", _host.Run("Set-NeonContext -Clear; Get-NeonOrganizationMember").ErrorId);
    }

    [Fact]
    public void Sorting_is_done_by_Neon()
    {
        var members = _host.Get<OrganizationMember>("Get-NeonOrganizationMember -SortBy Email -SortOrder ASC");

        Assert.Equal(["ada@example.com", "grace@example.com", "linus@example.com"], members.Select(member => member.Email));
        Assert.Equal([$"GET {Members}?sort_by=email&sort_order=asc&limit=500"], _host.Requests);
    }

    [Fact]
    public void All_pages_are_read()
    {
        for (var number = 0; number < 600; number++)
        {
            _host.Emulator.AddMember($"person-{number:000}@example.com");
        }

        Assert.Equal(603, _host.Get<OrganizationMember>("Get-NeonOrganizationMember").DistinctBy(member => member.MemberId).Count());
        Assert.Equal(2, _host.Requests.Count);
    }

    [Fact]
    public void Members_are_filtered_by_email_with_wildcards() =>
        Assert.Equal("linus@example.com", Assert.Single(_host.Get<OrganizationMember>("Get-NeonOrganizationMember -Email LINUS*")).Email);

    [Fact]
    public void A_member_is_found_by_email_in_the_more_detailed_list()
    {
        var member = Assert.Single(_host.Get<OrganizationMember>("Get-NeonOrganizationMember Linus@example.com"));

        Assert.Equal((_linus, false), (member.MemberId, member.HasMfa));
        Assert.Equal([$"GET {Members}?limit=500"], _host.Requests);
    }

    [Fact]
    public void A_member_is_read_by_id_and_a_piped_member_keeps_its_email()
    {
        var byId = Assert.Single(_host.Get<OrganizationMember>($"Get-NeonOrganizationMember {_linus}"));
        var piped = Assert.Single(_host.Get<OrganizationMember>("Get-NeonOrganizationMember -Email linus* | Get-NeonOrganizationMember"));

        Assert.Null(byId.Email);
        Assert.Equal("linus@example.com", piped.Email);
        Assert.Equal([$"GET {One}", $"GET {Members}?limit=500", $"GET {One}"], _host.Requests);
    }

    [Fact]
    public void Organizations_can_be_piped_in()
    {
        var members = _host.Get<OrganizationMember>("Get-NeonOrganization | Get-NeonOrganizationMember");

        Assert.Equal(2, members.Select(member => member.OrganizationId).Distinct().Count());
    }

    [Fact]
    public void Only_the_role_is_changed()
    {
        var changed = Assert.Single(_host.Get<OrganizationMember>(
            "Get-NeonOrganizationMember -Email linus* | Set-NeonOrganizationMember -Role Admin"));

        Assert.Equal(("admin", "linus@example.com", _linus), (changed.Role, changed.Email, changed.MemberId));
        Assert.Equal($"PATCH {One}", _host.Requests[^1]);
        Assert.Equal("""{"role":"admin"}""", _host.Emulator.Exchanges[^1].Body);
    }

    [Theory]
    [InlineData("Set-NeonOrganizationMember linus@example.com -Role viewer -WhatIf")]
    [InlineData("Remove-NeonOrganizationMember linus@example.com -WhatIf")]
    public void What_if_changes_nothing(string command)
    {
        var result = _host.Run(command);

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_removal_emits_nothing_without_PassThru()
    {
        Assert.Empty(_host.Run($"Remove-NeonOrganizationMember {_linus} -Confirm:$false").Output);

        Assert.Equal([$"DELETE {One}"], _host.Requests);
    }

    [Fact]
    public void A_removal_by_email_emits_the_member_with_PassThru()
    {
        var removed = Assert.Single(_host.Get<OrganizationMember>("Remove-NeonOrganizationMember linus@example.com -Confirm:$false -PassThru"));

        Assert.Equal("linus@example.com", removed.Email);
        Assert.DoesNotContain(_host.Get<OrganizationMember>("Get-NeonOrganizationMember"), member => member.MemberId == _linus);
    }

    [Fact]
    public void A_CSV_row_also_identifies_the_organization()
    {
        var other = _host.Emulator.OrganizationIds[1];
        var member = _host.Emulator.AddMember("linus@example.com", organizationId: other);

        var result = _host.Run($"[pscustomobject] @{{ MemberId = '{member}'; OrganizationId = '{other}' }} | Remove-NeonOrganizationMember -Confirm:$false");

        Assert.Empty(result.Errors);
        Assert.Equal([$"DELETE /organizations/{other}/members/{member}"], _host.Requests);
    }

    [Fact]
    public void A_member_from_one_organization_is_not_removed_from_another()
    {
        var result = _host.Run(
            "Get-NeonOrganizationMember -Email linus* | Remove-NeonOrganizationMember -Organization $other -Confirm:$false",
            ("other", _host.Emulator.OrganizationIds[1]));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.IsType<OrganizationMember>(result.Error.TargetObject);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-NeonOrganizationMember nobody@example.com")]
    [InlineData("Set-NeonOrganizationMember nobody@example.com -Role viewer")]
    [InlineData("Remove-NeonOrganizationMember 00000000-0000-0000-0000-000000000001 -Confirm:$false")]
    public void A_missing_member_is_reported_as_not_found(string command)
    {
        var result = _host.Run(command);

        Assert.Equal("NeonOrganizationMemberNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal(command.Split(' ')[1], result.Error.TargetObject);
    }

    [Theory]
    [InlineData("Remove-NeonOrganizationMember ada@example.com -Confirm:$false")]
    [InlineData("Set-NeonOrganizationMember ada@example.com -Role member -Force")]
    public void The_last_administrator_cannot_be_removed_or_demoted(string command)
    {
        var result = _host.Run(command);

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Contains("last admin", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_organization_key_cannot_remove_members_and_the_advice_names_a_key_that_can()
    {
        _host.Session.Connection = _host.Connect(_host.Emulator.AddOrganizationKey());

        var result = _host.Run($"Remove-NeonOrganizationMember {_linus} -Confirm:$false");

        Assert.Equal("NeonPermissionDenied", result.ErrorId);
        Assert.Equal(ErrorCategory.PermissionDenied, result.Error.CategoryInfo.Category);
        Assert.Contains("personal key of an administrator", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("viewer", Assert.Single(_host.Get<OrganizationMember>($"Set-NeonOrganizationMember {_linus} -Role viewer")).Role);
    }

    [Theory]
    [InlineData("updateOrganizationMember", "Set-NeonOrganizationMember {0} -Role viewer")]
    [InlineData("removeOrganizationMember", "Remove-NeonOrganizationMember {0} -Confirm:$false")]
    public void The_outcome_is_verified_after_a_lost_response(string operation, string command)
    {
        var script = string.Format(System.Globalization.CultureInfo.InvariantCulture, command, _linus);
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());
        Assert.Equal("NeonOutcomeUnknown", _host.Run(script).ErrorId);

        _host.Forget();
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());
        Assert.Empty(_host.Run(script).Errors);
        Assert.Equal(1, _host.Emulator.Exchanges.Count(exchange => exchange.Method != "GET"));
        Assert.Equal($"GET {One}", _host.Requests[^1]);
    }

    [Fact]
    public void A_table_shows_members_and_their_roles()
    {
        var lines = View.Table(_host, [.. _host.Get<OrganizationMember>("Get-NeonOrganizationMember -Email linus*")]);

        Assert.Matches("^Email +Role +HasMfa +JoinedAt +MemberId$", lines[0]);
        Assert.Matches($"^linus@example.com +editor +False .* {_linus}$", lines[2]);
    }

    [Fact]
    public void Unknown_properties_of_a_member_and_its_user_are_kept()
    {
        using var host = new NeonHost(handler: new CannedReply(
            """{"members":[{"member":{"id":"m-1","org_id":"org-calm-lake-12345678","role":"owner","team":"x"},"user":{"email":"a@b.example","locale":"fr"}},{"member":{"id":"m-2","org_id":"org-calm-lake-12345678"}}]}"""));

        var members = host.Get<OrganizationMember>("Get-NeonOrganizationMember -Organization org-calm-lake-12345678");

        Assert.Equal(("owner", "x", "fr"), (members[0].Role, members[0].AdditionalProperties["team"], members[0].AdditionalProperties["locale"]));
        Assert.Equal("m-2", members[1].ToString());
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class OrganizationMemberTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Looks, "Set-NeonOrganizationMember member-$n@example.com -Role editor", "updateOrganizationMember"),
        new(Gone, "Remove-NeonOrganizationMember member-$n@example.com -PassThru", "removeOrganizationMember") { Lacks = ["*"] },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonOrganizationMember grace@example.org"),
        new("Remove-NeonOrganizationMember $id", "$global:id = (Get-NeonOrganizationMember -Email eve@example.com).MemberId"),
    ];
}
