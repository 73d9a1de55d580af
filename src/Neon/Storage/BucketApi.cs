namespace Neon;

/// <summary>API calls for the buckets of a branch.</summary>
internal sealed class BucketApi(NeonClient client)
{
    [NeonOperation("listProjectBranchBuckets")]
    public async Task<IReadOnlyList<Bucket>> ListAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}/buckets"));
        var list = await client.GetAsync(request, StorageJson.Default.BucketList, cancellation).ConfigureAwait(false);
        return [.. (list.Buckets ?? []).Select(bucket => bucket.WithBranch(branchKey)).Order()];
    }

    /// <summary>A bucket, or null if there is no bucket of that name. Neon returns buckets only as a list.</summary>
    public Task<Bucket?> FindAsync(BranchKey branchKey, string name, CancellationToken cancellation) =>
        ListAsync(branchKey, cancellation).FirstAsync(bucket => bucket.BucketName == name);

    [NeonOperation("createProjectBranchBucket")]
    public async Task<Bucket> CreateAsync(BranchKey branchKey, BucketCreate bucket, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"{branchKey}/buckets"))
            .Body(bucket, StorageJson.Default.BucketCreate);
        var envelope = await client.ChangeAsync(
            request,
            StorageJson.Default.BucketEnvelope,
            async (lost, stop) => await FindAsync(branchKey, bucket.Name, stop).ConfigureAwait(false) is { } created
                // Neon may omit the access level, and chooses one that is not specified.
                && (created.AccessLevel is null || created.AccessLevel == (bucket.AccessLevel ?? "private"))
                && lost.SingleCandidate([created], StorageJson.Default.Bucket, one => one.CreatedAt, "access_level") is not null
                    ? new BucketEnvelope { Bucket = created }
                    : null,
            cancellation).ConfigureAwait(false);
        return envelope.Bucket!.WithBranch(branchKey);
    }

    [NeonOperation("deleteProjectBranchBucket")]
    public Task RemoveAsync(BranchKey branchKey, string name, CancellationToken cancellation) => client.ChangeAsync(
        ApiRequest.Delete(Route.Of($"{branchKey}/buckets/{name:bucket_name}")),
        async (_, stop) => await FindAsync(branchKey, name, stop).ConfigureAwait(false) is null,
        cancellation);
}
