using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// A user of Neon Auth, as far as a change tells of it: Neon answers with the id only, the rest is what was asked for. All
/// users with all they have are rows of the table <c>neon_auth.users_sync</c> in the branch's database.
/// </summary>
[Listed("AuthUserId", "Email", "Roles", Keys = ["ProjectId", "BranchId", "AuthUserId"])]
[RowKey("AuthUserId", In = "BranchId")]
[ShownBy<AuthUserView>]
public sealed class AuthUser : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch whose Neon Auth the user belongs to.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The id of the user; under this name it is piped on.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? AuthUserId { get; init; }

    /// <summary>The e-mail address, when the user was just created.</summary>
    [JsonIgnore]
    public string? Email { get; set; }

    /// <summary>The name, when the user was just created with one.</summary>
    [JsonIgnore]
    public string? Name { get; set; }

    /// <summary>The roles, when they were just set; null when they are not known.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Roles { get; set => field = NeonList.Of(value); }

    private protected override object?[] Keys => [ProjectId, BranchId, AuthUserId];

    /// <summary>The e-mail address if it is known, the id otherwise.</summary>
    /// <returns>Text such as <c>ada@example.com</c>.</returns>
    private protected override string AsText() => Email ?? AuthUserId ?? string.Empty;

    internal AuthUser In(string projectId, string branchId)
    {
        ProjectId = projectId;
        BranchId = branchId;
        return this;
    }
}
