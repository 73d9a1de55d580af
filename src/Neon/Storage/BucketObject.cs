using System.Text.Json.Serialization;

namespace Neon;

/// <summary>An object in a bucket: a key and its content.</summary>
[Listed("ObjectKey", "Size", "LastModified", "BucketName", Keys = ["ProjectId", "BranchId", "BucketName", "ObjectKey"])]
[RowKey("ObjectKey", In = "BucketName", AlsoCalled = "Key")]
[ShownBy<BucketObjectView>]
public sealed class BucketObject : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the object was read on.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The bucket that the object is in.</summary>
    [JsonIgnore]
    public string? BucketName { get; set; }

    /// <summary>The full key, including slashes; other cmdlets bind to it by property name.</summary>
    [RequiredInResponse]
    [JsonPropertyName("key")]
    public string? ObjectKey { get; set; }

    /// <summary>The full key.</summary>
    [JsonIgnore]
    public string? Key
    {
        get => ObjectKey;
        set => ObjectKey = value;
    }

    /// <summary>The size in bytes.</summary>
    public long? Size { get; set; }

    /// <summary>When the object was last written.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>The entity tag of the content: it changes whenever the content changes.</summary>
    [JsonPropertyName("etag")]
    public string? ETag { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId, BucketName, ObjectKey];

    /// <summary>The key of the object.</summary>
    /// <returns>The full key.</returns>
    private protected override string AsText() => ObjectKey ?? string.Empty;

    internal BucketObject In(BucketPlace place)
    {
        ProjectId = place.Branch.ProjectId;
        BranchId = place.Branch.BranchId;
        BucketName = place.BucketName;
        return this;
    }
}
