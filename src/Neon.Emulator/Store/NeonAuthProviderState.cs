using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A way to sign in by another service: with Neon's shared app, or with one of the user's own.</summary>
internal sealed record NeonAuthProviderState(string Id, string? ClientId = null, string? ClientSecret = null, string? TenantId = null)
{
    public JsonObject ToJson() => new JsonObject
    {
        ["id"] = Id,
        ["type"] = ClientId is null ? "shared" : "standard",
    }.AddIf("client_id", ClientId).AddIf("client_secret", ClientSecret);
}
