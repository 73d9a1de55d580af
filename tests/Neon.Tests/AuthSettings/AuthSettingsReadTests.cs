using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.AuthSettings;

public sealed class AuthSettingsReadTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public AuthSettingsReadTests() => _app = _host.SeedAuth();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Get-NeonAuthEmailPasswordConfig", typeof(AuthEmailPasswordConfig), "/email_and_password")]
    [InlineData("Get-NeonAuthEmailProvider", typeof(AuthEmailProvider), "/email_provider")]
    [InlineData("Get-NeonAuthLocalhostAccess", typeof(AuthLocalhostAccess), "/allow_localhost")]
    [InlineData("Get-NeonAuthPlugin", typeof(AuthPlugins), "/plugins")]
    [InlineData("Get-NeonAuthPhoneNumberPlugin", typeof(AuthPhoneNumberPlugin), "/plugins/phone-number")]
    [InlineData("Get-NeonAuthWebhook", typeof(AuthWebhook), "/webhooks")]
    public void Settings_are_read_with_one_request_and_include_their_branch(string cmdlet, Type model, string path)
    {
        var settings = Assert.Single(_host.Get<Neon.AuthSettings>($"{cmdlet} {_app.Named()}"));
        Assert.Equal([$"GET {_app.AuthPath()}{path}"], _host.Requests);

        var again = Assert.Single(_host.Get<Neon.AuthSettings>($"$settings | {cmdlet}", ("settings", settings)));
        var byBranch = Assert.Single(_host.Get<Neon.AuthSettings>($"Get-NeonBranch main -Project {_app.ProjectId} | {cmdlet}"));

        Assert.All([settings, again, byBranch], one =>
        {
            Assert.IsType(model, one);
            Assert.Equal((_app.ProjectId, _app.MainBranchId), (one.ProjectId, one.BranchId));
        });
    }

    [Fact]
    public void Settings_have_typed_properties()
    {
        var password = Assert.Single(_host.Get<AuthEmailPasswordConfig>($"Get-NeonAuthEmailPasswordConfig {_app.Named()}"));
        var phone = Assert.Single(_host.Get<AuthPhoneNumberPlugin>($"Get-NeonAuthPhoneNumberPlugin {_app.Named()}"));
        var webhook = Assert.Single(_host.Get<AuthWebhook>($"Get-NeonAuthWebhook {_app.Named()}"));
        var localhost = Assert.Single(_host.Get<AuthLocalhostAccess>($"Get-NeonAuthLocalhostAccess {_app.Named()}"));

        Assert.Equal((true, "otp", false), (password.Enabled, password.EmailVerificationMethod, password.DisableSignUp));
        Assert.Equal((false, TimeSpan.FromMinutes(5)), (phone.Enabled, phone.OtpExpiresIn));
        Assert.Equal((false, null, 5), (webhook.Enabled, webhook.Url, webhook.TimeoutSeconds));
        Assert.Empty(webhook.Events!);
        Assert.True(localhost.AllowLocalhost);
    }

    [Fact]
    public void All_plugins_are_returned_in_one_object_and_each_part_has_its_branch()
    {
        var plugins = Assert.Single(_host.Get<AuthPlugins>($"Get-NeonAuthPlugin {_app.Named()}"));

        Assert.Equal((true, 10, 100, "owner", false), (
            plugins.Organization!.Enabled,
            plugins.Organization.OrganizationLimit,
            plugins.Organization.MembershipLimit,
            plugins.Organization.CreatorRole,
            plugins.Organization.SendInvitationEmail));
        Assert.Equal((false, TimeSpan.FromMinutes(5), false), (plugins.MagicLink!.Enabled, plugins.MagicLink.ExpiresIn, plugins.MagicLink.DisableSignUp));
        Assert.Equal("shared", plugins.EmailProvider!.Type);
        Assert.True(plugins.AllowLocalhost);
        Assert.All(
            [plugins.Organization, plugins.MagicLink, plugins.PhoneNumber!, plugins.EmailProvider, plugins.EmailPassword!],
            (Neon.AuthSettings part) => Assert.Equal((_app.ProjectId, _app.MainBranchId), (part.ProjectId, part.BranchId)));
    }

    [Fact]
    public void Missing_members_are_empty_and_unknown_members_are_kept()
    {
        using var handler = new CannedReply("""{"magic_link":{"enabled":true,"expires_in":{"minutes":7},"colour":"red"},"oauth_providers":[{"id":"gitea","type":"standard","client_secret":"hush"}],"new_plugin":{}}""");
        using var host = new NeonHost(handler: handler);

        var plugins = Assert.Single(host.Get<AuthPlugins>("Get-NeonAuthPlugin -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4"));

        Assert.Null(plugins.Organization);
        Assert.Null(plugins.AllowLocalhost);
        Assert.Equal((true, null), (plugins.MagicLink!.Enabled, plugins.MagicLink.ExpiresIn));
        Assert.Equal("red", plugins.MagicLink.AdditionalProperties["colour"]);
        Assert.Contains("new_plugin", plugins.AdditionalProperties.Keys);
        var provider = Assert.Single(plugins.OAuthProviders!);
        Assert.Equal(("gitea", "hush"), (provider.ToString(), Secret.Reveal(provider.ClientSecret!)));
    }

    [Fact]
    public void The_context_supplies_the_branch()
    {
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };

        Assert.Single(_host.Get<AuthWebhook>("Get-NeonAuthWebhook"));
    }

    [Fact]
    public void A_missing_branch_is_reported_as_not_found()
    {
        var result = _host.Run($"Get-NeonAuthWebhook -Project {_app.ProjectId} -Branch br-never-seen-a1234567");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("br-never-seen-a1234567", result.Error.TargetObject);
    }
}
