namespace Neon;

/// <summary>The calls about compute endpoints.</summary>
internal sealed class EndpointApi(NeonClient client)
{
    private const string Active = "active";
    private const string Idle = "idle";

    [NeonOperation("listProjectEndpoints")]
    public async Task<IReadOnlyList<Endpoint>> ListAsync(string projectId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/endpoints"));
        var list = await client.GetAsync(request, EndpointJson.Default.EndpointList, cancellation).ConfigureAwait(false);
        return [.. (list.Endpoints ?? []).Order()];
    }

    [NeonOperation("listProjectBranchEndpoints")]
    public async Task<IReadOnlyList<Endpoint>> ListOfBranchAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}/endpoints"));
        var list = await client.GetAsync(request, EndpointJson.Default.EndpointList, cancellation).ConfigureAwait(false);
        return [.. (list.Endpoints ?? []).Order()];
    }

    [NeonOperation("getProjectEndpoint")]
    public async Task<Endpoint> GetAsync(string projectId, string endpointId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/endpoints/{endpointId:endpoint_id}"));
        var envelope = await client.GetAsync(request, EndpointJson.Default.EndpointEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToEndpoint(projectId, endpointId);
    }

    /// <summary>An endpoint, or null if it does not exist.</summary>
    public Task<Endpoint?> FindAsync(string projectId, string endpointId, CancellationToken cancellation) =>
        GetAsync(projectId, endpointId, cancellation)
            .OrNullIfMissingAsync(() => FindListedAsync(projectId, endpointId, cancellation));

    /// <summary>The same, read from the project's list.</summary>
    public Task<Endpoint?> FindListedAsync(string projectId, string endpointId, CancellationToken cancellation) =>
        ListAsync(projectId, cancellation).FirstAsync(endpoint => endpoint.EndpointId == endpointId);

    [NeonOperation("createProjectEndpoint")]
    public async Task<Endpoint> CreateAsync(string projectId, EndpointCreate create, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/endpoints"))
            .Body(new EndpointCreateBody { Endpoint = create }, EndpointJson.Default.EndpointCreateBody);
        var envelope = await client.ChangeAsync(
            request,
            EndpointJson.Default.EndpointEnvelope,
            (lost, stop) => FindCreatedAsync(lost, projectId, create, stop),
            cancellation).ConfigureAwait(false);
        return envelope.ToEndpoint(projectId, null);
    }

    [NeonOperation("updateProjectEndpoint")]
    public Task<Endpoint> UpdateAsync(string projectId, string endpointId, EndpointUpdate update, CancellationToken cancellation)
    {
        var request = ApiRequest.Patch(Route.Of($"/projects/{projectId:project_id}/endpoints/{endpointId:endpoint_id}"))
            .Body(new EndpointUpdateBody { Endpoint = update }, EndpointJson.Default.EndpointUpdateBody);
        return ChangeAsync(
            request,
            projectId,
            endpointId,
            // The settings replace the current ones, so parameters that are not sent are removed.
            (lost, endpoint, _) => lost.Matches(endpoint, EndpointJson.Default.Endpoint, "pg_settings", "preload_libraries")
                && (update.Settings is not { PgSettings: null } || endpoint.Settings?.PgSettings is not { Count: > 0 }),
            cancellation);
    }

    /// <summary>Removes an endpoint; null if it no longer exists.</summary>
    [NeonOperation("deleteProjectEndpoint")]
    public async Task<Endpoint?> RemoveAsync(string projectId, string endpointId, CancellationToken cancellation)
    {
        var request = ApiRequest.Delete(Route.Of($"/projects/{projectId:project_id}/endpoints/{endpointId:endpoint_id}"));
        var envelope = await client.RemoveAsync(
            request,
            EndpointJson.Default.EndpointEnvelope,
            async (lost, stop) => await FindAsync(projectId, endpointId, stop).ConfigureAwait(false) is null
                ? new EndpointEnvelope { Operations = await OperationsSinceAsync(lost, projectId, endpointId, stop).ConfigureAwait(false) }
                : null,
            cancellation).ConfigureAwait(false);
        return envelope?.ToEndpoint(projectId, endpointId);
    }

    [NeonOperation("startProjectEndpoint")]
    public Task<Endpoint> StartAsync(string projectId, string endpointId, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/endpoints/{endpointId:endpoint_id}/start")),
            projectId,
            endpointId,
            (_, endpoint, _) => (endpoint.PendingState ?? endpoint.CurrentState) == Active,
            cancellation);

    [NeonOperation("suspendProjectEndpoint")]
    public Task<Endpoint> SuspendAsync(string projectId, string endpointId, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/endpoints/{endpointId:endpoint_id}/suspend")),
            projectId,
            endpointId,
            (_, endpoint, _) => (endpoint.PendingState ?? endpoint.CurrentState) == Idle,
            cancellation);

    [NeonOperation("restartProjectEndpoint")]
    public Task<Endpoint> RestartAsync(string projectId, string endpointId, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/endpoints/{endpointId:endpoint_id}/restart")),
            projectId,
            endpointId,
            // Only the operations show that a compute was restarted. A start alone may have another cause, such as a
            // connection or the creation of the compute.
            (_, _, operations) => operations.Any(operation => operation.Action == "suspend_compute")
                && operations.Any(operation => operation.Action == "start_compute"),
            cancellation);

    private async Task<Endpoint> ChangeAsync(
        ApiRequest request,
        string projectId,
        string endpointId,
        Func<LostResponse, Endpoint, IReadOnlyList<Operation>, bool> hasHappened,
        CancellationToken cancellation)
    {
        var envelope = await client.ChangeAsync(
            request,
            EndpointJson.Default.EndpointEnvelope,
            async (lost, stop) =>
            {
                var operations = await OperationsSinceAsync(lost, projectId, endpointId, stop).ConfigureAwait(false);
                var endpoint = await GetAsync(projectId, endpointId, stop).ConfigureAwait(false);
                return hasHappened(lost, endpoint, operations) ? new EndpointEnvelope { Endpoint = endpoint, Operations = operations } : null;
            },
            cancellation).ConfigureAwait(false);
        return envelope.ToEndpoint(projectId, endpointId);
    }

    private async Task<EndpointEnvelope?> FindCreatedAsync(
        LostResponse lost, string projectId, EndpointCreate create, CancellationToken cancellation)
    {
        if (create is { Name: null, Type: not "read_write" })
        {
            throw lost.Inconclusive("A branch can have several read-only computes, and one without a name cannot be told apart from another that was created at the same time.");
        }

        var all = await ListOfBranchAsync(new BranchKey(projectId, create.BranchId), cancellation).ConfigureAwait(false);
        if (lost.SingleCandidate(all, EndpointJson.Default.Endpoint, endpoint => endpoint.CreatedAt) is not { } created)
        {
            return null;
        }

        var operations = await OperationsSinceAsync(lost, projectId, created.EndpointId!, cancellation).ConfigureAwait(false);
        return new EndpointEnvelope { Endpoint = created, Operations = operations };
    }

    private static Task<IReadOnlyList<Operation>> OperationsSinceAsync(
        LostResponse lost, string projectId, string endpointId, CancellationToken cancellation) =>
        lost.OperationsAsync(projectId, operation => operation.EndpointId == endpointId, cancellation);
}
