namespace Neon.Commands;

/// <summary>The base of completers for resources of a project.</summary>
/// <typeparam name="T">The resource.</typeparam>
internal abstract class ProjectItemCompleter<T> : ServerCompleter<T>
{
    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) =>
        await ProjectCompleter.ParentAsync(query).ConfigureAwait(false) is { } projectId
            ? await OfAsync(query, projectId, word).ConfigureAwait(false)
            : ProjectCompleter.Missing(query);

    /// <summary>The resources of a project.</summary>
    internal ValueTask<CompletionList> OfAsync(CompletionQuery query, string projectId, string word) =>
        ReadAsync(query, projectId, word, search => List(query.Client, projectId, search, query.Cancellation));

    private protected abstract IAsyncEnumerable<T> List(NeonClient client, string projectId, string? search, CancellationToken cancellation);
}

/// <summary>The base of completers for resources on a branch.</summary>
/// <typeparam name="T">The resource.</typeparam>
internal abstract class BranchItemCompleter<T> : ServerCompleter<T>
{
    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) =>
        await BranchCompleter.ParentAsync(query).ConfigureAwait(false) is { } branchKey
            ? await ReadAsync(query, $"{branchKey.ProjectId}/{branchKey.BranchId}", word, _ => List(query.Client, branchKey, query.Cancellation)).ConfigureAwait(false)
            : await BranchCompleter.MissingAsync(query).ConfigureAwait(false);

    private protected abstract IAsyncEnumerable<T> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation);
}

/// <summary>The base of completers for resources of an organization.</summary>
/// <typeparam name="T">The resource.</typeparam>
internal abstract class OrganizationItemCompleter<T> : ServerCompleter<T>
{
    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) =>
        await OrganizationCompleter.ParentAsync(query).ConfigureAwait(false) is { } organizationId
            ? await ReadAsync(query, organizationId, word, _ => List(query.Client, organizationId, query.Cancellation)).ConfigureAwait(false)
            : await OrganizationCompleter.MissingAsync(query).ConfigureAwait(false);

    private protected abstract IAsyncEnumerable<T> List(NeonClient client, string organizationId, CancellationToken cancellation);
}
