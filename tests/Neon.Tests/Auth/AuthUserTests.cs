using System.Management.Automation;
using Xunit;

namespace Neon.Tests.Auth;

public sealed class AuthUserTests : AuthTest
{
    public AuthUserTests() => Enable();

    [Fact]
    public void A_user_is_created_and_comes_out_with_what_was_asked_for()
    {
        var user = Assert.Single(Host.Get<AuthUser>($"New-NeonAuthUser ada@example.com -Name 'Ada Example' {OnMain}"));

        Assert.NotNull(user.AuthUserId);
        Assert.Equal(("ada@example.com", "Ada Example"), (user.Email, user.Name));
        Assert.Equal((App.ProjectId, App.MainBranchId), (user.ProjectId, user.BranchId));
        Assert.Equal([$"POST {Path}/users"], Host.Requests);
        Assert.Equal(["""{"email":"ada@example.com","name":"Ada Example"}"""], Bodies("POST"));
    }

    [Fact]
    public void A_piped_branch_is_the_parent_and_its_name_is_not_taken()
    {
        Assert.Null(Assert.Single(Host.Get<AuthUser>($"Get-NeonBranch main -Project {App.ProjectId} | New-NeonAuthUser -Email ada@example.com")).Name);
        Assert.Equal(["""{"email":"ada@example.com"}"""], Bodies("POST"));
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("Ada <ada@example.com>")]
    public void What_is_no_address_is_refused_before_anything_is_sent(string email)
    {
        var result = Host.Run($"New-NeonAuthUser '{email}' {OnMain}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(email, result.Error.TargetObject);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void An_address_that_is_taken_is_a_conflict()
    {
        var result = Host.Run($"1..2 | ForEach-Object {{ New-NeonAuthUser ada@example.com {OnMain} }}");

        Assert.Equal("NeonConflict", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, result.Error.CategoryInfo.Category);
        Assert.Single(result.Output);
    }

    [Fact]
    public void A_piped_user_gets_roles_in_place_of_those_it_has_and_keeps_what_is_known_of_it()
    {
        var user = Assert.Single(Host.Get<AuthUser>($"New-NeonAuthUser ada@example.com {OnMain} | Set-NeonAuthUserRole -Role editor, reviewer"));

        Assert.Equal(["editor", "reviewer"], user.Roles);
        Assert.Equal(("ada@example.com", App.ProjectId, App.MainBranchId), (user.Email, user.ProjectId, user.BranchId));
        Assert.Equal([$"POST {Path}/users", $"PUT {Path}/users/{user.AuthUserId}/role"], Host.Requests);
        Assert.Equal(["""{"roles":["editor","reviewer"]}"""], Bodies("PUT"));
    }

    [Fact]
    public void A_user_is_removed_by_id_by_itself_and_by_a_row()
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
    public void A_user_that_is_not_there_is_an_error_about_the_user(string command)
    {
        var result = Host.Run($"{command} {OnMain}");

        Assert.Equal("NeonAuthUserNotFound", result.ErrorId);
        Assert.Equal("11111111", result.Error.TargetObject);
    }

    [Theory]
    [InlineData("Remove-NeonAuthUser ada@example.com")]
    [InlineData("Set-NeonAuthUserRole ada@example.com -Role admin")]
    [InlineData("Remove-NeonAuthUser ' '")]
    public void Users_are_named_by_id_only(string command)
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
