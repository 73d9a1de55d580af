using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The URLs and the key pair that an application needs for Neon Auth. The keys are returned only once.</summary>
[Listed("AuthProvider", "ProjectId", "BaseUrl")]
[RowKey("PubClientKey", In = "BranchId")]
[ShownBy<AuthSetupView>]
public sealed class AuthSetup : NeonObject, IBranchResource
{
    /// <summary>The project that Neon Auth belongs to.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that Neon Auth was enabled on; null for additional keys, which belong to the project.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The authentication provider: <c>better_auth</c>, <c>stack</c> or <c>mock</c>.</summary>
    [RequiredInResponse]
    public string? AuthProvider { get; set; }

    /// <summary>The provider's id of the application.</summary>
    public string? AuthProviderProjectId { get; set; }

    /// <summary>The URL at which the application's client signs users in.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The URL of the public keys (JWKS) for verifying users' tokens.</summary>
    public string? JwksUrl { get; set; }

    /// <summary>The key for the application's pages. Null if no response was received.</summary>
    public SecureString? PubClientKey { get; set; }

    /// <summary>
    /// The key for the application's server, which must not leave the server. Null if no response was received.
    /// </summary>
    public SecureString? SecretServerKey { get; set; }

    /// <summary>The schema that contains the users.</summary>
    public string? SchemaName { get; set; }

    /// <summary>The table that contains the users.</summary>
    public string? TableName { get; set; }

    /// <summary>The provider; never a key.</summary>
    /// <returns>The provider.</returns>
    private protected override string AsText() => AuthProvider ?? string.Empty;

    /// <summary>The setup without its keys, which cannot be read again.</summary>
    internal static AuthSetup WithoutKeys(AuthIntegration created) => new()
    {
        AuthProvider = created.AuthProvider,
        AuthProviderProjectId = created.AuthProviderProjectId,
        BaseUrl = created.BaseUrl,
        JwksUrl = created.JwksUrl,
    };
}
