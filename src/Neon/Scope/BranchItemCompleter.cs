namespace Neon.Commands;

/// <summary>The base of completers for resources on a branch.</summary>
/// <typeparam name="T">The resource.</typeparam>
internal abstract class BranchItemCompleter<T> : ServerCompleter<T>
{
    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) =>
        await BranchCompleter.ParentAsync(query).ConfigureAwait(false) is var (projectId, branchId)
            ? await ReadAsync(query, $"{projectId}/{branchId}", word, _ => List(query.Client, projectId, branchId, query.Cancellation)).ConfigureAwait(false)
            : CompletionList.Unknown;

    private protected abstract IAsyncEnumerable<T> List(NeonClient client, string projectId, string branchId, CancellationToken cancellation);
}
