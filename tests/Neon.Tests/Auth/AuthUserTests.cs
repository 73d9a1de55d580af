using System.Management.Automation;
using Xunit;

namespace Neon.Tests.Auth;

public sealed class AuthUserTests : AuthTest
{
    public AuthUserTests() => Enable();

    [Fact]
    public void A_user_is_created_and_returned_with_the_specified_values()
    {
        var user = Assert.Single(Host.Get<AuthUser>($"New-NeonAuthUser ada@example.com -Name 'Ada Example' {OnMain}"));

        Assert.NotNull(user.AuthUserId);
        Assert.Equal(("ada@example.com", "Ada Example"), (user.Email, user.Name));
        Assert.Equal((App.ProjectId, App.MainBranchId), (user.ProjectId, user.BranchId));
        Assert.Equal([$"POST {Path}/users"], Host.Requests);
        Assert.Equal(["""{"email":"ada@example.com","name":"Ada Example"}"""], Bodies("POST"));
    }

    [Fact]
    public void A_piped_branch_is_the_parent_and_its_name_is_not_used()
    {
        Assert.Null(Assert.Single(Host.Get<AuthUser>($"Get-NeonBranch main -Project {App.ProjectId} | New-NeonAuthUser -Email ada@example.com")).Name);
        Assert.Equal(["""{"email":"ada@example.com"}"""], Bodies("POST"));
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("Ada <ada@example.com>")]
    public void An_invalid_email_address_is_refused_before_anything_is_sent(string email)
    {
        var result = Host.Run($"New-NeonAuthUser '{email}' {OnMain}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(email, result.Error.TargetObject);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void An_email_address_that_is_already_used_is_a_conflict()
    {
        var result = Host.Run($"1..2 | ForEach-Object {{ New-NeonAuthUser ada@example.com {OnMain} }}");

        Assert.Equal("NeonConflict", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, result.Error.CategoryInfo.Category);
        Assert.Single(result.Output);
    }

    [Fact]
    public void The_roles_of_a_piped_user_are_replaced_and_its_other_properties_are_kept()
    {
        var user = Assert.Single(Host.Get<AuthUser>($"New-NeonAuthUser ada@example.com {OnMain} | Set-NeonAuthUserRole -Role editor, reviewer"));

        Assert.Equal(["editor", "reviewer"], user.Roles);
        Assert.Equal(("ada@example.com", App.ProjectId, App.MainBranchId), (user.Email, user.ProjectId, user.BranchId));
        Assert.Equal([$"POST {Path}/users", $"PUT {Path}/users/{user.AuthUserId}/role"], Host.Requests);
        Assert.Equal(["""{"roles":["editor","reviewer"]}"""], Bodies("PUT"));
    }

    [Fact]
    public void A_user_is_removed_by_id_by_object_and_by_row()
    {
        var users = Host.Get<AuthUser>($"1..3 | ForEach-Object {{ New-NeonAuthUser \"test_$_@example.com\" {OnMain} }}");
        Host.Forget();

        Assert.Empty(Host.Run($"Remove-NeonAuthUser {users[0].AuthUserId} {OnMain} -Confirm:$false").Output);
        var removed = Assert.Single(Host.Get<AuthUser>("$user | Remove-NeonAuthUser -PassThru -Confirm:$false", ("user", users[1])));
        Assert.Empty(Host.Run(
            $"[pscustomobject] @{{ AuthUserId = '{users[2].AuthUserId}'; ProjectId = '{App.ProjectId}'; BranchId = '{App.MainBranchId}' }} | Remove-NeonAuthUser -Confirm:$false").Errors);

        Assert.Same(users[1], removed);
        Assert.Equal(users.Select(user => $"DELETE {Path}/users/{user.AuthUserId}"), Host.Requests);
    }

    [Theory]
    [InlineData("Remove-NeonAuthUser 11111111 -Confirm:$false")]
    [InlineData("Set-NeonAuthUserRole 11111111 -Role admin")]
    public void The_error_about_a_missing_user_targets_the_user(string command)
    {
        var result = Host.Run($"{command} {OnMain}");

        Assert.Equal("NeonAuthUserNotFound", result.ErrorId);
        Assert.Equal("11111111", result.Error.TargetObject);
    }

    [Theory]
    [InlineData("Remove-NeonAuthUser ada@example.com")]
    [InlineData("Set-NeonAuthUserRole ada@example.com -Role admin")]
    [InlineData("Remove-NeonAuthUser ' '")]
    public void Users_are_identified_only_by_id(string command)
    {
        var result = Host.Run($"{command} {OnMain}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void A_user_of_one_branch_is_not_removed_from_another()
    {
        AddBranch("dev");
        var result = Host.Run($"New-NeonAuthUser ada@example.com {OnMain} | Remove-NeonAuthUser -Branch dev -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(Bodies("DELETE"));
    }
}
