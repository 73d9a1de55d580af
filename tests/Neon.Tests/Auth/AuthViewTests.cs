using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Auth;

public sealed class AuthViewTests : AuthTest
{
    private const string BranchId = "br-calm-lake-a1b2c3d4";

    [Fact]
    public void Tables_show_the_main_properties()
    {
        Assert.Equal(
            [BranchId, "better_auth", "2", "h", "neondb"],
            Row(new AuthIntegration { AuthProvider = "better_auth", DatabaseName = "neondb", BranchId = BranchId, CreatedAt = DateTimeOffset.UtcNow.AddHours(-2.5) }));
        Assert.Equal(
            ["https://app.example.com", "better_auth"],
            Row(new AuthDomain { Domain = "https://app.example.com", AuthProvider = "better_auth", BranchId = BranchId }));
        Assert.Equal(
            ["google", "shared", "client-1"],
            Row(new AuthOAuthProvider { OAuthProviderId = "google", Type = "shared", ClientId = "client-1", BranchId = BranchId }));
        Assert.Equal(
            ["ada@example.com", "editor", "user-1111"],
            Row(new AuthUser { AuthUserId = "user-1111", Email = "ada@example.com", Roles = ["editor"] }));
    }

    [Fact]
    public void Lists_mask_secrets()
    {
        foreach (var shown in (object[])
        [
            new AuthSetup { AuthProvider = "stack", PubClientKey = Hidden, SecretServerKey = Hidden },
            new AuthOAuthProvider { OAuthProviderId = "github", ClientId = "stack", ClientSecret = Hidden },
            new AuthProjectTransfer { AuthProvider = "stack", Url = Hidden },
        ])
        {
            var lines = View.List(Host, shown);

            Assert.Contains(lines, line => line.EndsWith(": stack", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains(": ********", StringComparison.Ordinal));
            Assert.DoesNotContain(lines, line => line.Contains("s3cr3t", StringComparison.Ordinal) || line.Contains("SecureString", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_list_shows_the_URLs()
    {
        var lines = View.List(Host, new AuthIntegration { BaseUrl = "https://ep-a.neonauth.test/neondb/auth", Name = "app" });

        Assert.Contains(lines, line => line.EndsWith(": https://ep-a.neonauth.test/neondb/auth", StringComparison.Ordinal));
    }

    private string[] Row(object shown) =>
        View.Table(Host, shown)[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
