using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.ProjectMembers;

public sealed class ProjectMemberTests : IDisposable
{
    private const string Self = "ada@example.com";
    private const string Colleague = "grace@example.com";

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public ProjectMemberTests() => _app = _host.Seed();

    private string Path => $"/projects/{_app.ProjectId}/members";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void The_members_of_the_organization_are_listed_with_their_permissions()
    {
        var members = _host.Get<ProjectMember>($"Get-NeonProjectMember -Project {_app.ProjectId}");

        Assert.Equal([Self, Colleague], members.Select(member => member.Email));
        Assert.Equal(["ADMIN", "EDITOR"], members.Select(member => member.EffectiveProjectPermission));
        Assert.Equal(["org_admin_override", "org_role_default"], members.Select(member => member.GrantSource));
        Assert.All(members, member => Assert.Equal(_app.ProjectId, member.ProjectId));
        Assert.All(members, member => Assert.Null(member.ProjectRole));
        Assert.Equal([$"GET {Path}?limit=100"], _host.Requests);
    }

    [Fact]
    public void The_list_is_filtered_by_email_and_a_project_pipes_in() =>
        Assert.Equal(Colleague, Assert.Single(_host.Get<ProjectMember>("Get-NeonProject app | Get-NeonProjectMember -Email GRACE*")).Email);

    [Fact]
    public void A_member_is_found_by_id_by_email_by_name_or_from_a_piped_object()
    {
        var grace = Member(Colleague);

        foreach (var how in new[] { grace.MemberId!, "GRACE@example.com", "'Grace Example'", "$grace" })
        {
            Assert.Equal(grace.MemberId, Assert.Single(_host.Get<ProjectMember>($"Get-NeonProjectMember {how} -Project {_app.ProjectId}", ("grace", grace))).MemberId);
        }

        foreach (var piped in new[] { "$grace", "[pscustomobject]@{ MemberId = $grace.MemberId; ProjectId = $grace.ProjectId }" })
        {
            Assert.Equal(grace.MemberId, Assert.Single(_host.Get<ProjectMember>($"{piped} | Get-NeonProjectMember", ("grace", grace))).MemberId);
        }
    }

    [Fact]
    public void An_organization_member_pipes_in()
    {
        var changed = Assert.Single(_host.Get<ProjectMember>(
            $"Get-NeonOrganizationMember {Colleague} | Set-NeonProjectMemberRole -Role viewer -Project {_app.ProjectId}"));

        Assert.Equal((Member(Colleague).MemberId, "viewer"), (changed.MemberId, changed.ProjectRole));
    }

    [Fact]
    public void A_member_can_have_a_separate_role_in_a_project()
    {
        var grace = Member(Colleague);
        var changed = Assert.Single(_host.Get<ProjectMember>($"Set-NeonProjectMemberRole {Colleague} Admin -Project {_app.ProjectId}"));

        Assert.Equal(("admin", "ADMIN", "ADMIN"), (changed.ProjectRole, changed.ExplicitProjectPermission, changed.EffectiveProjectPermission));
        Assert.Equal((_app.ProjectId, grace.MemberId), (changed.ProjectId, changed.MemberId));
        Assert.Equal([$"GET {Path}?limit=100", $"PUT {Path}/{grace.MemberId}/role"], _host.Requests);
        Assert.Equal("""{"role":"admin"}""", _host.Emulator.Exchanges[^1].Body);
        Assert.Equal("explicit", Member(Colleague).GrantSource);
    }

