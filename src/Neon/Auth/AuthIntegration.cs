using System.Text.Json.Serialization;

namespace Neon;

/// <summary>Neon Auth of a branch: sign-in for the users of an application, stored in the branch's database.</summary>
[Listed("AuthProvider", "DatabaseName", "BranchId", "CreatedAt", Keys = ["ProjectId", "AuthProvider", "BranchId"], Headings = [nameof(Age)])]
[RowKey("AuthProvider", In = "BranchId", Details = ["Name", "AuthProviderProjectId", "DatabaseName", "BaseUrl", "JwksUrl"])]
[ShownBy<AuthIntegrationView>]
public sealed class AuthIntegration : NeonObject, IProjectResource
{
    /// <summary>The provider that Neon runs itself.</summary>
    internal const string DefaultProvider = "better_auth";

    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that Neon Auth is enabled on.</summary>
    [RequiredInResponse]
    public string? BranchId { get; set; }

    /// <summary>The name of the application, as used in messages to its users.</summary>
    public string? Name { get; set; }

    /// <summary>The authentication provider: <c>better_auth</c>, <c>stack</c> or <c>mock</c>.</summary>
    [RequiredInResponse]
    public string? AuthProvider { get; set; }

    /// <summary>The provider's id of the application.</summary>
    public string? AuthProviderProjectId { get; set; }

    /// <summary>The database that contains the users, in the schema <c>neon_auth</c>.</summary>
    [JsonPropertyName("db_name")]
    public string? DatabaseName { get; set; }

    /// <summary>The URL at which the application's client signs users in.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The URL of the public keys (JWKS) for verifying users' tokens.</summary>
    public string? JwksUrl { get; set; }

    /// <summary>The owner of the provider's project: <c>neon</c>, or <c>user</c> after a transfer.</summary>
    public string? OwnedBy { get; set; }

    /// <summary>
    /// The status of a transfer of the provider's project: <c>initiated</c> or <c>finished</c>; null if there is none.
    /// </summary>
    public string? TransferStatus { get; set; }

    /// <summary>When Neon Auth was enabled.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    private protected override object?[] Keys => [ProjectId, AuthProvider, BranchId];

    /// <summary>The provider.</summary>
    /// <returns>The provider.</returns>
    private protected override string AsText() => AuthProvider ?? string.Empty;
}
