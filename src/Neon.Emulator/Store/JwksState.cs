using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The URL of a key set whose tokens a project accepts.</summary>
internal sealed record JwksState(string Id, string ProjectId, string? BranchId, string Url, string ProviderName, DateTimeOffset CreatedAt)
{
    public string? Audience { get; init; }

    public required IReadOnlyList<string> RoleNames { get; init; }

    public JsonObject ToJson() => new JsonObject
    {
        ["id"] = Id,
        ["project_id"] = ProjectId,
        ["jwks_url"] = Url,
        ["provider_name"] = ProviderName,
        ["created_at"] = Wire.Time(CreatedAt),
        ["updated_at"] = Wire.Time(CreatedAt),
        ["role_names"] = Wire.Array(RoleNames.Select(name => (JsonNode)JsonValue.Create(name))),
    }
    .AddIf("branch_id", BranchId)
    .AddIf("jwt_audience", Audience);
}
