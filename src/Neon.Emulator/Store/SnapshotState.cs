using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A snapshot: the content of a branch at one point of its history, stored separately from that history.</summary>
internal sealed class SnapshotState
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public string? Slug { get; init; }

    public required string SourceBranchId { get; init; }

    public required HistoryPoint Point { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Whether it was taken manually, not by a schedule.</summary>
    public bool IsManual { get; init; } = true;

    public JsonObject ToJson() => new JsonObject
    {
        ["id"] = Id,
        ["name"] = Name,
        ["lsn"] = Point.Lsn.ToString(),
        ["timestamp"] = Wire.Time(Point.At),
        ["source_branch_id"] = SourceBranchId,
        ["created_at"] = Wire.Time(CreatedAt),
        ["manual"] = IsManual,
        ["full_size"] = Point.Content.LogicalSize,
    }
    .AddIf("slug", Slug)
    .AddIf("expires_at", ExpiresAt);
}
