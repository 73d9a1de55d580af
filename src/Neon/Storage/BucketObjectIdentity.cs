using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>An object named by its key or by the object itself, which knows its bucket and branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class BucketObjectIdentity : BranchItemIdentity
{
    /// <summary>Names an object by its key.</summary>
    /// <param name="key">The whole key, such as <c>reports/2026/march.pdf</c>; case matters.</param>
    public BucketObjectIdentity(string key)
        : base(null, key)
    {
    }

    /// <summary>Names an object by itself.</summary>
    /// <param name="item">The object.</param>
    public BucketObjectIdentity(BucketObject item)
        : base(null, item.ObjectKey, item, item.ProjectId, item.BranchId)
    {
        Object = item;
        BucketName = item.BucketName;
    }

    /// <summary>Names an object by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>ObjectKey</c>, and <c>BucketName</c>, <c>ProjectId</c> and <c>BranchId</c> if they are known.</param>
    public BucketObjectIdentity(PSObject plain)
        : base(null, PlainObject.Key(plain, "ObjectKey"), plain) =>
        BucketName = PlainObject.Find(plain, "BucketName");

    /// <summary>The bucket that the object lies in, when the object was given itself.</summary>
    public string? BucketName { get; }

    /// <summary>The object, when it was given itself.</summary>
    internal BucketObject? Object { get; }

    /// <summary>The key, which is what the service knows an object by.</summary>
    internal string Require() => IsEmpty ? throw Empty("object") : Name!;
}
