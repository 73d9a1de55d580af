using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A database of a branch at one point in time, with the SQL of its schema.</summary>
internal sealed record DatabaseState(
    long Id, string Name, string OwnerName, string Schema, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>The bytes of data that were written to the database.</summary>
    public long DataSize { get; init; }

    public JsonObject ToJson(string branchId) => new()
    {
        ["id"] = Id,
        ["branch_id"] = branchId,
        ["name"] = Name,
        ["owner_name"] = OwnerName,
        ["created_at"] = Wire.Time(CreatedAt),
        ["updated_at"] = Wire.Time(UpdatedAt),
    };
}
