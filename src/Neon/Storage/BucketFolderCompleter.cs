namespace Neon.Commands;

/// <summary>Completes what keys begin with: the folders of a bucket.</summary>
internal sealed class BucketFolderCompleter : BucketObjectCompleter
{
    private protected override IEnumerable<CompletionItem> DescribeAll(IReadOnlyList<object> items) => items.OfType<BucketFolder>().Select(Describe);
}
