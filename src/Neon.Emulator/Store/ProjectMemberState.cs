using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A member of an organization, as one of its projects sees it.</summary>
internal sealed record ProjectMemberState(string Id, string UserId, string Email, string Name, string OrgRole)
{
    public const string Admin = "admin";

    private const string Member = "member";

    // From the least right to the greatest.
    private static readonly string[] Levels = ["VIEWER", "EDITOR", "ADMIN"];

    /// <summary>What the role in the organization allows in its projects.</summary>
    public string DefaultLevel => OrgRole == Admin ? "ADMIN" : "EDITOR";

    /// <summary>The members of an organization: the emulated user, where it is one, and a colleague.</summary>
    public static IReadOnlyList<ProjectMemberState> Of(OrganizationState organization, UserState user)
    {
        ProjectMemberState colleague = Make(organization, null, "grace@example.com", "Grace Example", Member);
        return organization.HasUser
            ? [Make(organization, user.Id, user.Email, $"{user.Name} {user.LastName}", Admin), colleague]
            : [colleague];
    }

    /// <summary>What a member may do who has a role for the project, or none.</summary>
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

    private static ProjectMemberState Make(OrganizationState organization, string? userId, string email, string name, string role) =>
        new(Uuid($"{organization.Id}/{email}"), userId ?? Uuid(email), email, name, role);

    private static string Uuid(string text) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToString("D");
}
