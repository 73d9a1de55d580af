namespace Neon.Commands;

/// <summary>Completes databases.</summary>
internal sealed class DatabaseCompleter : BranchItemCompleter<Database>
{
    private protected override IAsyncEnumerable<Database> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new DatabaseApi(client).ListAsync(branchKey, cancellation));

    private protected override CompletionItem Describe(Database item) => new(item.DatabaseName)
    {
        Details = [item.OwnerName is { } owner ? $"owned by {owner}" : null],
        Since = item.CreatedAt,
    };
}
