namespace Neon;

/// <summary>API calls for the VPC endpoints that a project is restricted to.</summary>
internal sealed class ProjectVpcEndpointApi(NeonClient client)
{
    [NeonOperation("listProjectVPCEndpoints")]
    public async Task<IReadOnlyList<ProjectVpcEndpoint>> ListAsync(string projectId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/vpc_endpoints"));
        var list = await client.GetAsync(request, ProjectVpcEndpointJson.Default.ProjectVpcEndpointList, cancellation).ConfigureAwait(false);
        return [.. (list.Endpoints ?? []).Select(endpoint => endpoint.WithProject(projectId)).Order()];
    }

    /// <summary>
    /// A restriction, or null if the project has none for that VPC endpoint. Neon returns restrictions only as a
    /// list.
    /// </summary>
    public Task<ProjectVpcEndpoint?> FindAsync(string projectId, string vpcEndpointId, CancellationToken cancellation) =>
        ListAsync(projectId, cancellation).FirstAsync(endpoint => endpoint.VpcEndpointId == vpcEndpointId);

    /// <summary>Restricts a project to a VPC endpoint, or changes the label of the restriction.</summary>
    [NeonOperation("assignProjectVPCEndpoint")]
    public async Task<ProjectVpcEndpoint> SetAsync(
        string projectId, string vpcEndpointId, ProjectVpcEndpointAssignment assignment, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(One(projectId, vpcEndpointId))
            .Body(assignment, ProjectVpcEndpointJson.Default.ProjectVpcEndpointAssignment);
        await client.ChangeAsync(
            request.WithEmptyResponse(),
            async (lost, stop) => await FindAsync(projectId, vpcEndpointId, stop).ConfigureAwait(false) is { } now
                && lost.Matches(now, ProjectVpcEndpointJson.Default.ProjectVpcEndpoint),
            cancellation).ConfigureAwait(false);
        return new ProjectVpcEndpoint { VpcEndpointId = vpcEndpointId, Label = assignment.Label }.WithProject(projectId);
    }

    [NeonOperation("deleteProjectVPCEndpoint")]
    public Task RemoveAsync(string projectId, string vpcEndpointId, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Delete(One(projectId, vpcEndpointId)).WithEmptyResponse(),
            async (_, stop) => await FindAsync(projectId, vpcEndpointId, stop).ConfigureAwait(false) is null,
            cancellation);

    private static Route One(string projectId, string vpcEndpointId) =>
        Route.Of($"/projects/{projectId:project_id}/vpc_endpoints/{vpcEndpointId:vpc_endpoint_id}");
}
