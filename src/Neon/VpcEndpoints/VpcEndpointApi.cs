namespace Neon;

/// <summary>API calls for the VPC endpoints of an organization.</summary>
internal sealed class VpcEndpointApi(NeonClient client)
{
    [NeonOperation("listOrganizationVPCEndpointsAllRegions")]
    public async Task<IReadOnlyList<VpcEndpoint>> ListAllAsync(string organizationId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/organizations/{organizationId:org_id}/vpc/vpc_endpoints"));
        var list = await client.GetAsync(request, VpcEndpointJson.Default.VpcEndpointList, cancellation).ConfigureAwait(false);
        return [.. (list.Endpoints ?? []).Select(endpoint => endpoint.WithOrganization(organizationId)).Order()];
    }

    [NeonOperation("listOrganizationVPCEndpoints")]
    public async Task<IReadOnlyList<VpcEndpoint>> ListAsync(string organizationId, string regionId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/organizations/{organizationId:org_id}/vpc/region/{regionId:region_id}/vpc_endpoints"));
        var list = await client.GetAsync(request, VpcEndpointJson.Default.VpcEndpointList, cancellation).ExplainRegionAsync(regionId, client, organizationId, cancellation).ConfigureAwait(false);
        return [.. (list.Endpoints ?? []).Select(endpoint => endpoint.WithOrganization(organizationId).WithRegion(regionId)).Order()];
    }

    [NeonOperation("getOrganizationVPCEndpointDetails")]
    public async Task<VpcEndpoint> GetAsync(string organizationId, string regionId, string id, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(One(organizationId, regionId, id));
        var endpoint = client.GetAsync(request, VpcEndpointJson.Default.VpcEndpoint, cancellation).ExplainRegionAsync(regionId, client, organizationId, cancellation);
        return (await endpoint.ConfigureAwait(false)).WithOrganization(organizationId).WithRegion(regionId);
    }

    /// <summary>An endpoint, or null if no endpoint with that id is assigned to the organization.</summary>
    public Task<VpcEndpoint?> FindAsync(string organizationId, string regionId, string id, CancellationToken cancellation) =>
        GetAsync(organizationId, regionId, id, cancellation)
            .OrNullIfMissingAsync(() => FindListedAsync(organizationId, regionId, id, cancellation));

    /// <summary>An endpoint from the list of the region, or null if it is not in the list.</summary>
    public Task<VpcEndpoint?> FindListedAsync(string organizationId, string regionId, string id, CancellationToken cancellation) =>
        ListAsync(organizationId, regionId, cancellation).FirstAsync(endpoint => endpoint.VpcEndpointId == id);

    /// <summary>Assigns an endpoint to the organization, or changes the label of an assigned endpoint.</summary>
    [NeonOperation("assignOrganizationVPCEndpoint")]
    public Task AssignAsync(string organizationId, string regionId, string id, VpcEndpointAssignment assignment, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Post(One(organizationId, regionId, id)).Body(assignment, VpcEndpointJson.Default.VpcEndpointAssignment).WithEmptyResponse(),
            async (lost, stop) => lost.Matches(await GetAsync(organizationId, regionId, id, stop).ConfigureAwait(false), VpcEndpointJson.Default.VpcEndpoint),
            cancellation).ExplainRegionAsync(regionId, client, organizationId, cancellation);

    [NeonOperation("deleteOrganizationVPCEndpoint")]
    public Task RemoveAsync(string organizationId, string regionId, string id, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Delete(One(organizationId, regionId, id)).WithEmptyResponse(),
            async (_, stop) => await FindAsync(organizationId, regionId, id, stop).ConfigureAwait(false) is null,
            cancellation).ExplainRegionAsync(regionId, client, organizationId, cancellation);

    private static Route One(string organizationId, string regionId, string id) =>
        Route.Of($"/organizations/{organizationId:org_id}/vpc/region/{regionId:region_id}/vpc_endpoints/{id:vpc_endpoint_id}");
}
