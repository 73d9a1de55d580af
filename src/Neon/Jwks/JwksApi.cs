namespace Neon;

/// <summary>API calls for the key sets whose tokens a project accepts.</summary>
internal sealed class JwksApi(NeonClient client)
{
    [NeonOperation("getProjectJWKS")]
    public async Task<IReadOnlyList<Jwks>> ListAsync(string projectId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/jwks"));
        var list = await client.GetAsync(request, JwksJson.Default.JwksList, cancellation).ConfigureAwait(false);
        return [.. (list.Jwks ?? []).Select(jwks => jwks.WithProject(projectId)).Order()];
    }

    /// <summary>A key set, or null if there is no key set with that id. Neon returns key sets only as a list.</summary>
    public Task<Jwks?> FindAsync(string projectId, string jwksId, CancellationToken cancellation) =>
        ListAsync(projectId, cancellation).FirstAsync(jwks => jwks.JwksId == jwksId);

    [NeonOperation("addProjectJWKS")]
    public async Task<Jwks> AddAsync(string projectId, JwksAdd add, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/jwks")).Body(add, JwksJson.Default.JwksAdd);
        var envelope = await client.ChangeAsync(
            request,
            JwksJson.Default.JwksEnvelope,
            (lost, stop) => FindAddedAsync(lost, projectId, add, stop),
            cancellation).ConfigureAwait(false);
        return envelope.ToJwks(projectId);
    }

    [NeonOperation("deleteProjectJWKS")]
    public async Task<Jwks> RemoveAsync(string projectId, string jwksId, CancellationToken cancellation)
    {
        var request = ApiRequest.Delete(Route.Of($"/projects/{projectId:project_id}/jwks/{jwksId:jwks_id}"));
        var removed = await client.RemoveAsync(
            request,
            JwksJson.Default.Jwks,
            async (_, stop) => await FindAsync(projectId, jwksId, stop).ConfigureAwait(false) is null ? new Jwks { JwksId = jwksId } : null,
            cancellation).ConfigureAwait(false);
        return (removed ?? new Jwks { JwksId = jwksId }).WithProject(projectId);
    }

    private async Task<JwksEnvelope?> FindAddedAsync(LostResponse lost, string projectId, JwksAdd add, CancellationToken cancellation)
    {
        var all = await ListAsync(projectId, cancellation).ConfigureAwait(false);
        // A key set without a branch is for all branches.
        return lost.SingleCandidate(all.Where(jwks => jwks.BranchId == add.BranchId), JwksJson.Default.Jwks, jwks => jwks.CreatedAt) is not { } added
            ? null
            : new JwksEnvelope
            {
                Jwks = added,
                Operations = await lost.OperationsAsync(
                    projectId, operation => add.BranchId is null || operation.BranchId == add.BranchId, cancellation).ConfigureAwait(false),
            };
    }
}
