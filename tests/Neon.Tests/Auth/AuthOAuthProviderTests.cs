using System.Management.Automation;
using Xunit;

namespace Neon.Tests.Auth;

public sealed class AuthOAuthProviderTests : AuthTest
{
    private const string Secretly = "-ClientId client -ClientSecret $secret";

    public AuthOAuthProviderTests() => Enable();

    [Fact]
    public void The_OAuth_providers_of_a_branch_are_listed_with_their_keys()
    {
        Add("github");
        var providers = Host.Get<AuthOAuthProvider>($"Get-NeonAuthOAuthProvider {OnMain}");

        Assert.Equal([("github", "standard"), ("google", "shared")], providers.Select(provider => (provider.OAuthProviderId!, provider.Type!)));
        Assert.All(providers, provider => Assert.Equal((App.ProjectId, App.MainBranchId), (provider.ProjectId, provider.BranchId)));
        Assert.Equal("client", providers[0].ClientId);
        Assert.Equal("s3cr3t", Secret.Reveal(providers[0].ClientSecret!));
        Assert.Equal(("client", "s3cr3t"), (providers[0].Credential!.UserName, providers[0].Credential!.GetNetworkCredential().Password));
        Assert.Null(providers[1].Credential);
        Assert.Equal([$"GET {Path}/oauth_providers"], Host.Requests);
    }

    [Fact]
    public void An_OAuth_provider_is_selected_from_the_list_and_read_again_when_piped()
    {
        Add("github");

        Assert.Equal("google", Assert.Single(Host.Get<AuthOAuthProvider>($"Get-NeonAuthOAuthProvider google {OnMain} | Get-NeonAuthOAuthProvider")).OAuthProviderId);
    }

    [Fact]
    public void The_error_about_a_missing_OAuth_provider_targets_the_provider()
    {
        var result = Host.Run($"Get-NeonAuthOAuthProvider vercel {OnMain}");

        Assert.Equal("NeonAuthOAuthProviderNotFound", result.ErrorId);
        Assert.Equal("vercel", result.Error.TargetObject);
        Assert.Equal("NeonAuthOAuthProviderNotFound", Host.Run($"Set-NeonAuthOAuthProvider vercel -ClientId a {OnMain}").ErrorId);
        Assert.Equal("NeonAuthOAuthProviderNotFound", Host.Run($"Remove-NeonAuthOAuthProvider vercel -Confirm:$false {OnMain}").ErrorId);
    }

    [Theory]
    [InlineData(Secretly)]
    [InlineData("-Credential $credential")]
    public void A_custom_app_is_specified_with_keys_or_a_credential(string parameters)
    {
        var provider = Assert.Single(Host.Get<AuthOAuthProvider>(
            $"Add-NeonAuthOAuthProvider github {parameters} {OnMain}", ("secret", Hidden), ("credential", new PSCredential("client", Hidden))));

        Assert.Equal(("github", "standard", App.ProjectId, App.MainBranchId), (provider.OAuthProviderId, provider.Type, provider.ProjectId, provider.BranchId));
        Assert.Equal([$"POST {Path}/oauth_providers"], Host.Requests);
        Assert.Equal(["""{"id":"github","client_id":"client","client_secret":"s3cr3t"}"""], Bodies("POST"));
    }

    [Fact]
    public void A_tenant_is_accepted_only_for_Microsoft()
    {
        Host.Get<AuthOAuthProvider>($"Add-NeonAuthOAuthProvider microsoft {Secretly} -MicrosoftTenantId contoso {OnMain}", ("secret", Hidden));
        var refused = Host.Run($"Add-NeonAuthOAuthProvider github {Secretly} -MicrosoftTenantId contoso {OnMain}", ("secret", Hidden));

        Assert.Equal(["""{"id":"microsoft","client_id":"client","client_secret":"s3cr3t","microsoft_tenant_id":"contoso"}"""], Bodies("POST"));
        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.Equal("NeonInvalidInput", Host.Run($"Set-NeonAuthOAuthProvider google -MicrosoftTenantId contoso {OnMain}").ErrorId);
        Assert.Single(Host.Requests);
    }

    [Fact]
    public void Without_keys_the_shared_app_is_used_or_the_advice_is_to_specify_keys()
    {
        Host.Run($"Remove-NeonAuthOAuthProvider google -Confirm:$false {OnMain}");

        Assert.Equal("shared", Assert.Single(Host.Get<AuthOAuthProvider>($"Add-NeonAuthOAuthProvider google {OnMain}")).Type);
        var refused = Host.Run($"Add-NeonAuthOAuthProvider github {OnMain}");

        Assert.Equal("NeonRequestRefused", refused.ErrorId);
        Assert.Equal("INVALID_SHARED_OAUTH_PROVIDER", Assert.IsType<NeonApiException>(refused.Error.Exception).Code);
        Assert.Contains("Specify your own client id and client secret.", refused.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["""{"id":"google"}""", """{"id":"github"}"""], Bodies("POST"));
    }

