namespace Neon;

/// <summary>The calls for operations. They belong to the kernel because waiting and project queues depend on them.</summary>
internal sealed class OperationApi(NeonClient client)
{
    private const int NewestCount = 100;
    private const int PageSize = 1000;

    [NeonOperation("getProjectOperation")]
    public async Task<Operation> GetAsync(string projectId, string operationId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/operations/{operationId:operation_id}"));
        var envelope = await client.GetAsync(request, KernelJson.Default.OperationEnvelope, cancellation).ConfigureAwait(false);
        return envelope.Operation!;
    }

    /// <summary>All operations of a project, the newest first.</summary>
    [NeonOperation("listProjectOperations")]
    public IAsyncEnumerable<Operation> ListAsync(string projectId, CancellationToken cancellation) =>
        PageWalker.WalkAsync(
            (cursor, stop) => PageAsync(projectId, cursor, PageSize, stop),
            page => page.Operations,
            page => page.Pagination?.Cursor,
            cancellation);

    /// <summary>The newest operations of a project, in one call: enough to find the running ones.</summary>
    public async Task<IReadOnlyList<Operation>> ListNewestAsync(string projectId, CancellationToken cancellation)
    {
        var page = await PageAsync(projectId, null, NewestCount, cancellation).ConfigureAwait(false);
        return page.Operations ?? [];
    }

    /// <summary>The same for a wait for the project's lock: if the list is locked as well, that is an error.</summary>
    public async Task<IReadOnlyList<Operation>> PeekNewestAsync(string projectId, CancellationToken cancellation)
    {
        var request = Page(projectId, null, NewestCount).WithoutLockWait();
        var page = await client.GetAsync(request, KernelJson.Default.OperationPage, cancellation).ConfigureAwait(false);
        return page.Operations ?? [];
    }

    /// <summary>The operations of a project page by page, the newest first; each page is requested on demand.</summary>
    public IAsyncEnumerable<IReadOnlyList<Operation>> ListPagesAsync(string projectId, CancellationToken cancellation) =>
        PageWalker.WalkAsync<OperationPage, IReadOnlyList<Operation>>(
            (cursor, stop) => PageAsync(projectId, cursor, NewestCount, stop),
            page => page.Operations is { Count: > 0 } operations ? [operations] : null,
            page => page.Pagination?.Cursor,
            cancellation);

    private static ApiRequest Page(string projectId, string? cursor, int limit) =>
        ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/operations"))
            .Query("cursor", cursor)
            .Query("limit", limit);

    private Task<OperationPage> PageAsync(string projectId, string? cursor, int limit, CancellationToken cancellation) =>
        client.GetAsync(Page(projectId, cursor, limit), KernelJson.Default.OperationPage, cancellation);
}
