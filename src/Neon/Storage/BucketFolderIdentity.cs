using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>
/// A folder of a bucket, identified by the object from a listing with -Delimiter. Text identifies an object, never a
/// folder.
/// </summary>
[DisplayName("folder")]
[TypeConverter(typeof(RowConverter))]
public sealed class BucketFolderIdentity : BranchItemIdentity
{
    /// <summary>Identifies a folder by the folder itself.</summary>
    /// <param name="folder">The folder.</param>
    public BucketFolderIdentity(BucketFolder folder)
        : base(null, folder.Prefix, folder, folder.ProjectId, folder.BranchId) => BucketName = folder.BucketName;

    /// <summary>Identifies a folder by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>BucketName</c> and <c>Prefix</c>, and <c>ProjectId</c> and <c>BranchId</c>
    /// if known.</param>
    public BucketFolderIdentity(PSObject plain)
        : base(null, PrefixOf(plain), plain) => BucketName = PlainObject.Find(plain, "BucketName");

    /// <summary>The bucket that the folder is in.</summary>
    public string? BucketName { get; }

    /// <summary>The place of the folder's objects; null if there is no folder.</summary>
    internal static BucketObjectIdentity? PlaceOf(BucketFolderIdentity? folder) => folder is null ? null : new BucketObjectIdentity(new BucketObject
    {
        ProjectId = folder.Branch?.ProjectId,
        BranchId = folder.Branch?.Id,
        BucketName = folder.BucketName,
        ObjectKey = folder.Name,
    });

    // The cmdlet refuses an empty prefix and explains what it would remove.
    private static string PrefixOf(PSObject plain) => PlainObject.Property(plain, "Prefix") is null
        ? PlainObject.Key(plain, "Prefix")
        : PlainObject.Find(plain, "Prefix") ?? string.Empty;
}
