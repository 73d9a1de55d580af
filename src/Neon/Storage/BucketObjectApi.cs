namespace Neon;

/// <summary>API calls for the objects of a bucket.</summary>
internal sealed class BucketObjectApi(NeonClient client)
{
    /// <summary>The number of objects per page.</summary>
    public const int PageSize = 1000;

    /// <summary>The objects of a bucket, and with a delimiter its folders.</summary>
    [NeonOperation("listProjectBranchBucketObjects")]
    public IAsyncEnumerable<object> ListAsync(BucketPlace place, string? prefix, string? delimiter, CancellationToken cancellation) =>
        PageWalker.WalkAsync(
            (cursor, stop) => client.GetAsync(
                ApiRequest.Get(Route.Of($"{place.Branch}/buckets/{place.BucketName:bucket_name}/objects"))
                    .Query("prefix", prefix).Query("delimiter", delimiter).Query("cursor", cursor).Query("limit", PageSize),
                StorageJson.Default.BucketObjectPage,
                stop),
            page => page.Items(place),
            page => page.Next,
            cancellation,
            page => page.IsTruncated == true);

    /// <summary>An object, or null if there is no object with that key. Neon returns objects only as a list.</summary>
    public async Task<BucketObject?> FindAsync(BucketPlace place, string key, CancellationToken cancellation) =>
        // Keys are listed in order, so the first one with the key as its prefix is the key itself.
        (BucketObject?)await ListAsync(place, key, null, cancellation).FirstAsync(item => item is BucketObject one && one.ObjectKey == key).ConfigureAwait(false);

    [NeonOperation("deleteProjectBranchBucketObject")]
    public Task RemoveAsync(BucketPlace place, string key, CancellationToken cancellation) => client.ChangeAsync(
        ApiRequest.Delete(One(place, key)),
        async (_, stop) => await FindAsync(place, key, stop).ConfigureAwait(false) is null,
        cancellation);

    /// <summary>Removes all objects with a prefix.</summary>
    [NeonOperation("deleteProjectBranchBucketObjectsByPrefix")]
    public async Task<RemovedBucketObjects> RemoveAllAsync(BucketPlace place, string prefix, CancellationToken cancellation)
    {
        var request = ApiRequest.Delete(Route.Of(
            $"{place.Branch}/buckets/{place.BucketName:bucket_name}/objects-by-prefix"))
            .Query("prefix", prefix);
        var removed = await client.RemoveAsync(
            request,
            StorageJson.Default.RemovedBucketObjects,
            async (_, stop) => await IsEmptyAsync(place, prefix, stop).ConfigureAwait(false) ? new RemovedBucketObjects() : null,
            cancellation,
            check: CommandLine.Of($"Get-NeonBucketObject {place.Branch} -Bucket {place.BucketName} -Prefix {prefix}")).ConfigureAwait(false);
        return (removed ?? new RemovedBucketObjects()).Under(place, prefix);
    }

    /// <summary>Passes the bytes of an object to a reader as they arrive.</summary>
    [NeonOperation("getProjectBranchBucketObject")]
    public Task DownloadAsync(BucketPlace place, string key, ApiRequest.BodyReader reader, CancellationToken cancellation) => client.ExchangeAsync(
        ApiRequest.Get(Route.Of(
            $"{place.Branch}/buckets/{place.BucketName:bucket_name}/objects/{key:object_key}/download"))
            .StreamTo(reader),
        cancellation);

    /// <summary>Requests a signed URL, which changes nothing.</summary>
    [NeonOperation("presignProjectBranchBucketObject")]
    public async Task<BucketObjectUrl> PresignAsync(BucketPlace place, string key, ObjectPresign presign, CancellationToken cancellation)
    {
        var request = ApiRequest.PostToRead(Route.Of(
            $"{place.Branch}/buckets/{place.BucketName:bucket_name}/objects/{key:object_key}/presign"))
            .Body(presign, StorageJson.Default.ObjectPresign);
        var signed = await client.GetAsync(request, StorageJson.Default.BucketObjectUrl, cancellation).ConfigureAwait(false);
        return signed.For(place, key);
    }

    /// <summary>Uploads a file to a signed URL and returns the resulting object.</summary>
    public async Task<BucketObject> UploadAsync(
        BucketPlace place, string key, FileInfo file, string contentType, Action<long>? sent, CancellationToken cancellation)
    {
        var presign = new ObjectPresign { Operation = "upload", ContentType = contentType };
        var signed = await PresignAsync(place, key, presign, cancellation).ConfigureAwait(false);
        if (signed.Method is not (null or "PUT") || !Uri.TryCreate(signed.ToPlainText(), UriKind.Absolute, out var address))
        {
            throw new NeonApiException(NeonFailure.InvalidResponse, $"Neon's response does not include an upload URL for the object {key}.");
        }

        var size = file.Length;
        BucketObject? found = null;
        await client.ChangeAsync(
            ApiRequest.PutPresigned(address, signed.Headers, client.Connection.BaseUri).Content(() => new FileContent(file, sent)),
            async (lost, stop) =>
            {
                found = await FindAsync(place, key, stop).ConfigureAwait(false);
                return found?.Size == size && lost.MayHaveCreated(found.LastModified);
            },
            cancellation,
            check: CommandLine.Of($"Get-NeonBucketObject {place.Branch} -Bucket {place.BucketName} -Object {key}")).ConfigureAwait(false);
        return found ?? await client.ReadBackAsync(FindAsync(place, key, cancellation), null, $"object {key}").ConfigureAwait(false)
            ?? new BucketObject { ObjectKey = key, Size = size }.In(place);
    }

    private static Route One(BucketPlace place, string key) => Route.Of(
        $"{place.Branch}/buckets/{place.BucketName:bucket_name}/objects/{key:object_key}");

    private async Task<bool> IsEmptyAsync(BucketPlace place, string prefix, CancellationToken cancellation) =>
        await ListAsync(place, prefix, null, cancellation).FirstAsync(_ => true).ConfigureAwait(false) is null;
}
