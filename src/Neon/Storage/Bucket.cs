using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A bucket of objects on a branch.</summary>
[Listed("BucketName", "AccessLevel", "BranchId", "CreatedAt", Keys = ["ProjectId", "BranchId", "BucketName"], Headings = [nameof(Age)])]
[RowKey("BucketName", In = "BranchId")]
[ShownBy<BucketView>]
public sealed class Bucket : NeonObject, IBranchResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the bucket was read on; the bucket may be inherited from a parent branch.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The name of the bucket; other cmdlets bind to it by property name.</summary>
    [RequiredInResponse]
    [JsonPropertyName("name")]
    public string? BucketName { get; set; }

    /// <summary>The name of the bucket.</summary>
    [JsonIgnore]
    public string? Name
    {
        get => BucketName;
        set => BucketName = value;
    }

    /// <summary>
    /// Who may read its objects: <c>private</c> requires a credential, <c>public_read</c> allows everyone.
    /// </summary>
    public string? AccessLevel { get; set; }

    /// <summary>When the bucket was created, on the branch or on the parent that it is inherited from.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    private protected override object?[] Keys => [ProjectId, BranchId, BucketName];

    /// <summary>The name of the bucket.</summary>
    /// <returns>The name.</returns>
    private protected override string AsText() => BucketName ?? string.Empty;
}

/// <summary>A bucket with the ids of its parents.</summary>
internal sealed record BucketPlace(BranchKey Branch, string BucketName);
