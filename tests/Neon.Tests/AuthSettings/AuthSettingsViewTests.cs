using Neon.Tests.Branches;
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
    [InlineData("Get-NeonAuthEmailPasswordConfig", "Enabled NoSignUp Verified By OnSignUp OnSignIn BranchId", "yes no no otp no no {0}")]
    [InlineData("Get-NeonAuthEmailProvider", "Type Server Sender BranchId", "shared shared {0}")]
    [InlineData("Get-NeonAuthLocalhostAccess", "Localhost BranchId ProjectId", "yes {0} {1}")]
    [InlineData("Get-NeonAuthPlugin", "Password MagicLink Phone Organization Localhost BranchId", "yes no no yes yes {0}")]
    [InlineData("Get-NeonAuthPhoneNumberPlugin", "Enabled Lifetime BranchId", "no 5 min {0}")]
    [InlineData("Set-NeonAuthWebhook -Enabled -Url https://app.example.com -Event send.otp", "Enabled Url Events Timeout BranchId", "yes https://app.example.com 1 5 s {0}")]
    [InlineData("Set-NeonAuthMagicLinkPlugin -Enabled -ExpiresIn 01:30:00", "Enabled Lifetime NoSignUp BranchId", "yes 1 h 30 min no {0}")]
    [InlineData("Set-NeonAuthOrganizationPlugin -MembershipLimit 5", "Enabled PerPerson Members Creator Mails BranchId", "yes 10 5 owner no {0}")]
    [InlineData("Set-NeonAuthConfig Shop", "Name BranchId", "Shop {0}")]
    [InlineData("Test-NeonAuthEmailProvider ada@example.com", "Recipient Success BranchId", "ada@example.com yes {0}")]
    public void A_table_shows_what_one_looks_for(string command, string headers, string cells)
    {
        var settings = Assert.Single(_host.Get<Neon.AuthSettings>($"{command} {_app.Named()}"));

        var lines = View.Table(_host, settings);

        Assert.Equal(3, lines.Length);
        Assert.Equal(headers, Words(lines[0]));
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, cells, _app.MainBranchId, _app.ProjectId), Words(lines[2]));
    }

    [Fact]
    public void A_list_of_the_plugins_tells_all_in_words()
    {
        _host.Run($"Set-NeonAuthMagicLinkPlugin -Enabled -ExpiresIn 00:15:00 {_app.Named()}");
        var plugins = Assert.Single(_host.Get<AuthPlugins>($"Get-NeonAuthPlugin {_app.Named()}"));

        var lines = View.List(_host, plugins);

        Assert.Contains(lines, line => Is(line, "MagicLink", "yes"));
        Assert.Contains(lines, line => Is(line, "LinkLifetime", "15 min"));
        Assert.Contains(lines, line => Is(line, "EmailProvider", "shared"));
        Assert.Contains(lines, line => Is(line, "ProjectId", _app.ProjectId));
    }

    [Fact]
    public void A_list_of_a_webhook_names_its_events()
    {
        var webhook = Assert.Single(_host.Get<AuthWebhook>(
            $"Set-NeonAuthWebhook -Enabled -Url https://app.example.com -Event send.otp, user.created {_app.Named()}"));

        Assert.Contains(View.List(_host, webhook), line => Is(line, "Events", "send.otp, user.created"));
    }

    private static bool Is(string line, string label, string value) =>
        line.StartsWith(label + " ", StringComparison.Ordinal) && line.EndsWith(": " + value, StringComparison.Ordinal);

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
