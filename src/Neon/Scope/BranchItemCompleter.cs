namespace Neon.Commands;

/// <summary>The base of completers for resources on a branch.</summary>
/// <typeparam name="T">The resource.</typeparam>
internal abstract class BranchItemCompleter<T> : ServerCompleter<T>
{
    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) =>
        await BranchCompleter.ParentAsync(query).ConfigureAwait(false) is { } branchKey
            ? await ReadAsync(query, $"{branchKey.ProjectId}/{branchKey.BranchId}", word, _ => List(query.Client, branchKey, query.Cancellation)).ConfigureAwait(false)
            : CompletionList.Unknown;

    private protected abstract IAsyncEnumerable<T> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation);
}
