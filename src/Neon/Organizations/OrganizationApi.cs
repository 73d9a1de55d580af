namespace Neon;

/// <summary>API calls for organizations.</summary>
internal sealed class OrganizationApi(NeonClient client)
{
    [NeonOperation("getCurrentUserOrganizations")]
    public async Task<IReadOnlyList<Organization>> ListAsync(CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/users/me/organizations"));
        var list = await client.GetAsync(request, OrganizationJson.Default.OrganizationList, cancellation).ConfigureAwait(false);
        return [.. (list.Organizations ?? []).Order()];
    }

    [NeonOperation("getOrganization")]
    public Task<Organization> GetAsync(string organizationId, CancellationToken cancellation) =>
        client.GetAsync(
            ApiRequest.Get(Route.Of($"/organizations/{organizationId:org_id}")), OrganizationJson.Default.Organization, cancellation);
}
