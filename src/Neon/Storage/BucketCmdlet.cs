using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets for the objects of a bucket.</summary>
public abstract class BucketCmdlet : BranchCmdlet
{
    /// <summary>The bucket, by its exact name or piped in. A piped object includes its bucket.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The bucket, by its exact name or piped in.")]
    [Alias("BucketName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BucketCompleter))]
    [IdentityValue(typeof(BucketIdentity))]
    public BucketIdentity? Bucket { get; set; }

    /// <summary>The name of the specified bucket. If an object was specified, -Bucket must agree with it.</summary>
    internal string BucketNameOf(BucketObjectIdentity? item)
    {
        var named = Bucket?.Require();
        if ((named ?? item?.BucketName) is not { } name)
        {
            throw new NeonApiException(NeonFailure.MissingInput, "A bucket is required.")
            {
                Resource = "Bucket",
                Advice = "Specify -Bucket, or pipe in a bucket or an object. Get-NeonBucket lists the buckets of a branch.",
            };
        }

        return item?.BucketName is null || item.BucketName == name
            ? name
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The object {item} is in the bucket {item.BucketName}, not in {name}.")
            {
                Advice = "Omit -Bucket for a piped object, or specify the key instead of the object.",
            };
    }

    /// <summary>The bucket with the ids of its parents; names are looked up.</summary>
    internal async ValueTask<BucketPlace> PlaceAsync(BucketObjectIdentity? item, CancellationToken cancellation)
    {
        var branchKey = await Parents.BranchOfAsync(Branch, item?.Branch ?? Bucket?.Branch, cancellation);
        return new BucketPlace(branchKey, BucketNameOf(item));
    }

    /// <summary>Describes the target of a change without a request to Neon, such as <c>app/main/uploads/a.txt</c>.</summary>
    internal string DescribeInBucket(BucketObjectIdentity? item, string key) =>
        Parents.DescribeOnBranch(Branch, item?.Branch ?? Bucket?.Branch, $"{BucketNameOf(item)}/{key}");
}
