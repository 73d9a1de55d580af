using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// A user of Neon Auth, as known from a change: Neon returns only the id; the other properties come from the request. All
/// users are rows of the table <c>neon_auth.users_sync</c> in the branch's database.
/// </summary>
[Listed("AuthUserId", "Email", "Roles", Keys = ["ProjectId", "BranchId", "AuthUserId"])]
[RowKey("AuthUserId", In = "BranchId")]
[ShownBy<AuthUserView>]
public sealed class AuthUser : NeonObject, IBranchResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch whose Neon Auth the user belongs to.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The id of the user; used when the object is piped.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? AuthUserId { get; set; }

    /// <summary>The email address, if the user was just created.</summary>
    [JsonIgnore]
    public string? Email { get; set; }

    /// <summary>The name, if the user was just created with a name.</summary>
    [JsonIgnore]
    public string? Name { get; set; }

    /// <summary>The roles, if they were just set; null if they are unknown.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Roles { get; set => field = NeonList.Of(value); }

    private protected override object?[] Keys => [ProjectId, BranchId, AuthUserId];

    /// <summary>The email address if known, otherwise the id.</summary>
    /// <returns>Text such as <c>ada@example.com</c>.</returns>
    private protected override string AsText() => Email ?? AuthUserId ?? string.Empty;
}
