using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.ProjectPermissions;

public sealed class ProjectPermissionTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public ProjectPermissionTests() => _app = _host.Seed();

    private string Path => $"/projects/{_app.ProjectId}/permissions";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Each_email_address_is_granted_access_in_its_own_request()
    {
        var granted = _host.Get<ProjectPermission>(
            $"'grace@example.com', 'alan@example.com' | Grant-NeonProjectPermission -Project {_app.ProjectId}");

        Assert.Equal(["grace@example.com", "alan@example.com"], granted.Select(permission => permission.GrantedToEmail));
        Assert.All(granted, permission => Assert.Equal(_app.ProjectId, permission.ProjectId));
        Assert.All(granted, permission => Assert.NotNull(permission.PermissionId));
        Assert.All(granted, permission => Assert.NotNull(permission.GrantedAt));
        Assert.Equal([$"POST {Path}", $"POST {Path}"], _host.Requests);
        Assert.Equal("""{"email":"grace@example.com"}""", _host.Emulator.Exchanges[0].Body);
    }

    [Fact]
    public void A_project_pipes_in_and_one_failed_grant_does_not_stop_the_others()
    {
        Grant("grace@example.com");
        var result = _host.Run("Get-NeonProject app | Grant-NeonProjectPermission -Email Grace@example.com, alan@example.com");

        Assert.Equal("alan@example.com", Assert.IsType<ProjectPermission>(Assert.Single(result.Output).BaseObject).GrantedToEmail);
        Assert.Equal("NeonConflict", result.ErrorId);
        Assert.Equal("Grace@example.com", result.Error.TargetObject);
    }

    [Theory]
    [InlineData("grace")]
    [InlineData("@example.com")]
    [InlineData("grace@")]
    [InlineData("a@b@example.com")]
    [InlineData("grace hopper@example.com")]
    public void An_invalid_email_address_is_refused_before_anything_is_sent(string email)
    {
        var result = _host.Run($"Grant-NeonProjectPermission '{email}' -Project app");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(email, result.Error.TargetObject);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonOrganizationMember | Grant-NeonProjectPermission -WhatIf")]
    [InlineData("'grace@example.com' | Grant-NeonProjectPermission -WhatIf")]
    [InlineData("Grant-NeonProjectPermission grace@example.com -WhatIf")]
    public void Without_a_project_no_change_is_shown(string command)
    {
        var result = _host.Run(command);

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.StartsWith("NeonProjectRequired,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[datetime]::UnixEpoch")]
    [InlineData("(Get-NeonBranch main -Project app)")]
    [InlineData("(Get-NeonProject app)")]
    [InlineData("[pscustomobject] @{ Name = 'grace@example.com' }")]
    public void Objects_without_an_email_address_are_refused(string piped)
    {
        var result = _host.Run($"{piped} | Grant-NeonProjectPermission -Project app");

        Assert.Contains("is not text and has no Email.", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("[pscustomobject] @{ Email = 'grace@example.com' } |")]
    [InlineData("@{ Email = 'grace@example.com' } |")]
    public void An_object_is_identified_by_its_email_address(string source) => Assert.Equal(
        "grace@example.com",
        Assert.Single(_host.Get<ProjectPermission>($"{source} Grant-NeonProjectPermission -Project app")).GrantedToEmail);

    [Fact]
    public void Revoked_permissions_are_listed_only_with_IncludeRevoked()
    {
        Grant("grace@example.com", "alan@example.com");
        _host.Run($"Revoke-NeonProjectPermission alan@example.com -Project {_app.ProjectId} -Confirm:$false");
        _host.Forget();

        var now = _host.Get<ProjectPermission>($"Get-NeonProjectPermission -Project {_app.ProjectId}");
        var ever = _host.Get<ProjectPermission>($"Get-NeonProjectPermission -Project {_app.ProjectId} -IncludeRevoked -Email ALAN*");

        Assert.Equal("grace@example.com", Assert.Single(now).GrantedToEmail);
        Assert.Equal(_app.ProjectId, now[0].ProjectId);
        Assert.NotNull(Assert.Single(ever).RevokedAt);
        Assert.Equal([$"GET {Path}", $"GET {Path}"], _host.Requests);
    }

    [Fact]
    public void A_permission_is_found_by_id_by_email_or_from_a_piped_object()
    {
        Grant("grace@example.com", "alan@example.com");
        var grace = Assert.Single(_host.Get<ProjectPermission>($"Get-NeonProjectPermission GRACE@example.com -Project {_app.ProjectId}"));

        Assert.Equal(grace.PermissionId, Assert.Single(_host.Get<ProjectPermission>($"Get-NeonProjectPermission {grace.PermissionId} -Project {_app.ProjectId}")).PermissionId);
        foreach (var piped in new[] { "$grace", "[pscustomobject]@{ PermissionId = $grace.PermissionId; ProjectId = $grace.ProjectId }" })
        {
            Assert.Equal(grace.PermissionId, Assert.Single(_host.Get<ProjectPermission>($"{piped} | Get-NeonProjectPermission", ("grace", grace))).PermissionId);
        }
    }

    [Theory]
    [InlineData("nobody@example.com", "'nobody@example.com'")]
    [InlineData("0b7d3f2e", "'0b7d3f2e'")]
    public void A_missing_permission_is_reported_as_not_found(string permission, string words)
    {
        var result = _host.Run($"Get-NeonProjectPermission {permission} -Project {_app.ProjectId}");

        Assert.Equal("NeonProjectPermissionNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(permission, result.Error.TargetObject);
    }

    [Fact]
    public void A_permission_is_revoked_by_email_and_emitted_with_PassThru()
    {
        var id = Grant("grace@example.com")[0].PermissionId;
        var revoked = _host.Get<ProjectPermission>($"Revoke-NeonProjectPermission grace@example.com -Project {_app.ProjectId} -Confirm:$false -PassThru");

        Assert.NotNull(Assert.Single(revoked).RevokedAt);
        Assert.Equal(_app.ProjectId, revoked[0].ProjectId);
        Assert.Equal([$"GET {Path}", $"DELETE {Path}/{id}"], _host.Requests);
    }

    [Fact]
    public void A_permission_is_revoked_from_a_piped_object_or_a_CSV_row()
    {
        var granted = Grant("grace@example.com", "alan@example.com");
        var result = _host.Run(
            "$grace | Revoke-NeonProjectPermission -Confirm:$false; [pscustomobject]@{ PermissionId = $alan.PermissionId; ProjectId = $alan.ProjectId } | Revoke-NeonProjectPermission -Confirm:$false",
            ("grace", granted[0]),
            ("alan", granted[1]));

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Equal(granted.Select(permission => $"DELETE {Path}/{permission.PermissionId}"), _host.Requests);
    }

    [Fact]
    public void Revoking_an_unknown_permission_is_reported_as_not_found()
    {
        var result = _host.Run($"Revoke-NeonProjectPermission 0b7d3f2e -Project {_app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonProjectPermissionNotFound", result.ErrorId);
        Assert.Equal("0b7d3f2e", result.Error.TargetObject);
    }

    [Theory]
    [InlineData("Grant-NeonProjectPermission grace@example.com -Project app -WhatIf")]
    public void What_if_sends_nothing(string command)
    {
        var result = _host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("''")]
    [InlineData("'  '")]
    public void An_empty_permission_is_refused_with_a_clear_message(string permission)
    {
        var result = _host.Run($"Revoke-NeonProjectPermission {permission} -Project app -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal("The project permission is empty.", result.Error.Exception.Message);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Only_a_permission_can_be_piped_into_a_permission_revocation()
    {
        var result = _host.Run("Get-NeonProject app | Revoke-NeonProjectPermission -Confirm:$false");

        Assert.StartsWith("InputObject", result.ErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grant_is_found_instead_of_being_repeated()
    {
        _host.Emulator.Faults.Add("grantPermissionToProject", EmulatorFault.DropAfterEffect());
        var granted = _host.Get<ProjectPermission>($"Grant-NeonProjectPermission grace@example.com -Project {_app.ProjectId}");

        Assert.NotNull(Assert.Single(granted).PermissionId);
        Assert.Equal(1, Sent("POST"));
    }

    [Fact]
    public void An_earlier_grant_is_not_mistaken_for_the_lost_one()
    {
        Grant("grace@example.com");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Emulator.Faults.Add("grantPermissionToProject", EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"Grant-NeonProjectPermission grace@example.com -Project {_app.ProjectId}").ErrorId);
        Assert.Equal(1, Sent("POST"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_lost_revocation_is_verified_against_the_list(bool happened)
    {
        var id = Grant("grace@example.com")[0].PermissionId;
        _host.Emulator.Faults.Add("revokePermissionFromProject", happened ? EmulatorFault.DropAfterEffect() : EmulatorFault.DropBeforeEffect());
        var result = _host.Run($"Revoke-NeonProjectPermission {id} -Project {_app.ProjectId} -Confirm:$false -PassThru");

        if (happened)
        {
            Assert.NotNull(Assert.IsType<ProjectPermission>(Assert.Single(result.Output).BaseObject).RevokedAt);
        }
        else
        {
            Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        }

        Assert.Equal(1, Sent("DELETE"));
    }

    [Fact]
    public void The_views_show_who_has_access_and_since_when()
    {
        var permission = new ProjectPermission
        {
            PermissionId = "3f0f4ac4-12ab-4c68-8b79-0e6a3e1f7d55",
            GrantedToEmail = "grace@example.com",
            GrantedAt = DateTimeOffset.UtcNow.AddDays(-3.5),
        };

        Assert.Equal("grace@example.com 3 d ago 3f0f4ac4-12ab-4c68-8b79-0e6a3e1f7d55", Squeezed(View.Table(_host, permission)[2]));
        Assert.Contains(View.List(_host, permission), line => Squeezed(line) == "GrantedToEmail : grace@example.com");
    }

    private static string Squeezed(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private IReadOnlyList<ProjectPermission> Grant(params string[] emails)
    {
        var granted = _host.Get<ProjectPermission>($"Grant-NeonProjectPermission {string.Join(", ", emails)} -Project {_app.ProjectId}");
        _host.Forget();
        return granted;
    }

    private int Sent(string method) => _host.Emulator.Exchanges.Count(exchange => exchange.Method == method);
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class ProjectPermissionTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Made, "Grant-NeonProjectPermission linus@example.com", "grantPermissionToProject"),
        new(Made, "Grant-NeonProjectPermission linus@example.com, alan@example.com", "grantPermissionToProject"),
        new(Made, "Grant-NeonProjectPermission linus@example.com, alan@example.com", "grantPermissionToProject") { Skip = 1 },
        new(State, "Revoke-NeonProjectPermission linus@example.com -PassThru", "revokePermissionFromProject")
        {
            Prepare = ["$null = Grant-NeonProjectPermission linus@example.com"],
        },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Revoke-NeonProjectPermission grace@example.com -Project app", "Grant-NeonProjectPermission grace@example.com -Project app"),
    ];
}
