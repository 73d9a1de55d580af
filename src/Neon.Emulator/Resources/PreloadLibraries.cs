using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The libraries that Postgres can preload.</summary>
internal static class PreloadLibraries
{
    private const long OldestForExperiments = 17;

    public static void Register(OperationHandlers handlers) => handlers.Add("getAvailablePreloadLibraries", context =>
    {
        bool isRecent = context.Project().PgVersion >= OldestForExperiments;
        List<JsonNode> libraries =
        [
            Library("timescaledb", "Time-series data in Postgres", "2.17.1", isDefault: true),
            Library("pg_cron", "Jobs on a schedule", "1.6.4", isDefault: true),
            Library("pg_partman_bgw", "Creates partitions as they are needed", "5.1.0", isDefault: true),
            Library("pgaudit", "An audit log of sessions and objects", "17.0"),
        ];
        if (isRecent)
        {
            libraries.Add(Library("pg_mooncake", "Columns stored for analytics", "0.1.0", isExperimental: true));
        }

        return new JsonObject { ["libraries"] = Wire.Array(libraries) };
    });

    private static JsonObject Library(
        string name, string description, string version, bool isDefault = false, bool isExperimental = false) => new()
        {
            ["library_name"] = name,
            ["description"] = description,
            ["is_default"] = isDefault,
            ["is_experimental"] = isExperimental,
            ["version"] = version,
        };
}