    [Fact]
    public void Reducing_the_role_of_a_member_warns_about_secrets_they_may_still_know()
    {
        var grace = Member(Colleague);
        var lowered = _host.Run("$grace | Set-NeonProjectMemberRole -Role viewer", ("grace", grace));
        _host.Run("$grace | Set-NeonProjectMemberRole -Role admin", ("grace", grace));
        var removed = _host.Run("$grace | Remove-NeonProjectMemberRole -Confirm:$false", ("grace", grace));

        Assert.Contains("Reset-NeonRolePassword", Assert.Single(lowered.Warnings), StringComparison.Ordinal);
        Assert.Contains(Colleague, lowered.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(2, removed.Warnings.Count);
        Assert.Contains("API keys", removed.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Self_demotion_is_refused_without_ConfirmSelfDemotion()
    {
        var refused = _host.Run($"Set-NeonProjectMemberRole {Self} viewer -Project {_app.ProjectId}");
        _host.Forget();
        var lowered = _host.Get<ProjectMember>($"Set-NeonProjectMemberRole {Self} viewer -Project {_app.ProjectId} -ConfirmSelfDemotion");

        Assert.Equal("NeonRequestRefused", refused.ErrorId);
        Assert.Equal("viewer", Assert.Single(lowered).ProjectRole);
        Assert.EndsWith("/role?confirm_self_demotion=true", _host.Requests[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_a_project_role_restores_the_organization_role()
    {
        var grace = Member(Colleague);
        _host.Run("$grace | Set-NeonProjectMemberRole -Role admin", ("grace", grace));
        _host.Forget();
        var silent = _host.Run("[pscustomobject]@{ MemberId = $grace.MemberId; ProjectId = $grace.ProjectId } | Remove-NeonProjectMemberRole -Confirm:$false", ("grace", grace));
        var passed = _host.Get<ProjectMember>($"Remove-NeonProjectMemberRole {grace.MemberId} -Project {_app.ProjectId} -ConfirmSelfLockout -PassThru -Confirm:$false");

        Assert.Empty(silent.Errors);
        Assert.Empty(silent.Output);
        Assert.Null(Assert.Single(passed).ProjectRole);
        Assert.Equal("EDITOR", passed[0].EffectiveProjectPermission);
        Assert.Equal([$"DELETE {Path}/{grace.MemberId}/role", $"DELETE {Path}/{grace.MemberId}/role?confirm_self_lockout=true"], _host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonProjectMember nobody@example.com")]
    [InlineData("Set-NeonProjectMemberRole 3f0f4ac4-12ab-4c68-8b79-0e6a3e1f7d55 viewer")]
    [InlineData("Remove-NeonProjectMemberRole 3f0f4ac4-12ab-4c68-8b79-0e6a3e1f7d55 -Confirm:$false")]
    public void A_missing_member_is_reported_as_not_found(string command)
    {
        var result = _host.Run($"{command} -Project {_app.ProjectId}");

        Assert.Equal("NeonProjectMemberNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal(command.Split(' ')[1], result.Error.TargetObject);
    }

    [Theory]
    [InlineData("Set-NeonProjectMemberRole grace@example.com viewer -Project app -WhatIf")]
    [InlineData("Remove-NeonProjectMemberRole grace@example.com -Project app -WhatIf")]
    public void What_if_changes_nothing(string command)
    {
        var result = _host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_member_from_one_project_is_refused_with_another_project()
    {
        var other = _host.Seed("other");
        var result = _host.Run($"$grace | Set-NeonProjectMemberRole -Role viewer -Project {other.ProjectId}", ("grace", Member(Colleague)));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("setProjectMemberRole", "Set-NeonProjectMemberRole -Role viewer", true)]
    [InlineData("setProjectMemberRole", "Set-NeonProjectMemberRole -Role viewer", false)]
    [InlineData("removeProjectMemberRole", "Remove-NeonProjectMemberRole -PassThru -Confirm:$false", true)]
    [InlineData("removeProjectMemberRole", "Remove-NeonProjectMemberRole -PassThru -Confirm:$false", false)]
    public void A_lost_response_is_verified_by_the_role_of_the_member(string operation, string command, bool happened)
    {
        var grace = Member(Colleague);
        _host.Run("$grace | Set-NeonProjectMemberRole -Role admin", ("grace", grace));
        _host.Forget();
        _host.Emulator.Faults.Add(operation, happened ? EmulatorFault.DropAfterEffect() : EmulatorFault.DropBeforeEffect());
        var result = _host.Run($"$grace | {command}", ("grace", grace));

        if (happened)
        {
            Assert.Equal(Colleague, Assert.IsType<ProjectMember>(Assert.Single(result.Output).BaseObject).Email);
        }
        else
        {
            Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        }

        Assert.Single(_host.Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public void The_views_show_the_effective_permission_and_its_source()
    {
        var member = new ProjectMember
        {
            MemberId = "3f0f4ac4-12ab-4c68-8b79-0e6a3e1f7d55",
            Email = Colleague,
            OrgRole = "member",
            ProjectRole = "viewer",
            EffectiveProjectPermission = "VIEWER",
            GrantSource = "explicit",
        };

        Assert.Equal([Colleague, "VIEWER", "member", "viewer", "explicit"], View.Table(_host, member)[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(View.List(_host, member), line => line.Contains(member.MemberId, StringComparison.Ordinal));
    }

    private ProjectMember Member(string email)
    {
        var member = Assert.Single(_host.Get<ProjectMember>($"Get-NeonProjectMember {email} -Project {_app.ProjectId}"));
        _host.Forget();
        return member;
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class ProjectMemberTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Looks, "Set-NeonProjectMemberRole grace@example.com viewer", "setProjectMemberRole") { Lacks = ["CredentialRotationRecommended", "OrgApiKeyRotationRecommended"], Warns = "Get-NeonBranch" },
        new(Looks, "Remove-NeonProjectMemberRole grace@example.com -PassThru", "removeProjectMemberRole")
        {
            Prepare = ["$null = Set-NeonProjectMemberRole grace@example.com viewer"],
            Lacks = ["CredentialRotationRecommended", "OrgApiKeyRotationRecommended"],
            Warns = "Get-NeonBranch",
        },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonProjectMemberRole grace@example.org -Project app") { ErrorId = "NeonProjectMemberNotFound" },
    ];
}
