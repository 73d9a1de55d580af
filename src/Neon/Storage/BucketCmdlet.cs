using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets about the objects of a bucket.</summary>
public abstract class BucketCmdlet : BranchCmdlet
{
    /// <summary>The bucket, by its exact name or piped in. An object that is piped in knows its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BucketName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BucketCompleter))]
    [SingleValue]
    public BucketIdentity? Bucket { get; set; }

    /// <summary>The name of the bucket that is meant. What was given as an object must not be contradicted.</summary>
    internal string BucketNameOf(BucketObjectIdentity? item)
    {
        var named = Bucket?.Require();
        if ((named ?? item?.BucketName) is not { } name)
        {
            throw new NeonApiException(NeonFailure.MissingInput, "No bucket is named.")
            {
                Resource = "Bucket",
                Advice = "Name it with -Bucket, or pipe in a bucket or an object; Get-NeonBucket lists the buckets of a branch.",
            };
        }

        return item?.BucketName is null || item.BucketName == name
            ? name
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The object {item} lies in the bucket {item.BucketName}, not in {name}.")
            {
                Advice = "Leave -Bucket out for a piped object, or give the key instead of the object.",
            };
    }

    /// <summary>The bucket with the ids that lead to it; names are looked up.</summary>
    internal async ValueTask<BucketPlace> PlaceAsync(BucketObjectIdentity? item, CancellationToken cancellation)
    {
        var (projectId, branchId) = await BranchOfAsync(Branch, item?.Branch ?? Bucket?.Branch, cancellation);
        return new BucketPlace(projectId, branchId, BucketNameOf(item));
    }

    /// <summary>Says what a change is about, as fully as can be said without asking Neon: <c>app/main/uploads/a.txt</c>.</summary>
    internal string DescribeInBucket(BucketObjectIdentity? item, string key) =>
        DescribeOnBranch(Branch, item?.Branch ?? Bucket?.Branch, $"{BucketNameOf(item)}/{key}");
}
