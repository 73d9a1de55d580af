using System.Management.Automation;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Roles;

public sealed class RoleTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public RoleTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Path => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}/roles";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void The_roles_of_a_branch_are_listed_with_their_ids_and_without_passwords()
    {
        var role = Assert.Single(_host.Get<Role>($"Get-NeonRole {OnMain}"));

        Assert.Equal(("neondb_owner", "neondb_owner"), (role.RoleName, role.Name));
        Assert.Equal((_app.ProjectId, _app.MainBranchId), (role.ProjectId, role.BranchId));
        Assert.Equal("password", role.AuthenticationMethod);
        Assert.False(role.Protected);
        Assert.Null(role.Password);
        Assert.Null(role.Credential);
        Assert.Equal([$"GET {Path}"], _host.Requests);
    }

    [Theory]
    [InlineData("*_OWNER", 1)]
    [InlineData("reports", 0)]
    public void A_list_is_filtered_by_name_with_wildcards(string name, int expected) =>
        Assert.Equal(expected, _host.Get<Role>($"Get-NeonRole {OnMain} -Name {name}").Count);

    [Fact]
    public void A_branch_pipes_in_and_a_role_pipes_on()
    {
        var roles = _host.Get<Role>($"Get-NeonBranch -Project {_app.ProjectId} | Get-NeonRole | Get-NeonRole");

        Assert.Equal("neondb_owner", Assert.Single(roles).RoleName);
        Assert.Equal([$"GET {Path}", $"GET {Path}/neondb_owner"], _host.Requests.Skip(1));
    }

    [Fact]
    public void A_new_role_includes_its_password_as_a_secret()
    {
        var role = Assert.Single(_host.Get<Role>($"New-NeonRole reports {OnMain} -Wait"));

        Assert.Equal("reports", role.RoleName);
        Assert.Equal(_app.ProjectId, role.ProjectId);
        Assert.Equal("reports", role.Credential!.UserName);
        Assert.Equal(Stored("reports"), role.Credential.GetNetworkCredential().Password);
        Assert.All(role.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.Equal($"POST {Path}", _host.Requests[0]);
        Assert.Equal("""{"role":{"name":"reports"}}""", _host.Emulator.Exchanges[0].Body);
    }

    [Fact]
    public void A_role_without_login_has_no_password()
    {
        var role = Assert.Single(_host.Get<Role>($"New-NeonRole readers -NoLogin {OnMain}"));

        Assert.Equal("no_login", role.AuthenticationMethod);
        Assert.Null(role.Credential);
        Assert.Equal("""{"role":{"name":"readers","no_login":true}}""", _host.Emulator.Exchanges[0].Body);
    }

    [Theory]
    [InlineData("New-NeonRole reports -WhatIf -Project app -Branch main")]
    public void What_if_changes_nothing(string command)
    {
        var result = _host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_role_is_removed_and_a_second_removal_is_not_an_error()
    {
        _host.Run($"New-NeonRole reports {OnMain} -Wait");
        var result = _host.Run($"1..2 | ForEach-Object {{ Remove-NeonRole reports {OnMain} -Confirm:$false -Wait -Verbose }}");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Contains("The role reports was not found, so nothing was changed.", result.Verbose);
    }

    [Fact]
    public void A_removed_role_is_emitted_with_PassThru()
    {
        _host.Run($"New-NeonRole reports {OnMain} -Wait");

        Assert.Equal("reports", Assert.Single(_host.Get<Role>(
            $"Get-NeonRole reports {OnMain} | Remove-NeonRole -Confirm:$false -PassThru")).RoleName);
    }

    [Fact]
    public void Removing_a_database_owner_is_refused_with_the_message_from_Neon()
    {
        var result = _host.Run($"Remove-NeonRole neondb_owner {OnMain} -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Contains("'neondb'", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("The role neondb_owner owns a database and cannot be removed. (HTTP 422", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_a_protected_role_is_refused_before_anything_is_sent()
    {
        var system = new Role { RoleName = "web_access", ProjectId = _app.ProjectId, BranchId = _app.MainBranchId, Protected = true };
        var result = _host.Run("$system | Remove-NeonRole -Confirm:$false", ("system", system));

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Same(system, result.Error.TargetObject);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_missing_role_is_reported_as_not_found()
    {
        var result = _host.Run($"Get-NeonRole reports {OnMain}");

        Assert.Equal("NeonRoleNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("reports", result.Error.TargetObject);
    }

    [Fact]
    public void A_role_from_one_branch_is_refused_with_another_branch()
    {
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches", """{"branch":{"name":"dev"}}""");
        var result = _host.Run($"Get-NeonRole neondb_owner {OnMain} | Reset-NeonRolePassword -Branch dev -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.DoesNotContain(_host.Requests, request => request.Contains("reset_password", StringComparison.Ordinal));
    }

    private string Stored(string role) => _host.Send(HttpMethod.Get, $"{Path[1..]}/{role}/reveal_password").GetProperty("password").GetString()!;
}
