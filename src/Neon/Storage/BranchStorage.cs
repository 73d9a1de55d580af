using System.Text.Json.Serialization;

namespace Neon;

/// <summary>Where the object storage of a branch is reached with an S3 client.</summary>
[Listed("S3Endpoint", "Region", "ForcePathStyle", Keys = ["ProjectId", "BranchId"])]
[RowKey("S3Endpoint", In = "BranchId")]
[ShownBy<BranchStorageView>]
public sealed class BranchStorage : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>Whether the storage can be used now.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; init; }

    /// <summary>The address to give to an S3 client as its endpoint.</summary>
    public string? S3Endpoint { get; init; }

    /// <summary>The region to give to an S3 client.</summary>
    public string? Region { get; init; }

    /// <summary>Whether the client must put the bucket into the path rather than into the host name.</summary>
    public bool? ForcePathStyle { get; init; }

    private protected override object?[] Keys => [ProjectId, BranchId];

    /// <summary>The address.</summary>
    /// <returns>The S3 endpoint.</returns>
    private protected override string AsText() => S3Endpoint ?? string.Empty;

    internal BranchStorage On(string projectId, string branchId)
    {
        ProjectId = projectId;
        BranchId = branchId;
        return this;
    }
}
