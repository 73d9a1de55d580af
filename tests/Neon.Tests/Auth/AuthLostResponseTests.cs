using System.Management.Automation;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Auth;

public sealed class AuthLostResponseTests : AuthTest
{
    private const string Domain = "https://app.example.com";

    [Fact]
    public void After_a_lost_response_enabling_is_confirmed_with_a_warning_about_the_lost_keys()
    {
        Host.Emulator.Faults.Add("createNeonAuth", EmulatorFault.DropAfterEffect());
        var result = Host.Run($"Enable-NeonAuth {OnMain}");

        var setup = Assert.IsType<AuthSetup>(Assert.Single(result.Output).BaseObject);
        Assert.Equal(("better_auth", App.MainBranchId), (setup.AuthProvider, setup.BranchId));
        Assert.NotNull(setup.BaseUrl);
        Assert.Null(setup.SecretServerKey);
        Assert.Contains("New-NeonAuthSdkKey", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Single(Bodies("POST"));
    }

    [Fact]
    public void Already_enabled_Neon_Auth_is_not_mistaken_for_the_change()
    {
        Enable();
        Host.Emulator.Faults.Add("createNeonAuth", EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", Host.Run($"Enable-NeonAuth {OnMain}").ErrorId);
    }

    [Theory]
    [InlineData("disableNeonAuth", "Disable-NeonAuth {1} -Project {0} -Confirm:$false")]
    [InlineData("addBranchNeonAuthTrustedDomain", "Add-NeonAuthDomain https://preview.example.com -Project {0} -Branch {1}")]
    [InlineData("deleteBranchNeonAuthTrustedDomain", "Remove-NeonAuthDomain https://app.example.com -Project {0} -Branch {1} -Confirm:$false")]
    [InlineData("addBranchNeonAuthOauthProvider", "Add-NeonAuthOAuthProvider github -ClientId client -ClientSecret $secret -Project {0} -Branch {1}")]
    [InlineData("updateBranchNeonAuthOauthProvider", "Set-NeonAuthOAuthProvider google -ClientId client -ClientSecret $secret -Project {0} -Branch {1}")]
    [InlineData("deleteBranchNeonAuthOauthProvider", "Remove-NeonAuthOAuthProvider google -Project {0} -Branch {1} -Confirm:$false")]
    public void A_change_that_happened_is_confirmed_and_any_other_is_reported_as_unknown(string operation, string command)
    {
        Enable();
        Host.Run($"Add-NeonAuthDomain {Domain} {OnMain}");
        var script = string.Format(System.Globalization.CultureInfo.InvariantCulture, command, App.ProjectId, App.MainBranchId);

        Host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());
        Assert.Equal("NeonOutcomeUnknown", Host.Run(script, ("secret", Hidden)).ErrorId);
        Host.Forget();
        Host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());
        Assert.Empty(Host.Run(script, ("secret", Hidden)).Errors);

        Assert.Single(Host.Emulator.Exchanges, exchange => exchange.Method != "GET");
    }

    [Theory]
    [InlineData("createBranchNeonAuthNewUser", "New-NeonAuthUser ada@example.com -Project {0} -Branch {1}")]
    [InlineData("updateNeonAuthUserRole", "Set-NeonAuthUserRole {2} -Role admin -Project {0} -Branch {1}")]
    [InlineData("deleteBranchNeonAuthUser", "Remove-NeonAuthUser {2} -Project {0} -Branch {1} -Confirm:$false")]
    [InlineData("createNeonAuthProviderSDKKeys", "New-NeonAuthSdkKey -Project {0}")]
    [InlineData("transferNeonAuthProviderProject", "Request-NeonAuthProjectTransfer -Project {0} -Confirm:$false")]
    [InlineData("updateBranchNeonAuthOauthProvider", "Set-NeonAuthOAuthProvider microsoft -MicrosoftTenantId contoso -Project {0} -Branch {1}")]
    public void A_change_that_cannot_be_read_back_is_reported_as_unknown_and_not_retried(string operation, string command)
    {
        Enable();
        var user = Assert.Single(Host.Get<AuthUser>($"New-NeonAuthUser grace@example.com {OnMain}"));
        Host.Get<AuthOAuthProvider>($"Add-NeonAuthOAuthProvider microsoft -Credential $app {OnMain}", ("app", new PSCredential("client", Hidden)));
        Host.Forget();
        Host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());

        var result = Host.Run(string.Format(
            System.Globalization.CultureInfo.InvariantCulture, command, App.ProjectId, App.MainBranchId, user.AuthUserId));

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Single(Host.Emulator.Exchanges, exchange => exchange.Method != "GET");
    }

    [Theory]
    [InlineData("other", "s3cr3t")]
    [InlineData("client", "other")]
    public void An_existing_app_is_not_mistaken_for_the_requested_one(string clientId, string secret)
    {
        Enable();
        Host.Get<AuthOAuthProvider>($"Add-NeonAuthOAuthProvider github -Credential $app {OnMain}", ("app", new PSCredential(clientId, Secret.Of(secret))));
        Host.Emulator.Faults.Add("addBranchNeonAuthOauthProvider", EmulatorFault.DropBeforeEffect());

        var result = Host.Run($"Add-NeonAuthOAuthProvider github -Credential $app {OnMain}", ("app", new PSCredential("client", Hidden)));

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
    }
}
