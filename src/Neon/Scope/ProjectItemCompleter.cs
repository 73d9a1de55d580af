namespace Neon.Commands;

/// <summary>The base of completers for resources of a project.</summary>
/// <typeparam name="T">The resource.</typeparam>
internal abstract class ProjectItemCompleter<T> : ServerCompleter<T>
{
    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) =>
        await ProjectCompleter.ParentAsync(query).ConfigureAwait(false) is { } projectId
            ? await OfAsync(query, projectId, word).ConfigureAwait(false)
            : CompletionList.Unknown;

    /// <summary>The resources of a project.</summary>
    internal ValueTask<CompletionList> OfAsync(CompletionQuery query, string projectId, string word) =>
        ReadAsync(query, projectId, word, search => List(query.Client, projectId, search, query.Cancellation));

    private protected abstract IAsyncEnumerable<T> List(NeonClient client, string projectId, string? search, CancellationToken cancellation);
}
