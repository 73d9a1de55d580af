using System.Text.Json.Serialization;

namespace Neon;

/// <summary>Neon Auth of a branch: sign-in for the users of an application, with the users kept in the branch's database.</summary>
[Listed("AuthProvider", "DatabaseName", "BranchId", "CreatedAt", Keys = ["ProjectId", "AuthProvider", "BranchId"])]
[RowKey("AuthProvider", In = "BranchId")]
[ShownBy<AuthIntegrationView>]
public sealed class AuthIntegration : NeonObject
{
    /// <summary>The provider that Neon itself runs.</summary>
    internal const string DefaultProvider = "better_auth";

    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that Neon Auth is enabled on.</summary>
    [RequiredInResponse]
    public string? BranchId { get; init; }

    /// <summary>The name of the application, as it stands in messages to its users.</summary>
    public string? Name { get; init; }

    /// <summary>Who does the signing in: <c>better_auth</c>, <c>stack</c> or <c>mock</c>.</summary>
    [RequiredInResponse]
    public string? AuthProvider { get; init; }

    /// <summary>The id under which the provider knows the application.</summary>
    public string? AuthProviderProjectId { get; init; }

    /// <summary>The database that holds the users, in its schema <c>neon_auth</c>.</summary>
    [JsonPropertyName("db_name")]
    public string? DatabaseName { get; init; }

    /// <summary>The address that an application's client signs its users in at.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Where the public keys are that tokens of signed-in users are checked with.</summary>
    public string? JwksUrl { get; init; }

    /// <summary>Whose the provider's project is: <c>neon</c>, or <c>user</c> once it has been handed over.</summary>
    public string? OwnedBy { get; init; }

    /// <summary>How far a handing over of the provider's project is: <c>initiated</c> or <c>finished</c>; null when there is none.</summary>
    public string? TransferStatus { get; init; }

    /// <summary>When Neon Auth was enabled.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    private protected override object?[] Keys => [ProjectId, AuthProvider, BranchId];

    /// <summary>The provider.</summary>
    /// <returns>The provider.</returns>
    private protected override string AsText() => AuthProvider ?? string.Empty;

    internal AuthIntegration In(string projectId)
    {
        ProjectId = projectId;
        return this;
    }
}
