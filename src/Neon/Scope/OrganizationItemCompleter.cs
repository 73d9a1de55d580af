namespace Neon.Commands;

/// <summary>The base of completers for resources of an organization.</summary>
/// <typeparam name="T">The resource.</typeparam>
internal abstract class OrganizationItemCompleter<T> : ServerCompleter<T>
{
    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) =>
        await OrganizationCompleter.ParentAsync(query).ConfigureAwait(false) is { } organizationId
            ? await ReadAsync(query, organizationId, word, _ => List(query.Client, organizationId, query.Cancellation)).ConfigureAwait(false)
            : CompletionList.Unknown;

    private protected abstract IAsyncEnumerable<T> List(NeonClient client, string organizationId, CancellationToken cancellation);
}
