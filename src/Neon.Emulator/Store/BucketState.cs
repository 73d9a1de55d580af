using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A bucket as a branch has it. It never changes, so that a child branch can begin with its parent's.</summary>
internal sealed record BucketState(string Name, string AccessLevel, DateTimeOffset CreatedAt)
{
    /// <summary>The objects by key, in the order in which a store lists them.</summary>
    public ImmutableSortedDictionary<string, ObjectState> Objects { get; init; } =
        ImmutableSortedDictionary.Create<string, ObjectState>(StringComparer.Ordinal);

    public JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["access_level"] = AccessLevel,
        ["created_at"] = Wire.Time(CreatedAt),
    };
}
