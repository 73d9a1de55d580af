using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A member of an organization: the membership and, where Neon tells it, the person behind it.</summary>
[Listed("Email", "MemberId", "Role", "JoinedAt", Keys = ["OrganizationId", "MemberId"])]
[RowKey("MemberId", In = "OrganizationId")]
[ShownBy<OrganizationMemberView>]
public sealed class OrganizationMember : NeonObject
{
    /// <summary>The id of the membership; under this name it is piped on.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? MemberId { get; init; }

    /// <summary>The id of the user who is the member.</summary>
    public string? UserId { get; init; }

    /// <summary>The organization.</summary>
    [RequiredInResponse]
    [JsonPropertyName("org_id")]
    public string? OrganizationId { get; init; }

    /// <summary>The role in the organization: <c>admin</c>, <c>editor</c>, <c>viewer</c>, <c>collaborator</c>, or the legacy <c>member</c>.</summary>
    public string? Role { get; init; }

    /// <summary>When the user joined the organization.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>The user's e-mail address. Only lists have it; a member piped on keeps it.</summary>
    [JsonIgnore]
    public string? Email { get; set; }

    /// <summary>Whether the user signs in with a second factor; only lists have it.</summary>
    [JsonIgnore]
    public bool? HasMfa { get; set; }

    /// <summary>When the user's account was deactivated; empty for an active one, and only lists have it.</summary>
    [JsonIgnore]
    public DateTimeOffset? DeactivatedAt { get; set; }

    private protected override object?[] Keys => [OrganizationId, MemberId];

    /// <summary>The e-mail address.</summary>
    /// <returns>The address, or the id where it is not known.</returns>
    private protected override string AsText() => Email ?? MemberId ?? string.Empty;

    internal OrganizationMember Of(MemberUser? user)
    {
        Email = user?.Email;
        HasMfa = user?.HasMfa;
        DeactivatedAt = user?.DeactivatedAt;
        foreach (var (name, value) in user?.Unknown ?? [])
        {
            (Unknown ??= []).TryAdd(name, value);
        }

        ShowUnknown();
        return this;
    }

    /// <summary>The member with what is known of the person from elsewhere: Neon tells of the person in lists only.</summary>
    internal OrganizationMember Like(OrganizationMember? listed)
    {
        Email ??= listed?.Email;
        HasMfa ??= listed?.HasMfa;
        DeactivatedAt ??= listed?.DeactivatedAt;
        return this;
    }
}
