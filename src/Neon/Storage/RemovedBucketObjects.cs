using System.Text.Json.Serialization;

namespace Neon;

/// <summary>How many objects the removal of a prefix took away.</summary>
[Listed("Prefix", "Deleted", "BucketName")]
[RowKey("Prefix", "Deleted", In = "BucketName")]
[ShownBy<RemovedBucketObjectsView>]
public sealed class RemovedBucketObjects : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that they were removed from.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The bucket that they lay in.</summary>
    [JsonIgnore]
    public string? BucketName { get; set; }

    /// <summary>What their keys began with.</summary>
    [JsonIgnore]
    public string? Prefix { get; set; }

    /// <summary>How many there were; empty when Neon's reply was lost and only their absence tells of the removal.</summary>
    [RequiredInResponse]
    public long? Deleted { get; init; }

    /// <summary>The prefix and how many there were.</summary>
    /// <returns>Text such as <c>logs/2025/ (12)</c>.</returns>
    private protected override string AsText() => Deleted is { } count ? $"{Prefix} ({count})" : Prefix ?? string.Empty;

    internal RemovedBucketObjects Under(BucketPlace place, string prefix)
    {
        ProjectId = place.ProjectId;
        BranchId = place.BranchId;
        BucketName = place.BucketName;
        Prefix = prefix;
        return this;
    }
}
