using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>An object, identified by its key or by the object itself, which includes its bucket and branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class BucketObjectIdentity : BranchItemIdentity
{
    /// <summary>Identifies an object by its key.</summary>
    /// <param name="key">The full key, such as <c>reports/2026/march.pdf</c>; case matters.</param>
    public BucketObjectIdentity(string key)
        : base(null, key)
    {
    }

    /// <summary>Identifies an object by the object itself.</summary>
    /// <param name="item">The object.</param>
    public BucketObjectIdentity(BucketObject item)
        : base(null, item.ObjectKey, item, item.ProjectId, item.BranchId)
    {
        Object = item;
        BucketName = item.BucketName;
    }

    /// <summary>Identifies an object by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>ObjectKey</c>, and <c>BucketName</c>, <c>ProjectId</c> and <c>BranchId</c>
    /// if known.</param>
    public BucketObjectIdentity(PSObject plain)
        : base(null, PlainObject.Key(plain, "ObjectKey"), plain) =>
        BucketName = PlainObject.Find(plain, "BucketName");

    /// <summary>The bucket that the object is in, if the object was specified as an object.</summary>
    public string? BucketName { get; }

    /// <summary>The object, if specified as an object.</summary>
    internal BucketObject? Object { get; }

    /// <summary>The key, which identifies an object in the service.</summary>
    internal string Require() => IsEmpty ? throw Empty("object") : Name!;
}
