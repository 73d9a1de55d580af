using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A member of a project's organization, with the member's permissions in the project.</summary>
[Listed("Email", "OrgRole", "ProjectRole", "EffectiveProjectPermission", Keys = ["ProjectId", "MemberId"], Headings = [nameof(Effective)])]
[RowKey("MemberId", In = "ProjectId", Details = ["UserId", "Email"])]
[ShownBy<ProjectMemberView>]
public sealed class ProjectMember : NeonObject, IProjectResource
{
    /// <summary>The project.</summary>
    [JsonInclude]
    public string? ProjectId { get; set; }

    /// <summary>The id of the member in the organization.</summary>
    [RequiredInResponse]
    public string? MemberId { get; set; }

    /// <summary>The user id of the member.</summary>
    public string? UserId { get; set; }

    /// <summary>The email address of the member.</summary>
    public string? Email { get; set; }

    /// <summary>The name of the member.</summary>
    public string? Name { get; set; }

    /// <summary>The member's role in the organization: <c>admin</c>, <c>editor</c>, <c>viewer</c>, <c>collaborator</c>, or the legacy <c>member</c>.</summary>
    public string? OrgRole { get; set; }

    /// <summary>
    /// The member's role for the project: <c>viewer</c>, <c>editor</c>, <c>admin</c>; empty if the organization's role
    /// applies.
    /// </summary>
    public string? ProjectRole { get; set; }

    /// <summary>The permission from the role in the organization: <c>VIEWER</c>, <c>EDITOR</c>, <c>ADMIN</c>.</summary>
    public string? OrgDefaultProjectPermission { get; set; }

    /// <summary>The permission from the role for the project.</summary>
    public string? ExplicitProjectPermission { get; set; }

    /// <summary>The resulting permission in the project.</summary>
    public string? EffectiveProjectPermission { get; set; }

    /// <summary>
    /// The origin of the resulting permission: <c>explicit</c>, <c>org_role_default</c>, <c>org_admin_override</c> or <c>unassigned</c>.
    /// </summary>
    public string? GrantSource { get; set; }

    /// <summary>
    /// Whether Neon recommends new passwords for the project's roles after the last change, because the member may know
    /// the current ones.
    /// </summary>
    public bool? CredentialRotationRecommended { get; set; }

    /// <summary>
    /// Whether Neon recommends new API keys for the organization after the last change, because the member may know the
    /// current ones.
    /// </summary>
    public bool? OrgApiKeyRotationRecommended { get; set; }

    /// <summary>The permission that the member effectively has on the project.</summary>
    internal string? Effective => EffectiveProjectPermission;

    private protected override object?[] Keys => [ProjectId, MemberId];

    /// <summary>The identity of the member.</summary>
    /// <returns>The email address, or the id if there is none.</returns>
    private protected override string AsText() => Email ?? MemberId ?? string.Empty;
}
