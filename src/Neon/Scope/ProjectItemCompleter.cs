namespace Neon.Commands;

/// <summary>The base of completers of what belongs to a project.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal abstract class ProjectItemCompleter<T> : ServerCompleter<T>
{
    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) =>
        await ProjectCompleter.ParentAsync(query).ConfigureAwait(false) is { } projectId
            ? await OfAsync(query, projectId, word).ConfigureAwait(false)
            : CompletionList.Unknown;

    /// <summary>What there is in a project.</summary>
    internal ValueTask<CompletionList> OfAsync(CompletionQuery query, string projectId, string word) =>
        ReadAsync(query, projectId, word, search => List(query.Client, projectId, search, query.Cancellation));

    private protected abstract IAsyncEnumerable<T> List(NeonClient client, string projectId, string? search, CancellationToken cancellation);
}
