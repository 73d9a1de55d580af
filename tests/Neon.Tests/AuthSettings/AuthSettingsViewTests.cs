using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.AuthSettings;

public sealed class AuthSettingsViewTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public AuthSettingsViewTests() => _app = _host.SeedAuth();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Get-NeonAuthEmailPasswordConfig", "BranchId Enabled DisableSignUp RequireEmailVerification", "{0} True False False")]
    [InlineData("Get-NeonAuthEmailProvider", "BranchId Type SmtpHost SenderEmail", "{0} shared")]
    [InlineData("Get-NeonAuthLocalhostAccess", "BranchId AllowLocalhost", "{0} True")]
    [InlineData("Get-NeonAuthPlugin", "BranchId Passwords MagicLinks PhoneCodes", "{0} True False False")]
    [InlineData("Get-NeonAuthPhoneNumberPlugin", "BranchId Enabled OtpExpiresIn", "{0} False 5 min")]
    [InlineData("Set-NeonAuthWebhook -Enabled -Url https://app.example.com -Event send.otp", "BranchId Enabled TimeoutSeconds Events Url", "{0} True 5 s send.otp https://app.example.com")]
    [InlineData("Set-NeonAuthMagicLinkPlugin -Enabled -ExpiresIn 01:30:00", "BranchId Enabled DisableSignUp ExpiresIn", "{0} True False 1 h 30 min")]
    [InlineData("Set-NeonAuthOrganizationPlugin -MembershipLimit 5", "BranchId Enabled OrganizationLimit CreatorRole", "{0} True 10 owner")]
    [InlineData("Set-NeonAuthConfig Shop", "BranchId Name", "{0} Shop")]
    public void A_table_shows_the_main_properties(string command, string headers, string cells)
    {
        var settings = Assert.Single(_host.Get<Neon.AuthSettings>($"{command} {_app.Named()}"));

        var lines = View.Table(_host, settings);

        Assert.Equal(3, lines.Length);
        Assert.Equal(headers, Words(lines[0]));
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, cells, _app.MainBranchId), Words(lines[2]));
    }

    [Fact]
    public void A_table_of_a_test_email_shows_the_recipient()
    {
        var mail = Assert.Single(_host.Get<Neon.AuthSettings>(
            $"Set-NeonAuthEmailProvider -SmtpHost smtp.example.com -Port 587 -Credential $mailer -SenderEmail hello@example.com -SenderName App {_app.Named()} | "
            + "Test-NeonAuthEmailProvider ada@example.com",
            ("mailer", new System.Management.Automation.PSCredential("u", Secret.Of("word")))));

        Assert.Equal(["Recipient Success", "ada@example.com True"], View.Table(_host, mail).Where((_, index) => index != 1).Select(Words));
    }

    [Fact]
    public void A_list_of_the_plugins_describes_their_settings()
    {
        _host.Run($"Set-NeonAuthMagicLinkPlugin -Enabled -ExpiresIn 00:15:00 {_app.Named()}");
        var plugins = Assert.Single(_host.Get<AuthPlugins>($"Get-NeonAuthPlugin {_app.Named()}"));

        var lines = View.List(_host, plugins);

        Assert.Contains(lines, line => Is(line, "MagicLink", "True, links expire after 15 min"));
        Assert.Contains(lines, line => Is(line, "EmailProvider", "shared"));
        Assert.Contains(lines, line => Is(line, "ProjectId", _app.ProjectId));
    }

    [Fact]
    public void A_list_of_a_webhook_shows_its_events()
    {
        var webhook = Assert.Single(_host.Get<AuthWebhook>(
            $"Set-NeonAuthWebhook -Enabled -Url https://app.example.com -Event send.otp, user.created {_app.Named()}"));

        Assert.Contains(View.List(_host, webhook), line => Is(line, "Events", "send.otp, user.created"));
    }

    private static bool Is(string line, string label, string value) =>
        line.StartsWith(label + " ", StringComparison.Ordinal) && line.EndsWith(": " + value, StringComparison.Ordinal);

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
