namespace Neon;

/// <summary>The plugin of Neon Auth that lets people form organizations.</summary>
[Listed("Enabled", "OrganizationLimit", "MembershipLimit", "CreatorRole", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("OrganizationLimit", In = "BranchId")]
[ShownBy<AuthOrganizationPluginView>]
public sealed class AuthOrganizationPlugin : AuthSettings
{
    /// <summary>Whether the plugin is on.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; init; }

    /// <summary>How many organizations one person may create.</summary>
    public int? OrganizationLimit { get; init; }

    /// <summary>How many members an organization may have.</summary>
    public int? MembershipLimit { get; init; }

    /// <summary>The role of whoever creates an organization: <c>owner</c> or <c>admin</c>.</summary>
    public string? CreatorRole { get; init; }

    /// <summary>Whether an invitation is sent by mail.</summary>
    public bool? SendInvitationEmail { get; init; }
}
