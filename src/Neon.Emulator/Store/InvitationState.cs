using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>An invitation to an organization. Neon lists accepted invitations as well, without distinguishing them.</summary>
internal sealed record InvitationState(string Id, string Email, string Role, string InvitedBy, DateTimeOffset InvitedAt)
{
    public JsonObject ToJson(string organizationId) => new()
    {
        ["id"] = Id,
        ["email"] = Email,
        ["org_id"] = organizationId,
        ["invited_by"] = InvitedBy,
        ["invited_at"] = Wire.Time(InvitedAt),
        ["role"] = Role,
    };
}
