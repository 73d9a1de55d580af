using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A member of a project's organization, and what the member may do in the project.</summary>
[Listed("Email", "OrgRole", "ProjectRole", "EffectiveProjectPermission", Keys = ["ProjectId", "MemberId"])]
[RowKey("MemberId", In = "ProjectId")]
[ShownBy<ProjectMemberView>]
public sealed class ProjectMember : NeonObject
{
    /// <summary>The project.</summary>
    [JsonInclude]
    public string? ProjectId { get; set; }

    /// <summary>The id of the member in the organization.</summary>
    [RequiredInResponse]
    public string? MemberId { get; init; }

    /// <summary>The id of the user who is the member.</summary>
    public string? UserId { get; init; }

    /// <summary>The e-mail address of the member.</summary>
    public string? Email { get; init; }

    /// <summary>The name of the member.</summary>
    public string? Name { get; init; }

    /// <summary>The member's role in the organization: <c>admin</c>, <c>editor</c>, <c>viewer</c>, <c>collaborator</c>, or the legacy <c>member</c>.</summary>
    public string? OrgRole { get; init; }

    /// <summary>
    /// The member's own role for the project: <c>viewer</c>, <c>editor</c>, <c>admin</c>; empty where the organization's
    /// role counts.
    /// </summary>
    public string? ProjectRole { get; init; }

    /// <summary>What the role in the organization allows: <c>VIEWER</c>, <c>EDITOR</c>, <c>ADMIN</c>.</summary>
    public string? OrgDefaultProjectPermission { get; init; }

    /// <summary>What the own role for the project allows.</summary>
    public string? ExplicitProjectPermission { get; init; }

    /// <summary>What the member may do in the project in the end.</summary>
    public string? EffectiveProjectPermission { get; init; }

    /// <summary>
    /// Where that comes from: <c>explicit</c>, <c>org_role_default</c>, <c>org_admin_override</c> or <c>unassigned</c>.
    /// </summary>
    public string? GrantSource { get; init; }

    /// <summary>
    /// Whether Neon recommends new passwords for the project's roles after the change just made, because the member may know
    /// the present ones.
    /// </summary>
    public bool? CredentialRotationRecommended { get; init; }

    /// <summary>
    /// Whether Neon recommends new API keys for the organization after the change just made, because the member may know the
    /// present ones.
    /// </summary>
    public bool? OrgApiKeyRotationRecommended { get; init; }

    private protected override object?[] Keys => [ProjectId, MemberId];

    /// <summary>Who the member is.</summary>
    /// <returns>The e-mail address, or the id where there is none.</returns>
    private protected override string AsText() => Email ?? MemberId ?? string.Empty;

    internal ProjectMember In(string projectId)
    {
        ProjectId ??= projectId;
        return this;
    }
}
