namespace Neon;

/// <summary>The calls about the custom domains of a branch.</summary>
internal sealed class CustomDomainApi(NeonClient client)
{
    private const int PageSize = 1000;

    [NeonOperation("listProjectBranchCustomDomains")]
    public IAsyncEnumerable<CustomDomain> ListAsync(string projectId, string branchId, CancellationToken cancellation) =>
        PageWalker.WalkAsync(
            (cursor, stop) => client.GetAsync(
                ApiRequest.Get(All(projectId, branchId)).Query("limit", PageSize).Query("cursor", cursor),
                CustomDomainJson.Default.CustomDomainPage,
                stop),
            page => page.On(projectId, branchId),
            page => page.Pagination?.Next,
            cancellation);

    /// <summary>
    /// A domain of a branch, or null if it does not exist. Neon has no call for a single domain, so the list is read.
    /// </summary>
    public async Task<CustomDomain?> FindAsync(string projectId, string branchId, string domain, CancellationToken cancellation)
    {
        await foreach (var one in ListAsync(projectId, branchId, cancellation).ConfigureAwait(false))
        {
            if (one.Domain == domain)
            {
                return one;
            }
        }

        return null;
    }

    [NeonOperation("registerProjectBranchCustomDomain")]
    public async Task<CustomDomain> RegisterAsync(
        string projectId, string branchId, CustomDomainRegistration registration, CancellationToken cancellation)
    {
        var domain = await client.ChangeAsync(
            ApiRequest.Post(All(projectId, branchId)).Body(registration, CustomDomainJson.Default.CustomDomainRegistration),
            CustomDomainJson.Default.CustomDomain,
            CommandLine.Of($"Get-NeonCustomDomain -Project {projectId} -Branch {branchId}"),
            // Registering a domain again for the same target has no effect, so it does not matter who registered it.
            async (lost, stop) => await FindAsync(projectId, branchId, registration.Domain, stop).ConfigureAwait(false) is { } made && lost.IsIn(made, CustomDomainJson.Default.CustomDomain)
                ? made
                : null,
            cancellation).ConfigureAwait(false);
        return domain.On(projectId, branchId);
    }

    [NeonOperation("deleteProjectBranchCustomDomain")]
    public Task RemoveAsync(string projectId, string branchId, string domain, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Delete(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/custom-domains/{domain:domain}")),
            CommandLine.Of($"Get-NeonCustomDomain -Project {projectId} -Branch {branchId}"),
            async (_, stop) => await FindAsync(projectId, branchId, domain, stop).ConfigureAwait(false) is null,
            cancellation);

    private static Route All(string projectId, string branchId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/custom-domains");
}
