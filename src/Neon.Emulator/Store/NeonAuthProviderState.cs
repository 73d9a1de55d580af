using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>An OAuth provider: with Neon's shared app, or with the user's own.</summary>
internal sealed record NeonAuthProviderState(string Id, string? ClientId = null, string? ClientSecret = null, string? TenantId = null)
{
    public JsonObject ToJson() => new JsonObject
    {
        ["id"] = Id,
        ["type"] = ClientId is null ? "shared" : "standard",
    }.AddIf("client_id", ClientId).AddIf("client_secret", ClientSecret);
}
