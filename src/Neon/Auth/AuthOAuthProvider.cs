using System.Management.Automation;
using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A service that users of Neon Auth can sign in by, such as Google.</summary>
[Listed("OAuthProviderId", "Type", "ClientId", "BranchId", Keys = ["ProjectId", "BranchId", "OAuthProviderId"])]
[RowKey("OAuthProviderId", In = "BranchId")]
[ShownBy<AuthOAuthProviderView>]
public sealed class AuthOAuthProvider : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch whose Neon Auth uses the service.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The service: <c>google</c>, <c>github</c>, <c>microsoft</c> or <c>vercel</c>; under this name it is piped on.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? OAuthProviderId { get; init; }

    /// <summary>Whose app asks for consent: <c>shared</c> for Neon's, which is meant for development, <c>standard</c> for your own.</summary>
    public string? Type { get; init; }

    /// <summary>The client id of your own app; null with Neon's.</summary>
    public string? ClientId { get; init; }

    /// <summary>The client secret of your own app, if Neon tells it.</summary>
    public SecureString? ClientSecret { get; init; }

    /// <summary>Client id and secret as a credential, when both are known: made to be given to another branch.</summary>
    [JsonIgnore]
    public PSCredential? Credential => ClientId is { Length: > 0 } id && ClientSecret is { } secret ? new PSCredential(id, secret) : null;

    private protected override object?[] Keys => [ProjectId, BranchId, OAuthProviderId];

    /// <summary>The service.</summary>
    /// <returns>The service.</returns>
    private protected override string AsText() => OAuthProviderId ?? string.Empty;

    internal AuthOAuthProvider In(string projectId, string branchId)
    {
        ProjectId = projectId;
        BranchId = branchId;
        return this;
    }
}
