using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A member of an organization: the membership and, if Neon returns it, the person.</summary>
[Listed("Email", "MemberId", "Role", "JoinedAt", Keys = ["OrganizationId", "MemberId"])]
[RowKey("MemberId", In = "OrganizationId", Details = ["UserId", "Email"])]
[ShownBy<OrganizationMemberView>]
public sealed class OrganizationMember : NeonObject
{
    /// <summary>The id of the membership; other cmdlets bind to it by property name.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? MemberId { get; set; }

    /// <summary>The user id of the member.</summary>
    public string? UserId { get; set; }

    /// <summary>The organization.</summary>
    [RequiredInResponse]
    [JsonPropertyName("org_id")]
    public string? OrganizationId { get; set; }

    /// <summary>The role in the organization: <c>admin</c>, <c>editor</c>, <c>viewer</c>, <c>collaborator</c>, or the legacy <c>member</c>.</summary>
    public string? Role { get; set; }

    /// <summary>When the user joined the organization.</summary>
    public DateTimeOffset? JoinedAt { get; set; }

    /// <summary>The user's email address. Only lists have it; a piped member keeps it.</summary>
    [JsonIgnore]
    public string? Email { get; set; }

    /// <summary>Whether the user signs in with a second factor; only in lists.</summary>
    [JsonIgnore]
    public bool? HasMfa { get; set; }

    /// <summary>When the user's account was deactivated; empty for an active account. Only in lists.</summary>
    [JsonIgnore]
    public DateTimeOffset? DeactivatedAt { get; set; }

    private protected override object?[] Keys => [OrganizationId, MemberId];

    /// <summary>The email address.</summary>
    /// <returns>The address, or the id if it is unknown.</returns>
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

    /// <summary>The member with the person's data from a list, because Neon returns it only in lists.</summary>
    internal OrganizationMember Like(OrganizationMember? listed)
    {
        Email ??= listed?.Email;
        HasMfa ??= listed?.HasMfa;
        DeactivatedAt ??= listed?.DeactivatedAt;
        return this;
    }
}
