using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A member of an organization.</summary>
internal sealed record MemberState(string Id, string UserId, string Email, string Role, DateTimeOffset JoinedAt, bool HasMfa = false)
{
    public const string Admin = "admin";
    public const string Editor = "editor";

    /// <summary>The role by its current name: the legacy name <c>member</c> became <c>editor</c>.</summary>
    public static string Current(string role) => role == "member" ? Editor : role;

    public JsonObject ToJson(string organizationId) => new()
    {
        ["id"] = Id,
        ["user_id"] = UserId,
        ["org_id"] = organizationId,
        ["role"] = Role,
        ["joined_at"] = Wire.Time(JoinedAt),
    };

    public JsonObject ToListItem(string organizationId) => new()
    {
        ["member"] = ToJson(organizationId),
        ["user"] = new JsonObject { ["email"] = Email, ["has_mfa"] = HasMfa },
    };
}
