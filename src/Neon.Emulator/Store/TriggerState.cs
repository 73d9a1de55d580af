using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A trigger of a branch.</summary>
internal sealed record TriggerState(
    string Id,
    string Type,
    string FunctionSlug,
    string Name,
    string FunctionPath,
    CronSchedule? Schedule,
    JsonObject? StorageObjectCreated,
    bool Enabled,
    int Version,
    bool Inherited)
{
    public const string OnSchedule = "schedule";

    public JsonObject ToJson(DateTimeOffset now)
    {
        JsonObject json = new()
        {
            ["type"] = Type,
            ["trigger_id"] = Id,
            ["function_slug"] = FunctionSlug,
            ["name"] = Name,
            ["function_path"] = FunctionPath,
            ["enabled"] = Enabled,
            ["version"] = Version,
            ["inherited"] = Inherited,
        };
        if (Schedule is null)
        {
            return json.AddCopy("storage_object_created", StorageObjectCreated);
        }

        json["schedule"] = new JsonObject { ["cron"] = Schedule.Text };
        json["next_run_at"] = Enabled && Schedule.Next(now) is { } next ? Wire.Time(next) : null;
        return json;
    }
}
