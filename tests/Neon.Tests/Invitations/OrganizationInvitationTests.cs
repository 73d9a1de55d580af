using Neon.Emulator;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Invitations;

public sealed class OrganizationInvitationTests : IDisposable
{
    private readonly NeonHost _host = new();

    private string Path => $"/organizations/{_host.Emulator.OrganizationId}/invitations";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void All_email_addresses_in_a_pipeline_are_sent_in_one_request()
    {
        var invitations = _host.Get<OrganizationInvitation>("'linus@example.com', ' alan@example.com', 'LINUS@example.com' | New-NeonOrganizationInvitation -Role Viewer");

        Assert.Equal(["linus@example.com", "alan@example.com"], invitations.Select(invitation => invitation.Email));
        Assert.All(invitations, invitation => Assert.Equal(("viewer", _host.Emulator.OrganizationId, _host.Emulator.UserId), (invitation.Role, invitation.OrganizationId, invitation.InvitedBy)));
        Assert.All(invitations, invitation => Assert.NotNull(invitation.InvitationId));
        Assert.All(invitations, invitation => Assert.NotNull(invitation.InvitedAt));
        Assert.Equal([$"POST {Path}"], _host.Requests);
        Assert.Equal(
            """{"invitations":[{"email":"linus@example.com","role":"viewer"},{"email":"alan@example.com","role":"viewer"}]}""",
            _host.Emulator.Exchanges[0].Body);
    }

    [Fact]
    public void People_are_invited_as_editors_by_default() =>
        Assert.Equal("editor", Assert.Single(_host.Get<OrganizationInvitation>("New-NeonOrganizationInvitation linus@example.com")).Role);

    [Fact]
    public void People_invited_to_one_organization_can_be_invited_to_another()
    {
        _host.Run("New-NeonOrganizationInvitation linus@example.com, alan@example.com -Organization $other", ("other", _host.Emulator.OrganizationIds[1]));
        _host.Forget();

        _host.Get<OrganizationInvitation>("Get-NeonOrganizationInvitation -Organization $other | New-NeonOrganizationInvitation -Organization $here", ("here", _host.Emulator.OrganizationId));

        Assert.Equal([$"GET /organizations/{_host.Emulator.OrganizationIds[1]}/invitations", $"POST {Path}"], _host.Requests);
    }

    [Fact]
    public void Invitations_are_listed_and_filtered_by_email()
    {
        _host.Run("New-NeonOrganizationInvitation linus@example.com, alan@example.com");
        _host.Emulator.AcceptInvitations("alan@example.com");
        _host.Forget();

        Assert.Equal(2, _host.Get<OrganizationInvitation>("Get-NeonOrganizationInvitation").Count);
        Assert.Equal("alan@example.com", Assert.Single(_host.Get<OrganizationInvitation>("Get-NeonOrganization | Get-NeonOrganizationInvitation -Email ALAN*")).ToString());
        Assert.Equal($"GET {Path}", _host.Requests[0]);
        Assert.NotEmpty(_host.Get<OrganizationMember>("Get-NeonOrganizationMember alan@example.com"));
    }

    [Theory]
    [InlineData("New-NeonOrganizationInvitation 'linus'", "linus")]
    [InlineData("New-NeonOrganizationInvitation 'Linus <linus@example.com>'", "Linus <linus@example.com>")]
    public void An_invalid_email_address_is_refused_before_anything_is_sent(string command, string target)
    {
        var result = _host.Run(command);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(target, result.Error.TargetObject);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_CSV_row_is_not_accepted_as_an_email_address()
    {
        var result = _host.Run("[pscustomobject] @{ Email = 'linus@example.com' } | New-NeonOrganizationInvitation");

        Assert.Equal("ParameterArgumentTransformationError", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void What_if_sends_nothing()
    {
        Assert.Empty(_host.Run("'linus@example.com' | New-NeonOrganizationInvitation -Organization Nobody -WhatIf").Errors);

        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void An_existing_member_makes_the_whole_request_fail()
    {
        var result = _host.Run("New-NeonOrganizationInvitation linus@example.com, grace@example.com");

        Assert.Equal("NeonConflict", result.ErrorId);
        Assert.Equal(["linus@example.com", "grace@example.com"], Assert.IsType<string[]>(result.Error.TargetObject));
        Assert.Empty(_host.Get<OrganizationInvitation>("Get-NeonOrganizationInvitation"));
    }

    [Fact]
    public void An_organization_key_cannot_invite_and_the_advice_names_a_key_that_can()
    {
        _host.Session.Connection = _host.Connect(_host.Emulator.AddOrganizationKey());

        var result = _host.Run("New-NeonOrganizationInvitation linus@example.com");

        Assert.Equal("NeonPermissionDenied", result.ErrorId);
        Assert.Contains("personal key of an administrator", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_invitations_are_checked_after_a_lost_response()
    {
        const string Command = "New-NeonOrganizationInvitation linus@example.com";
        _host.Emulator.Faults.Add("createOrganizationInvitations", EmulatorFault.DropBeforeEffect());
        Assert.Equal("NeonOutcomeUnknown", _host.Run(Command).ErrorId);

        _host.Forget();
        _host.Emulator.Faults.Add("createOrganizationInvitations", EmulatorFault.DropAfterEffect());
        Assert.NotNull(Assert.Single(_host.Get<OrganizationInvitation>(Command)).InvitationId);
        Assert.Equal([$"POST {Path}", $"GET {Path}"], _host.Requests);
    }

    [Fact]
    public void A_table_shows_who_was_invited()
    {
        var lines = View.Table(_host, [.. _host.Get<OrganizationInvitation>("New-NeonOrganizationInvitation linus@example.com")]);

        Assert.Matches("^Email +InvitedAt +Role$", lines[0]);
        Assert.Matches("^linus@example.com +.* editor$", lines[2]);
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class OrganizationInvitationTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Named, "New-NeonOrganizationInvitation person-$n@example.com", "createOrganizationInvitations"),
    ];
}
