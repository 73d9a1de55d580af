namespace Neon.Commands;

/// <summary>Completes buckets.</summary>
internal sealed class BucketCompleter : BranchItemCompleter<Bucket>
{
    private protected override IAsyncEnumerable<Bucket> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new BucketApi(client).ListAsync(branchKey, cancellation));

    private protected override CompletionItem Describe(Bucket item) => new(item.BucketName)
    {
        Details = [item.AccessLevel],
        Since = item.CreatedAt,
    };
}

/// <summary>Completes the keys of objects, folder by folder, as paths are completed.</summary>
internal class BucketObjectCompleter : ServerCompleter<object>
{
    private const char Delimiter = '/';

    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word)
    {
        var bucket = query.Call.Parent("BucketName", text => new BucketIdentity(text), "Bucket", "BucketName");
        if (await BranchCompleter.ParentAsync(query).ConfigureAwait(false) is not { } branchKey)
        {
            return await BranchCompleter.MissingAsync(query).ConfigureAwait(false);
        }

        if (bucket is null)
        {
            return CompletionList.Without("no bucket: -Bucket");
        }

        if ((bucket.Value.Id ?? bucket.Value.Name) is not { } bucketName)
        {
            return CompletionList.Unknown;
        }

        var folder = word[..(word.LastIndexOf(Delimiter) + 1)];
        var place = new BucketPlace(branchKey, bucketName);
        return await ReadAsync(
            query,
            $"{branchKey.ProjectId}/{branchKey.BranchId}/{bucketName}/{folder}",
            word,
            search => new BucketObjectApi(query.Client).ListAsync(place, search ?? (folder.Length == 0 ? null : folder), Delimiter.ToString(), query.Cancellation))
            .ConfigureAwait(false);
    }

    // In a long folder, Neon is asked only for keys that begin with the word.
    private protected override int? SearchablePage => BucketObjectApi.PageSize;

    private protected override string? Kind => null;

    private protected override CompletionItem Describe(object item) => item switch
    {
        BucketObject found => new CompletionItem(found.ObjectKey) { Details = [Display.Size(found.Size)], Since = found.LastModified, Event = "modified" },
        _ => new CompletionItem(((BucketFolder)item).Prefix) { Details = ["folder"], ComesFirst = true },
    };
}

/// <summary>Completes key prefixes: the folders of a bucket.</summary>
internal sealed class BucketFolderCompleter : BucketObjectCompleter
{
    private protected override IEnumerable<CompletionItem> DescribeAll(IReadOnlyList<object> items) => items.OfType<BucketFolder>().Select(Describe);
}
