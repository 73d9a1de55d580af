using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The Neon Auth plugin for organizations of users.</summary>
[Listed("Enabled", "OrganizationLimit", "MembershipLimit", "CreatorRole", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("OrganizationLimit", In = "BranchId")]
[ShownBy<AuthOrganizationPluginView>]
public sealed class AuthOrganizationPlugin : AuthSettings
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? BranchId { get; set; }

    /// <summary>Whether the plugin is enabled.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; set; }

    /// <summary>The maximum number of organizations that a user can create.</summary>
    public int? OrganizationLimit { get; set; }

    /// <summary>The maximum number of members of an organization.</summary>
    public int? MembershipLimit { get; set; }

    /// <summary>The role of the creator of an organization: <c>owner</c> or <c>admin</c>.</summary>
    public string? CreatorRole { get; set; }

    /// <summary>Whether invitations are sent by email.</summary>
    public bool? SendInvitationEmail { get; set; }
}
