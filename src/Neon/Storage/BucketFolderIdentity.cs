using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>A folder of a bucket, named by what a listing with -Delimiter returned. Text names an object, never a folder.</summary>
[DisplayName("folder")]
[TypeConverter(typeof(RowConverter))]
public sealed class BucketFolderIdentity : BranchItemIdentity
{
    /// <summary>Names a folder by itself.</summary>
    /// <param name="folder">The folder.</param>
    public BucketFolderIdentity(BucketFolder folder)
        : base(null, folder.Prefix, folder, folder.ProjectId, folder.BranchId) => BucketName = folder.BucketName;

    /// <summary>Names a folder by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>BucketName</c> and <c>Prefix</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are known.</param>
    public BucketFolderIdentity(PSObject plain)
        : base(null, PrefixOf(plain), plain) => BucketName = PlainObject.Find(plain, "BucketName");

    /// <summary>The bucket that the folder is in.</summary>
    public string? BucketName { get; }

    /// <summary>The folder as the place where its objects are; null for none.</summary>
    internal static BucketObjectIdentity? PlaceOf(BucketFolderIdentity? folder) => folder is null ? null : new BucketObjectIdentity(new BucketObject
    {
        ProjectId = folder.Branch?.ProjectId,
        BranchId = folder.Branch?.Id,
        BucketName = folder.BucketName,
        ObjectKey = folder.Name,
    });

    // An empty prefix is refused by the cmdlet, which says what it would mean.
    private static string PrefixOf(PSObject plain) => plain.Properties["Prefix"] is null
        ? PlainObject.Key(plain, "Prefix")
        : PlainObject.Find(plain, "Prefix") ?? string.Empty;
}
