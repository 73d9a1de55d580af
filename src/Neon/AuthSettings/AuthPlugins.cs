using System.Text.Json.Serialization;

namespace Neon;

/// <summary>All plugins of Neon Auth on a branch, with their shared settings.</summary>
[Listed("EmailPassword", "MagicLink", "PhoneNumber", "Organization", "AllowLocalhost", "BranchId", Keys = ["ProjectId", "BranchId"], Headings = [nameof(Passwords), nameof(MagicLinks), nameof(PhoneCodes)])]
[RowKey("MagicLink", In = "BranchId")]
[ShownBy<AuthPluginsView>]
public sealed class AuthPlugins : AuthSettings, IBranchResource
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? BranchId { get; set; }

    /// <summary>Organizations.</summary>
    public AuthOrganizationPlugin? Organization { get; set; }

    /// <summary>Magic links in emails.</summary>
    public AuthMagicLinkPlugin? MagicLink { get; set; }

    /// <summary>Codes sent to phones.</summary>
    public AuthPhoneNumberPlugin? PhoneNumber { get; set; }

    /// <summary>The mail server.</summary>
    public AuthEmailProvider? EmailProvider { get; set; }

    /// <summary>Email addresses and passwords.</summary>
    [JsonPropertyName("email_and_password")]
    public AuthEmailPasswordConfig? EmailPassword { get; set; }

    /// <summary>The OAuth providers.</summary>
    [JsonPropertyName("oauth_providers")]
    public IReadOnlyList<AuthOAuthProvider>? OAuthProviders { get; init => field = NeonList.Of(value); }

    /// <summary>Whether sign-in from <c>localhost</c> is allowed.</summary>
    public bool? AllowLocalhost { get; set; }

    /// <summary>Whether users can sign in with an email address and a password.</summary>
    internal bool? Passwords => EmailPassword?.Enabled;

    /// <summary>Whether users can sign in with a link in an email.</summary>
    internal bool? MagicLinks => MagicLink?.Enabled;

    /// <summary>Whether users can sign in with a code sent to their phone.</summary>
    internal bool? PhoneCodes => PhoneNumber?.Enabled;

    IEnumerable<IBranchResource> IBranchResource.Parts =>
        new IBranchResource?[] { Organization, MagicLink, PhoneNumber, EmailProvider, EmailPassword }.Concat(OAuthProviders ?? []).OfType<IBranchResource>();
}
