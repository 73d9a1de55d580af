using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>A bucket, identified by its exact name or by the bucket itself, which includes its branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class BucketIdentity : BranchItemIdentity
{
    /// <summary>Identifies a bucket by its name.</summary>
    /// <param name="name">The exact name.</param>
    public BucketIdentity(string name)
        : base(null, name)
    {
    }

    /// <summary>Identifies a bucket by the bucket itself.</summary>
    /// <param name="bucket">The bucket.</param>
    public BucketIdentity(Bucket bucket)
        : base(null, bucket.BucketName, bucket, bucket.ProjectId, bucket.BranchId) => Bucket = bucket;

    /// <summary>Identifies a bucket by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>BucketName</c>, and <c>ProjectId</c> and <c>BranchId</c> if known.</param>
    public BucketIdentity(PSObject plain)
        : base(null, PlainObject.Key(plain, "BucketName"), plain)
    {
    }

    /// <summary>The bucket, if specified as an object.</summary>
    internal Bucket? Bucket { get; }

    /// <summary>The name, which is the service's key for a bucket.</summary>
    internal string Require() => IsEmpty ? throw Empty("bucket") : Name!;
}
