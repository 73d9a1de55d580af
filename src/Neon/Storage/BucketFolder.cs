namespace Neon;

/// <summary>
/// The common prefix of keys up to a delimiter: a folder in a listing with -Delimiter. A folder is not a resource of
/// its own and disappears with its last object.
/// </summary>
[Listed("Prefix", "BucketName", Keys = ["ProjectId", "BranchId", "BucketName", "Prefix"], Headings = [nameof(Key)])]
[RowKey("BucketName", "Prefix", In = "BucketName")]
[ShownBy<BucketObjectView>]
public sealed class BucketFolder : NeonObject
{
    /// <summary>The project of the branch.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The branch that the folder was read on.</summary>
    public string? BranchId { get; set; }

    /// <summary>The bucket that the folder is in.</summary>
    public string? BucketName { get; set; }

    /// <summary>The common prefix of all keys in the folder, including the delimiter.</summary>
    public string? Prefix { get; set; }

    /// <summary>The prefix, which is listed among the keys of objects.</summary>
    internal string? Key => Prefix;

    private protected override object?[] Keys => [ProjectId, BranchId, BucketName, Prefix];

    /// <summary>The prefix of the folder.</summary>
    /// <returns>Text such as <c>reports/2026/</c>.</returns>
    private protected override string AsText() => Prefix ?? string.Empty;

    internal static BucketFolder Of(BucketPlace place, string prefix) =>
        new() { ProjectId = place.Branch.ProjectId, BranchId = place.Branch.BranchId, BucketName = place.BucketName, Prefix = prefix };
}
