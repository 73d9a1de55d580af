using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A member of an organization in one of its projects.</summary>
internal sealed record ProjectMemberState(string Id, string UserId, string Email, string Name, string OrgRole)
{
    // In order of increasing rights.
    private static readonly string[] Levels = ["VIEWER", "EDITOR", "ADMIN"];

    /// <summary>The level in projects that the organization role gives.</summary>
    public string DefaultLevel => OrgRole switch
    {
        MemberState.Admin => "ADMIN",
        "viewer" => "VIEWER",
        _ => "EDITOR",
    };

    /// <summary>The members of an organization, sorted by email address as in the list of a project.</summary>
    public static IReadOnlyList<ProjectMemberState> Of(OrganizationState organization) =>
    [
        .. organization.Members.Values
            .Select(member => new ProjectMemberState(member.Id, member.UserId, member.Email, NameOf(member.Email), member.Role))
            .OrderBy(member => member.Email, StringComparer.Ordinal),
    ];

    /// <summary>The level of a member with a role for the project, or without one.</summary>
    public string LevelWith(string? role) => role?.ToUpperInvariant() ?? DefaultLevel;

    /// <summary>Whether the member may do less with one role than with another.</summary>
    public bool IsLess(string? role, string? than) => Array.IndexOf(Levels, LevelWith(role)) < Array.IndexOf(Levels, LevelWith(than));

    public JsonObject ToJson(string? role) => new JsonObject
    {
        ["member_id"] = Id,
        ["user_id"] = UserId,
        ["email"] = Email,
        ["name"] = Name,
        ["org_role"] = OrgRole,
        ["org_default_project_permission"] = DefaultLevel,
        ["effective_project_permission"] = LevelWith(role),
    }
    .AddIf("project_role", role)
    .AddIf("explicit_project_permission", role?.ToUpperInvariant());

    // For other people, the name is derived from the address: grace@example.com is Grace Example.
    private static string NameOf(string email) => string.Join(
        ' ', email.Split('@').Select(part => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(part.Split('.')[0])));
}