    [Theory]
    [InlineData("Add-NeonAuthOAuthProvider github -ClientId client")]
    [InlineData("Add-NeonAuthOAuthProvider github -ClientSecret $secret")]
    [InlineData("Set-NeonAuthOAuthProvider google")]
    public void An_incomplete_app_and_an_empty_change_are_refused(string command)
    {
        var result = Host.Run($"{command} {OnMain}", ("secret", Hidden));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void Keys_and_a_credential_cannot_be_combined()
    {
        var result = Host.Run(
            $"Add-NeonAuthOAuthProvider github {Secretly} -Credential $credential {OnMain}", ("secret", Hidden), ("credential", new PSCredential("client", Hidden)));

        Assert.Equal("AmbiguousParameterSet", result.ErrorId);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void An_existing_OAuth_provider_is_a_conflict() =>
        Assert.Equal("NeonConflict", Host.Run($"Add-NeonAuthOAuthProvider google {OnMain}").ErrorId);

    [Fact]
    public void Only_specified_values_are_changed()
    {
        var own = Assert.Single(Host.Get<AuthOAuthProvider>(
            $"Get-NeonAuthOAuthProvider google {OnMain} | Set-NeonAuthOAuthProvider -Credential $credential", ("credential", new PSCredential("client", Hidden))));
        Host.Get<AuthOAuthProvider>($"Set-NeonAuthOAuthProvider google -ClientId other {OnMain}");
        Host.Get<AuthOAuthProvider>($"Set-NeonAuthOAuthProvider google -ClientSecret $secret {OnMain}", ("secret", Secret.Of("new")));

        Assert.Equal(("standard", App.ProjectId), (own.Type, own.ProjectId));
        Assert.Equal(
            ["""{"client_id":"client","client_secret":"s3cr3t"}""", """{"client_id":"other"}""", """{"client_secret":"new"}"""], Bodies("PATCH"));
        Assert.Equal($"PATCH {Path}/oauth_providers/google", Host.Requests[^1]);
    }

    [Fact]
    public void An_OAuth_provider_is_removed_and_returned_with_pass_thru()
    {
        Add("github");

        Assert.Empty(Host.Run($"Remove-NeonAuthOAuthProvider github {OnMain} -Confirm:$false").Output);
        Assert.Equal("google", Assert.Single(Host.Get<AuthOAuthProvider>(
            $"Get-NeonAuthOAuthProvider {OnMain} | Remove-NeonAuthOAuthProvider -PassThru -Confirm:$false")).OAuthProviderId);

        Assert.Equal($"DELETE {Path}/oauth_providers/github", Host.Requests[0]);
        Assert.Empty(Host.Get<AuthOAuthProvider>($"Get-NeonAuthOAuthProvider {OnMain}"));
    }

    [Fact]
    public void An_imported_row_identifies_the_OAuth_provider()
    {
        var result = Host.Run(
            $"[pscustomobject] @{{ OAuthProviderId = 'google'; ProjectId = '{App.ProjectId}'; BranchId = '{App.MainBranchId}' }} | Remove-NeonAuthOAuthProvider -Confirm:$false");

        Assert.Empty(result.Errors);
        Assert.Equal([$"DELETE {Path}/oauth_providers/google"], Host.Requests);
    }

    [Fact]
    public void An_OAuth_provider_of_one_branch_is_not_changed_on_another()
    {
        AddBranch("dev");
        var result = Host.Run($"Get-NeonAuthOAuthProvider google {OnMain} | Remove-NeonAuthOAuthProvider -Branch dev -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(Bodies("DELETE"));
    }

    [Fact]
    public void Verbose_and_debug_output_contain_no_secret()
    {
        var result = Host.Run($"Add-NeonAuthOAuthProvider github {Secretly} {OnMain} -Verbose -Debug", ("secret", Hidden));

        Assert.NotEmpty(result.Verbose);
        Assert.DoesNotContain(result.Verbose, line => line.Contains("s3cr3t", StringComparison.Ordinal));
    }

    private void Add(string provider)
    {
        Host.Send(HttpMethod.Post, Path[1..] + "/oauth_providers", $$"""{"id":"{{provider}}","client_id":"client","client_secret":"s3cr3t"}""");
        Host.Forget();
    }
}
