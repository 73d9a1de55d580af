using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A deployment of a function. The values of its environment are never returned.</summary>
internal sealed record DeploymentState(
    int Id,
    string Runtime,
    ImmutableSortedDictionary<string, string> Environment,
    byte[] Archive,
    StateTimeline States,
    string? Error,
    DateTimeOffset CreatedAt)
{
    public const string Pending = "pending";
    public const string Building = "building";
    public const string Completed = "completed";
    public const string Failed = "failed";

    private const int MemoryMib = 512;

    public JsonObject ToJson(DateTimeOffset now) => new JsonObject
    {
        ["id"] = Id,
        ["status"] = States.Current(now),
        ["memory_mib"] = MemoryMib,
        ["runtime"] = Runtime,
        ["created_at"] = Wire.Time(CreatedAt),
        ["environment"] = Wire.Array(Environment.Keys.Select(name => JsonValue.Create(name))),
    }.AddIf("error", States.Current(now) == Failed ? Error : null);
}
