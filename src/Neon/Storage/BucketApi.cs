namespace Neon;

/// <summary>API calls for the buckets of a branch.</summary>
internal sealed class BucketApi(NeonClient client)
{
    [NeonOperation("listProjectBranchBuckets")]
    public async Task<IReadOnlyList<Bucket>> ListAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/buckets"));
        var list = await client.GetAsync(request, StorageJson.Default.BucketList, cancellation).ConfigureAwait(false);
        return [.. (list.Buckets ?? []).Select(bucket => bucket.In(projectId, branchId)).Order()];
    }

    /// <summary>A bucket, or null if there is no bucket of that name. Neon returns buckets only as a list.</summary>
    public async Task<Bucket?> FindAsync(string projectId, string branchId, string name, CancellationToken cancellation) =>
        (await ListAsync(projectId, branchId, cancellation).ConfigureAwait(false)).FirstOrDefault(bucket => bucket.BucketName == name);

    [NeonOperation("createProjectBranchBucket")]
    public async Task<Bucket> CreateAsync(string projectId, string branchId, BucketCreate bucket, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/buckets"))
            .Body(bucket, StorageJson.Default.BucketCreate);
        var envelope = await client.ChangeAsync(
            request,
            StorageJson.Default.BucketEnvelope,
            CommandLine.Of($"Get-NeonBucket -Project {projectId} -Branch {branchId} -Name {bucket.Name:pattern}"),
            async (lost, stop) => await FindAsync(projectId, branchId, bucket.Name, stop).ConfigureAwait(false) is { } made
                && (made.AccessLevel is null || made.AccessLevel == (bucket.AccessLevel ?? "private"))
                && lost.CanHaveMade(made.CreatedAt)
                    ? new BucketEnvelope { Bucket = made }
                    : null,
            cancellation).ConfigureAwait(false);
        return envelope.Bucket!.In(projectId, branchId);
    }

    [NeonOperation("deleteProjectBranchBucket")]
    public Task RemoveAsync(string projectId, string branchId, string name, CancellationToken cancellation) => client.ChangeAsync(
        ApiRequest.Delete(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/buckets/{name:bucket_name}")),
        CommandLine.Of($"Get-NeonBucket -Project {projectId} -Branch {branchId} -Name {name:pattern}"),
        async (_, stop) => await FindAsync(projectId, branchId, name, stop).ConfigureAwait(false) is null,
        cancellation);
}
