using System.Management.Automation;
using Neon.Tests.Branches;
using Xunit;

namespace Neon.Tests.Auth;

public sealed class AuthIntegrationTests : AuthTest
{
    [Fact]
    public void Neon_Auth_is_read_with_its_keys()
    {
        Enable();
        var auth = Assert.Single(Host.Get<AuthIntegration>($"Get-NeonAuth {OnMain}"));

        Assert.Equal((App.ProjectId, App.MainBranchId), (auth.ProjectId, auth.BranchId));
        Assert.Equal(("better_auth", "neondb", "neon", "app"), (auth.AuthProvider, auth.DatabaseName, auth.OwnedBy, auth.Name));
        Assert.StartsWith($"https://{App.EndpointId}.neonauth.", auth.BaseUrl, StringComparison.Ordinal);
        Assert.StartsWith(auth.BaseUrl!, auth.JwksUrl, StringComparison.Ordinal);
        Assert.NotNull(auth.AuthProviderProjectId);
        Assert.NotNull(auth.CreatedAt);
        Assert.Null(auth.TransferStatus);
        Assert.Equal([$"GET {Path}"], Host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonAuth")]
    [InlineData("Get-NeonAuthDomain")]
    [InlineData("Add-NeonAuthDomain https://app.example.com")]
    [InlineData("Remove-NeonAuthDomain https://app.example.com -Confirm:$false")]
    [InlineData("New-NeonAuthUser ada@example.com")]
    [InlineData("Set-NeonAuthUserRole 11111111 -Role admin")]
    [InlineData("Remove-NeonAuthUser 11111111 -Confirm:$false")]
    [InlineData("Get-NeonAuthOAuthProvider")]
    [InlineData("Add-NeonAuthOAuthProvider google")]
    [InlineData("Remove-NeonAuthOAuthProvider google -Confirm:$false")]
    public void The_error_about_disabled_Neon_Auth_says_how_to_enable_it(string command)
    {
        var result = Host.Run($"{command} {OnMain}");

        Assert.Equal("NeonAuthNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Contains("Enable-NeonAuth", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_branch_is_reported_as_not_found()
    {
        var result = Host.Run($"Get-NeonAuth -Project {App.ProjectId} -Branch br-never-seen-a1234567");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
    }

    [Fact]
    public void Piped_branches_without_Neon_Auth_do_not_end_the_pipeline()
    {
        var dev = AddBranch("dev");
        Enable(dev);
        var result = Host.Run($"Get-NeonBranch -Project {App.ProjectId} | Get-NeonAuth");

        Assert.Equal(dev, ((AuthIntegration)Assert.Single(result.Output).BaseObject).BranchId);
        Assert.Equal("NeonAuthNotFound", result.ErrorId);
    }

    [Fact]
    public void Enabling_returns_the_setup_and_hides_the_keys()
    {
        var setup = Assert.Single(Host.Get<AuthSetup>($"Enable-NeonAuth {OnMain}"));

        Assert.Equal((App.ProjectId, App.MainBranchId, "better_auth"), (setup.ProjectId, setup.BranchId, setup.AuthProvider));
        Assert.Equal(("neon_auth", "users_sync"), (setup.SchemaName, setup.TableName));
        Assert.StartsWith("ssk_", Secret.Reveal(setup.SecretServerKey!), StringComparison.Ordinal);
        Assert.StartsWith("pck_", Secret.Reveal(setup.PubClientKey!), StringComparison.Ordinal);
        Assert.Equal("better_auth", setup.ToString());
        Assert.Equal([$"POST {Path}"], Host.Requests);
        Assert.Equal(["""{"auth_provider":"better_auth"}"""], Bodies("POST"));
    }

    [Fact]
    public void A_piped_database_stores_the_users_and_supplies_the_branch()
    {
        var setup = Assert.Single(Host.Get<AuthSetup>($"Get-NeonDatabase neondb {OnMain} | Enable-NeonAuth -AuthProvider stack"));

        Assert.Equal(App.MainBranchId, setup.BranchId);
        Assert.Equal($"POST {Path}", Host.Requests[^1]);
        Assert.Equal(["""{"auth_provider":"stack","database_name":"neondb"}"""], Bodies("POST"));
    }

    [Fact]
    public void A_missing_database_is_reported_as_not_found() =>
        Assert.Equal("NeonDatabaseNotFound", Host.Run($"Enable-NeonAuth -Database orders {OnMain}").ErrorId);

    [Fact]
    public void Enabling_Neon_Auth_twice_is_a_conflict_with_advice()
    {
        Enable();
        var result = Host.Run($"Enable-NeonAuth {OnMain}");

        Assert.Equal("NeonConflict", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, result.Error.CategoryInfo.Category);
        Assert.Matches(@"\bGet-NeonAuth(?: -\w+ \S+)* shows it", result.Error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("-DeleteData", """{"delete_data":true}""")]
    [InlineData("-DeleteData:$false", """{"delete_data":false}""")]
    public void Disabling_sends_a_body_only_if_delete_data_is_specified(string parameter, string body)
    {
        Enable();

        Assert.Empty(Host.Run($"Disable-NeonAuth {App.MainBranchId} -Project {App.ProjectId} {parameter} -Confirm:$false").Output);

        Assert.Equal([$"DELETE {Path}"], Host.Requests);
        Assert.Equal([body], Bodies("DELETE"));
        Assert.Equal("NeonAuthNotFound", Host.Run($"Get-NeonAuth {OnMain}").ErrorId);
    }

    [Fact]
    public void An_integration_a_branch_or_a_row_can_be_piped_in_to_disable_Neon_Auth()
    {
        foreach (var script in (string[])
        [
            $"Get-NeonAuth {OnMain} | Disable-NeonAuth -Confirm:$false",
            $"Get-NeonBranch main -Project {App.ProjectId} | Disable-NeonAuth -Confirm:$false",
            $"[pscustomobject] @{{ ProjectId = '{App.ProjectId}'; BranchId = '{App.MainBranchId}' }} | Disable-NeonAuth -Confirm:$false",
        ])
        {
            Enable();
            Assert.Empty(Host.Run(script).Errors);
            Assert.Equal($"DELETE {Path}", Host.Requests[^1]);
        }
    }

    [Fact]
    public void Other_objects_cannot_be_piped_in_to_disable_Neon_Auth()
    {
        Enable();
        var result = Host.Run($"Get-NeonDatabase neondb {OnMain} | Disable-NeonAuth -Confirm:$false");

        Assert.StartsWith("InputObject", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain(Host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "users can no longer sign in", "")]
    [InlineData("-DeleteData", "users can no longer sign in", "delete all its users")]
    public void The_prompt_states_the_consequences_of_disabling(string parameter, string consequence, string more)
    {
        var question = Assert.Single(Asked($"Disable-NeonAuth main -Project app {parameter}"));

        Assert.Contains("app/main", question, StringComparison.Ordinal);
        Assert.Contains(consequence, question, StringComparison.Ordinal);
        Assert.Contains(more, question, StringComparison.Ordinal);
        Assert.Empty(Host.Changes());
    }

    [Theory]
    [InlineData("Enable-NeonAuth -WhatIf -Project app -Branch main")]
    [InlineData("Disable-NeonAuth main -WhatIf -Project app")]
    [InlineData("Add-NeonAuthDomain https://app.example.com -WhatIf -Project app -Branch main")]
    [InlineData("Remove-NeonAuthDomain https://app.example.com -WhatIf -Project app -Branch main")]
    [InlineData("New-NeonAuthUser ada@example.com -WhatIf -Project app -Branch main")]
    [InlineData("Set-NeonAuthUserRole 11111111 -Role admin -WhatIf -Project app -Branch main")]
    [InlineData("Remove-NeonAuthUser 11111111 -WhatIf -Project app -Branch main")]
    [InlineData("Add-NeonAuthOAuthProvider github -WhatIf -Project app -Branch main")]
    [InlineData("Set-NeonAuthOAuthProvider google -ClientId a -WhatIf -Project app -Branch main")]
    [InlineData("New-NeonAuthSdkKey -WhatIf -Project app")]
    [InlineData("Request-NeonAuthProjectTransfer -WhatIf -Project app")]
    public void What_if_changes_nothing(string command)
    {
        if (!command.StartsWith("Enable-", StringComparison.Ordinal))
        {
            Host.Run("Enable-NeonAuth -Project app -Branch main");
            Host.Run(command.StartsWith("Remove-NeonAuthDomain", StringComparison.Ordinal) ? "Add-NeonAuthDomain https://app.example.com -Project app -Branch main" : string.Empty);
            Host.Forget();
        }

        var result = Host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(Host.Changes());
    }
}
