using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>What an application needs to sign its users in with Neon Auth: addresses, and a pair of keys that is told once.</summary>
[Listed("AuthProvider", "ProjectId", "BaseUrl")]
[RowKey("PubClientKey", In = "BranchId")]
[ShownBy<AuthSetupView>]
public sealed class AuthSetup : NeonObject
{
    /// <summary>The project that Neon Auth belongs to.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that Neon Auth was enabled on; null for further keys, which belong to the project.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>Who does the signing in: <c>better_auth</c>, <c>stack</c> or <c>mock</c>.</summary>
    [RequiredInResponse]
    public string? AuthProvider { get; init; }

    /// <summary>The id under which the provider knows the application.</summary>
    public string? AuthProviderProjectId { get; init; }

    /// <summary>The address that an application's client signs its users in at.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Where the public keys are that tokens of signed-in users are checked with.</summary>
    public string? JwksUrl { get; init; }

    /// <summary>The key for the application's pages. Null when it was lost with a reply.</summary>
    public SecureString? PubClientKey { get; init; }

    /// <summary>The key for the application's server, which must not leave it. Null when it was lost with a reply.</summary>
    public SecureString? SecretServerKey { get; init; }

    /// <summary>The schema that holds the users.</summary>
    public string? SchemaName { get; init; }

    /// <summary>The table that holds the users.</summary>
    public string? TableName { get; init; }

    /// <summary>The provider; never a key.</summary>
    /// <returns>The provider.</returns>
    private protected override string AsText() => AuthProvider ?? string.Empty;

    /// <summary>What is still known of a setup once its keys have been told.</summary>
    internal static AuthSetup WithoutKeys(AuthIntegration made) => new()
    {
        AuthProvider = made.AuthProvider,
        AuthProviderProjectId = made.AuthProviderProjectId,
        BaseUrl = made.BaseUrl,
        JwksUrl = made.JwksUrl,
    };

    internal AuthSetup In(string projectId, string? branchId)
    {
        ProjectId = projectId;
        BranchId = branchId;
        return this;
    }
}
