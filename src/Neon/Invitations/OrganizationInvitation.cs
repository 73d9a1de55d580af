using System.Text.Json.Serialization;

namespace Neon;

/// <summary>An invitation of a person to an organization, pending or accepted.</summary>
[Listed("Email", "Role", "OrganizationId", "InvitedAt", Keys = ["OrganizationId", "InvitationId"])]
[RowKey("InvitationId", In = "OrganizationId")]
[ShownBy<OrganizationInvitationView>]
public sealed class OrganizationInvitation : NeonObject
{
    /// <summary>The id of the invitation.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? InvitationId { get; set; }

    /// <summary>The email address that the invitation was sent to.</summary>
    public string? Email { get; set; }

    /// <summary>The organization.</summary>
    [RequiredInResponse]
    [JsonPropertyName("org_id")]
    public string? OrganizationId { get; set; }

    /// <summary>The role that the person gets.</summary>
    public string? Role { get; set; }

    /// <summary>The id of the user who invited the person.</summary>
    public string? InvitedBy { get; set; }

    /// <summary>When the person was invited.</summary>
    public DateTimeOffset? InvitedAt { get; set; }

    private protected override object?[] Keys => [OrganizationId, InvitationId];

    /// <summary>The email address.</summary>
    /// <returns>The address, or the id if there is none.</returns>
    private protected override string AsText() => Email ?? InvitationId ?? string.Empty;
}
