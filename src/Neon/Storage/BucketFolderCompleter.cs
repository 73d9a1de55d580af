namespace Neon.Commands;

/// <summary>Completes key prefixes: the folders of a bucket.</summary>
internal sealed class BucketFolderCompleter : BucketObjectCompleter
{
    private protected override IEnumerable<CompletionItem> DescribeAll(IReadOnlyList<object> items) => items.OfType<BucketFolder>().Select(Describe);
}
