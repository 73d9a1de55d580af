using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The Data API of a database.</summary>
internal sealed class DataApiState
{
    public const string Pending = "pending";
    public const string Ready = "ready";

    public required string Url { get; init; }

    public required StateTimeline States { get; init; }

    /// <summary>The settings that were changed; the others have their defaults.</summary>
    public required JsonObject Settings { get; set; }

    public JsonObject ToJson(DateTimeOffset now)
    {
        JsonObject settings = new()
        {
            ["db_aggregates_enabled"] = true,
            ["db_anon_role"] = "anonymous",
            ["db_schemas"] = new JsonArray("public"),
            ["jwt_role_claim_key"] = ".role",
            ["openapi_mode"] = "disabled",
        };
        foreach ((string name, JsonNode? value) in Settings)
        {
            settings[name] = value?.DeepClone();
        }

        return new JsonObject
        {
            ["url"] = Url,
            ["status"] = States.Current(now),
            ["settings"] = settings,
            ["available_schemas"] = new JsonArray("public"),
        };
    }
}
