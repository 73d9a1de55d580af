namespace Neon;

/// <summary>API calls for the spending limit of an organization.</summary>
internal sealed class SpendingLimitApi(NeonClient client)
{
    [NeonOperation("getOrganizationSpendingLimit")]
    public async Task<SpendingLimit> GetAsync(string organizationId, CancellationToken cancellation) =>
        (await client.GetAsync(ApiRequest.Get(One(organizationId)), SpendingLimitJson.Default.SpendingLimit, cancellation).ConfigureAwait(false))
            .WithOrganization(organizationId);

    [NeonOperation("setOrganizationSpendingLimit")]
    public async Task<SpendingLimit> SetAsync(string organizationId, SpendingLimitUpdate update, CancellationToken cancellation)
    {
        var request = ApiRequest.Put(One(organizationId)).Body(update, SpendingLimitJson.Default.SpendingLimitUpdate);
        var limit = await client.ChangeAsync(
            request,
            SpendingLimitJson.Default.SpendingLimit,
            async (lost, stop) => await GetAsync(organizationId, stop).ConfigureAwait(false) is { } now && lost.Matches(now, SpendingLimitJson.Default.SpendingLimit) ? now : null,
            cancellation).ConfigureAwait(false);
        return limit.WithOrganization(organizationId);
    }

    [NeonOperation("deleteOrganizationSpendingLimit")]
    public Task RemoveAsync(string organizationId, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Delete(One(organizationId)),
            KernelJson.Default.EmptyResponse,
            async (_, stop) => (await GetAsync(organizationId, stop).ConfigureAwait(false)).Cents is null,
            cancellation);

    private static Route One(string organizationId) => Route.Of($"/organizations/{organizationId:org_id}/billing/spending_limit");
}
