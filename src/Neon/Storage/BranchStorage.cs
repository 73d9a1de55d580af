using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The connection settings of a branch's object storage for an S3 client.</summary>
[Listed("S3Endpoint", "Region", "ForcePathStyle", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("S3Endpoint", In = "BranchId")]
[ShownBy<BranchStorageView>]
public sealed class BranchStorage : NeonObject, IBranchResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>Whether the storage is available now.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; set; }

    /// <summary>The endpoint URL for an S3 client.</summary>
    public string? S3Endpoint { get; set; }

    /// <summary>The region for an S3 client.</summary>
    public string? Region { get; set; }

    /// <summary>Whether the client must put the bucket in the path instead of the host name.</summary>
    public bool? ForcePathStyle { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId];

    /// <summary>The endpoint URL.</summary>
    /// <returns>The S3 endpoint.</returns>
    private protected override string AsText() => S3Endpoint ?? string.Empty;
}
