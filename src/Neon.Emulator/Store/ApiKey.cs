using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A key. The secret itself is only the dictionary key by which it is found.</summary>
internal sealed record ApiKey(EmulatorKeyKind Kind, string AccountId, string? OrganizationId = null, string? ProjectId = null)
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public JsonObject ToListItem(UserState user)
    {
        JsonObject json = ToJson();
        json["created_by"] = new JsonObject { ["id"] = CreatedBy, ["name"] = user.Name, ["image"] = string.Empty };
        return json;
    }

    public JsonObject ToCreated(string secret) => new JsonObject
    {
        ["id"] = Id,
        ["key"] = secret,
        ["name"] = Name,
        ["created_at"] = Wire.Time(CreatedAt),
        ["created_by"] = CreatedBy,
    }.AddIf("project_id", ProjectId);

    public JsonObject ToRevoked()
    {
        JsonObject json = ToJson();
        json["created_by"] = CreatedBy;
        json["revoked"] = true;
        return json;
    }

    private JsonObject ToJson() => new JsonObject
    {
        ["id"] = Id,
        ["name"] = Name,
        ["created_at"] = Wire.Time(CreatedAt),
        ["last_used_from_addr"] = LastUsedAt is null ? string.Empty : "127.0.0.1",
    }.AddIf("last_used_at", LastUsedAt).AddIf("project_id", ProjectId);
}
