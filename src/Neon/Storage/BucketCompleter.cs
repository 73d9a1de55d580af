namespace Neon.Commands;

/// <summary>Completes buckets.</summary>
internal sealed class BucketCompleter : BranchItemCompleter<Bucket>
{
    private protected override IAsyncEnumerable<Bucket> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new BucketApi(client).ListAsync(branchKey, cancellation));

    private protected override CompletionItem Describe(Bucket item) => new(item.BucketName)
    {
        Facts = [item.AccessLevel],
        Since = item.CreatedAt,
    };
}
