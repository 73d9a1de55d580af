using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A permission for a project.</summary>
internal sealed record ProjectPermissionState(string Id, string Email, DateTimeOffset GrantedAt)
{
    public DateTimeOffset? RevokedAt { get; init; }

    public JsonObject ToJson() => new JsonObject
    {
        ["id"] = Id,
        ["granted_to_email"] = Email,
        ["granted_at"] = Wire.Time(GrantedAt),
    }
    .AddIf("revoked_at", RevokedAt);
}
