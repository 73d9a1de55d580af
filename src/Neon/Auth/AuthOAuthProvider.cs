using System.Management.Automation;
using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>An OAuth provider of Neon Auth, such as Google.</summary>
[Listed("OAuthProviderId", "Type", "ClientId", "BranchId", Keys = ["ProjectId", "BranchId", "OAuthProviderId"])]
[RowKey("OAuthProviderId", In = "BranchId", Details = ["ClientId"])]
[ShownBy<AuthOAuthProviderView>]
public sealed class AuthOAuthProvider : NeonObject, IBranchResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch whose Neon Auth uses the provider.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>
    /// The provider: <c>google</c>, <c>github</c>, <c>microsoft</c> or <c>vercel</c>; used when the object is piped.
    /// </summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? OAuthProviderId { get; set; }

    /// <summary>
    /// The app that asks for consent: <c>shared</c> for Neon's app, which is intended for development; <c>standard</c> for
    /// your own.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>The client id of your own app; null for Neon's app.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client secret of your own app, if Neon returns it.</summary>
    public SecureString? ClientSecret { get; set; }

    /// <summary>Client id and secret as a credential, if both are known, for use on another branch.</summary>
    [JsonIgnore]
    public PSCredential? Credential => ClientId is { Length: > 0 } id && ClientSecret is { } secret ? new PSCredential(id, secret) : null;

    private protected override object?[] Keys => [ProjectId, BranchId, OAuthProviderId];

    /// <summary>The provider.</summary>
    /// <returns>The provider.</returns>
    private protected override string AsText() => OAuthProviderId ?? string.Empty;
}
