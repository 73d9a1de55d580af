using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The result of removing all objects with a prefix.</summary>
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

    /// <summary>The bucket that they were removed from.</summary>
    [JsonIgnore]
    public string? BucketName { get; set; }

    /// <summary>The prefix of their keys.</summary>
    [JsonIgnore]
    public string? Prefix { get; set; }

    /// <summary>
    /// The number of removed objects; empty if no response was received and the removal was confirmed by their
    /// absence.
    /// </summary>
    [RequiredInResponse]
    public long? Deleted { get; set; }

    /// <summary>The prefix and the number of removed objects.</summary>
    /// <returns>Text such as <c>logs/2025/ (12)</c>.</returns>
    private protected override string AsText() => Deleted is { } count ? $"{Prefix} ({count})" : Prefix ?? string.Empty;

    internal RemovedBucketObjects Under(BucketPlace place, string prefix)
    {
        ProjectId = place.Branch.ProjectId;
        BranchId = place.Branch.BranchId;
        BucketName = place.BucketName;
        Prefix = prefix;
        return this;
    }
}
