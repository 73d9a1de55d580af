namespace Neon;

/// <summary>API calls for regions.</summary>
internal sealed class RegionApi(NeonClient client)
{
    [NeonOperation("getActiveRegions")]
    public async Task<IReadOnlyList<Region>> ListAsync(string? organizationId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/regions")).Query("org_id", organizationId);
        var list = await client.GetAsync(request, RegionJson.Default.RegionList, cancellation).ConfigureAwait(false);
        return [.. (list.Regions ?? []).Order()];
    }
}
