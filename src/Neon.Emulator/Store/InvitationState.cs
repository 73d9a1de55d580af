using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>An invitation into an organization. Neon shows accepted ones as well, and does not say which they are.</summary>
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
