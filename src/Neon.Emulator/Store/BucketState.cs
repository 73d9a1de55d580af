using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A bucket of a branch. It is immutable, so that a child branch can start with its parent's.</summary>
internal sealed record BucketState(string Name, string AccessLevel, DateTimeOffset CreatedAt)
{
    /// <summary>The objects by key, in the order of a list.</summary>
    public ImmutableSortedDictionary<string, ObjectState> Objects { get; init; } =
        ImmutableSortedDictionary.Create<string, ObjectState>(StringComparer.Ordinal);

    public JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["access_level"] = AccessLevel,
        ["created_at"] = Wire.Time(CreatedAt),
    };
}
