using System.Net;

namespace Neon;

/// <summary>The calls about compute endpoints.</summary>
internal sealed class EndpointApi(NeonClient client)
{
    [NeonOperation("listProjectBranchEndpoints")]
    public async Task<IReadOnlyList<Endpoint>> ListOfBranchAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/endpoints"));
        return (await client.GetAsync(request, EndpointJson.Default.EndpointList, cancellation).ConfigureAwait(false)).Endpoints ?? [];
    }

    [NeonOperation("getProjectEndpoint")]
    public async Task<Endpoint> GetAsync(string projectId, string endpointId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/endpoints/{endpointId:endpoint_id}"));
        var envelope = await client.GetAsync(request, EndpointJson.Default.EndpointEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToEndpoint(projectId, endpointId);
    }

    /// <summary>An endpoint, or null when there is none.</summary>
    public async Task<Endpoint?> FindAsync(string projectId, string endpointId, CancellationToken cancellation)
    {
        try
        {
            return await GetAsync(projectId, endpointId, cancellation).ConfigureAwait(false);
        }
        catch (NeonApiException gone) when (gone.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
