namespace Neon.Commands;

/// <summary>Completes buckets.</summary>
internal sealed class BucketCompleter : BranchItemCompleter<Bucket>
{
    private protected override IAsyncEnumerable<Bucket> List(NeonClient client, string projectId, string branchId, CancellationToken cancellation) =>
        Each(new BucketApi(client).ListAsync(projectId, branchId, cancellation));

    private protected override CompletionItem Describe(Bucket item) => new(item.BucketName)
    {
        Facts = [item.AccessLevel],
        Since = item.CreatedAt,
    };
}
