namespace Neon;

/// <summary>
/// What keys have in common up to a delimiter: the folder of a listing with -Delimiter. It is no thing of its own and is gone
/// with its last object.
/// </summary>
[Listed("Prefix", "BucketName", Keys = ["ProjectId", "BranchId", "BucketName", "Prefix"])]
[RowKey("BucketName", "Prefix", In = "BucketName")]
[ShownBy<BucketObjectView>]
public sealed class BucketFolder : NeonObject
{
    /// <summary>The project of the branch.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The branch that the folder was asked for on.</summary>
    public string? BranchId { get; set; }

    /// <summary>The bucket that the folder lies in.</summary>
    public string? BucketName { get; set; }

    /// <summary>What all keys in the folder begin with, delimiter included.</summary>
    public string? Prefix { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId, BucketName, Prefix];

    /// <summary>The prefix of the folder.</summary>
    /// <returns>Text such as <c>reports/2026/</c>.</returns>
    private protected override string AsText() => Prefix ?? string.Empty;

    internal static BucketFolder Of(BucketPlace place, string prefix) =>
        new() { ProjectId = place.ProjectId, BranchId = place.BranchId, BucketName = place.BucketName, Prefix = prefix };
}
