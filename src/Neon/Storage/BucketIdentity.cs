using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>A bucket named by its exact name or by the bucket itself, which knows its branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class BucketIdentity : BranchItemIdentity
{
    /// <summary>Names a bucket by its name.</summary>
    /// <param name="name">The exact name.</param>
    public BucketIdentity(string name)
        : base(null, name)
    {
    }

    /// <summary>Names a bucket by itself.</summary>
    /// <param name="bucket">The bucket.</param>
    public BucketIdentity(Bucket bucket)
        : base(null, bucket.BucketName, bucket, bucket.ProjectId, bucket.BranchId) => Bucket = bucket;

    /// <summary>Names a bucket by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>BucketName</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are known.</param>
    public BucketIdentity(PSObject plain)
        : base(null, PlainObject.Key(plain, "BucketName"), plain)
    {
    }

    /// <summary>The bucket, when it was given itself.</summary>
    internal Bucket? Bucket { get; }

    /// <summary>The name, which is what the service knows a bucket by.</summary>
    internal string Require() => IsEmpty ? throw Empty("bucket") : Name!;
}
