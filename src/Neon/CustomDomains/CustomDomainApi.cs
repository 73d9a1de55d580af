namespace Neon;

/// <summary>The calls about the custom domains of a branch.</summary>
internal sealed class CustomDomainApi(NeonClient client)
{
    private const int PageSize = 1000;

    [NeonOperation("listProjectBranchCustomDomains")]
    public IAsyncEnumerable<CustomDomain> ListAsync(BranchKey branchKey, CancellationToken cancellation) =>
        PageWalker.WalkAsync(
            (cursor, stop) => client.GetAsync(
                ApiRequest.Get(All(branchKey)).Query("limit", PageSize).Query("cursor", cursor),
                CustomDomainJson.Default.CustomDomainPage,
                stop),
            page => page.WithBranch(branchKey),
            page => page.Pagination?.Next,
            cancellation);

    /// <summary>
    /// A domain of a branch, or null if it does not exist. Neon has no call for a single domain, so the list is read.
    /// </summary>
    public Task<CustomDomain?> FindAsync(BranchKey branchKey, string domain, CancellationToken cancellation) =>
        ListAsync(branchKey, cancellation).FirstAsync(one => one.Domain == domain);

    [NeonOperation("registerProjectBranchCustomDomain")]
    public async Task<CustomDomain> RegisterAsync(
        BranchKey branchKey, CustomDomainRegistration registration, CancellationToken cancellation)
    {
        var domain = await client.ChangeAsync(
            ApiRequest.Post(All(branchKey)).Body(registration, CustomDomainJson.Default.CustomDomainRegistration),
            CustomDomainJson.Default.CustomDomain,
            // Registering a domain again for the same target has no effect, so it does not matter who registered it.
            async (lost, stop) => await FindAsync(branchKey, registration.Domain, stop).ConfigureAwait(false) is { } created && lost.Matches(created, CustomDomainJson.Default.CustomDomain)
                ? created
                : null,
            cancellation).ConfigureAwait(false);
        return domain.WithBranch(branchKey);
    }

    [NeonOperation("deleteProjectBranchCustomDomain")]
    public Task RemoveAsync(BranchKey branchKey, string domain, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Delete(Route.Of($"{branchKey}/custom-domains/{domain:domain}")),
            async (_, stop) => await FindAsync(branchKey, domain, stop).ConfigureAwait(false) is null,
            cancellation);

    private static Route All(BranchKey branchKey) =>
        Route.Of($"{branchKey}/custom-domains");
}
