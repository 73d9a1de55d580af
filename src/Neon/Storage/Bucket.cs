using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A bucket of objects on a branch.</summary>
[Listed("BucketName", "AccessLevel", "BranchId", "CreatedAt", Keys = ["ProjectId", "BranchId", "BucketName"])]
[RowKey("BucketName", In = "BranchId")]
[ShownBy<BucketView>]
public sealed class Bucket : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the bucket was asked for on; it may come from a parent of it.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The name of the bucket; under this name it is piped on.</summary>
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

    /// <summary>Who may read its objects: <c>private</c> for nobody without a credential, <c>public_read</c> for everybody.</summary>
    public string? AccessLevel { get; init; }

    /// <summary>When the bucket was created, on the branch or on the parent that it comes from.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    private protected override object?[] Keys => [ProjectId, BranchId, BucketName];

    /// <summary>The name of the bucket.</summary>
    /// <returns>The name.</returns>
    private protected override string AsText() => BucketName ?? string.Empty;

    internal Bucket In(string projectId, string branchId)
    {
        ProjectId = projectId;
        BranchId = branchId;
        return this;
    }
}
