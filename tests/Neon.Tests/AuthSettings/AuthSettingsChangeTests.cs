using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.AuthSettings;

public sealed class AuthSettingsChangeTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public AuthSettingsChangeTests() => _app = _host.SeedAuth();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Set-NeonAuthEmailPasswordConfig -DisableSignUp", "email_and_password", """{"disable_sign_up":true}""")]
    [InlineData("Set-NeonAuthEmailPasswordConfig -Enabled:$false -EmailVerificationMethod link -RequireEmailVerification", "email_and_password", """{"enabled":false,"email_verification_method":"link","require_email_verification":true}""")]
    [InlineData("Set-NeonAuthEmailPasswordConfig -AutoSignInAfterVerification:$false -SendVerificationEmailOnSignUp -SendVerificationEmailOnSignIn:$false", "email_and_password", """{"auto_sign_in_after_verification":false,"send_verification_email_on_sign_up":true,"send_verification_email_on_sign_in":false}""")]
    [InlineData("Set-NeonAuthLocalhostAccess -Allow", "allow_localhost", """{"allow_localhost":true}""")]
    [InlineData("Set-NeonAuthLocalhostAccess -Allow:$false", "allow_localhost", """{"allow_localhost":false}""")]
    [InlineData("Set-NeonAuthConfig 'Acme Orders'", "config", """{"name":"Acme Orders"}""")]
    [InlineData("Set-NeonAuthOrganizationPlugin -Enabled:$false", "plugins/organization", """{"enabled":false}""")]
    [InlineData("Set-NeonAuthOrganizationPlugin -OrganizationLimit 1 -MembershipLimit 20 -CreatorRole admin -SendInvitationEmail", "plugins/organization", """{"organization_limit":1,"membership_limit":20,"creator_role":"admin","send_invitation_email":true}""")]
    [InlineData("Set-NeonAuthMagicLinkPlugin -Enabled -ExpiresIn 00:15:00", "plugins/magic-link", """{"enabled":true,"expires_in":15}""")]
    [InlineData("Set-NeonAuthMagicLinkPlugin -ExpiresIn 1.00:00:00 -DisableSignUp:$false", "plugins/magic-link", """{"expires_in":1440,"disable_sign_up":false}""")]
    [InlineData("Set-NeonAuthPhoneNumberPlugin -Enabled -OtpExpiresIn 00:01:30", "plugins/phone-number", """{"enabled":true,"otp_expires_in":90}""")]
    public void Only_specified_values_are_sent(string command, string path, string body)
    {
        var changed = Assert.Single(_host.Get<Neon.AuthSettings>($"{command} {_app.Named()}"));

        Assert.Equal([$"PATCH {_app.AuthPath()}/{path}"], _host.Requests);
        Assert.Equal(body, _host.Emulator.Exchanges[0].Body);
        Assert.Equal((_app.ProjectId, _app.MainBranchId), (changed.ProjectId, changed.BranchId));
    }

    [Fact]
    public void A_change_returns_all_current_settings()
    {
        var first = Assert.Single(_host.Get<AuthMagicLinkPlugin>($"Set-NeonAuthMagicLinkPlugin -Enabled -ExpiresIn 01:00:00 {_app.Named()}"));
        var second = Assert.Single(_host.Get<AuthMagicLinkPlugin>($"Set-NeonAuthMagicLinkPlugin -DisableSignUp {_app.Named()}"));
        var read = Assert.Single(_host.Get<AuthPlugins>($"Get-NeonAuthPlugin {_app.Named()}")).MagicLink!;

        Assert.Equal((true, TimeSpan.FromHours(1), false), (first.Enabled, first.ExpiresIn, first.DisableSignUp));
        Assert.Equal((true, TimeSpan.FromHours(1), true), (second.Enabled, second.ExpiresIn, second.DisableSignUp));
        Assert.Equal((true, TimeSpan.FromHours(1), true), (read.Enabled, read.ExpiresIn, read.DisableSignUp));
    }

    [Theory]
    [InlineData("Set-NeonAuthEmailPasswordConfig")]
    [InlineData("Set-NeonAuthEmailProvider")]
    [InlineData("Set-NeonAuthEmailProvider -Shared:$false")]
    [InlineData("Set-NeonAuthLocalhostAccess")]
    [InlineData("Set-NeonAuthOrganizationPlugin")]
    [InlineData("Set-NeonAuthMagicLinkPlugin")]
    [InlineData("Set-NeonAuthPhoneNumberPlugin")]
    [InlineData("Set-NeonAuthWebhook")]
    [InlineData("Set-NeonAuthWebhook -Append")]
    public void A_change_without_any_values_is_refused(string command)
    {
        var result = _host.Run($"{command} {_app.Named()}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("Specify -", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Set-NeonAuthMagicLinkPlugin -ExpiresIn 15s")]
    [InlineData("Set-NeonAuthMagicLinkPlugin -ExpiresIn 00:04:00")]
    [InlineData("Set-NeonAuthMagicLinkPlugin -ExpiresIn 00:05:30")]
    [InlineData("Set-NeonAuthMagicLinkPlugin -ExpiresIn 1.00:01:00")]
    [InlineData("Set-NeonAuthPhoneNumberPlugin -OtpExpiresIn 00:00:59")]
    [InlineData("Set-NeonAuthPhoneNumberPlugin -OtpExpiresIn 00:10:01")]
    [InlineData("Set-NeonAuthPhoneNumberPlugin -OtpExpiresIn 00:01:00.5")]
    [InlineData("Set-NeonAuthWebhook -Enabled -Url app/hook -Event user.created")]
    [InlineData("Set-NeonAuthWebhook -Enabled -Url ftp://app.example.com -Event user.created")]
    [InlineData("Set-NeonAuthEmailProvider -SenderEmail 'Ada <ada@example.com>'")]
    [InlineData("Test-NeonAuthEmailProvider nobody")]
    public void Bad_input_is_refused_before_anything_is_sent(string command)
    {
        var result = _host.Run($"{command} {_app.Named()}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Set-NeonAuthOrganizationPlugin -OrganizationLimit 0")]
    [InlineData("Set-NeonAuthOrganizationPlugin -MembershipLimit 0")]
    [InlineData("Set-NeonAuthWebhook -Enabled -TimeoutSec 11")]
    [InlineData("Set-NeonAuthEmailProvider -Port 0")]
    [InlineData("Set-NeonAuthEmailProvider -SmtpHost ''")]
    [InlineData("Set-NeonAuthEmailProvider -Shared -SmtpHost smtp.example.com")]
    [InlineData("Set-NeonAuthConfig ''")]
    public void Parameter_values_that_are_never_valid_are_refused_by_the_engine(string command)
    {
        var result = _host.Run($"{command} {_app.Named()}");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Set-NeonAuthEmailPasswordConfig -RequireEmailVerification:$false", "allowing sign-in with unverified addresses")]
    [InlineData("Set-NeonAuthEmailProvider -Shared", "Neon's shared server")]
    [InlineData("Set-NeonAuthEmailProvider -SenderName App", "your own server")]
    [InlineData("Set-NeonAuthLocalhostAccess -Allow", "Allow sign-in from localhost")]
    [InlineData("Set-NeonAuthConfig Shop", "Change the name of the app in emails: Name ")]
    [InlineData("Set-NeonAuthOrganizationPlugin -Enabled", "Change the organization plugin")]
    [InlineData("Set-NeonAuthMagicLinkPlugin -Enabled", "Change the magic link plugin")]
    [InlineData("Set-NeonAuthPhoneNumberPlugin -Enabled", "Change the phone number plugin")]
    [InlineData("Set-NeonAuthWebhook -Enabled:$false", "Replace the webhook, removing its URL and its events")]
    [InlineData("Set-NeonAuthWebhook -Enabled:$false -Append", "Change the webhook: ")]
    [InlineData("Test-NeonAuthEmailProvider ada@example.com", "Send a test email to ada@example.com")]
    public void What_if_describes_the_change_and_changes_nothing(string command, string action)
    {
        var person = new TestHost(0);

        var result = _host.Run(person, $"{command} -Project app -Branch main -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Contains(action, person.Printed, StringComparison.Ordinal);
        Assert.Contains("\"app/main/auth\"", person.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
    }
}
