namespace Neon;

/// <summary>The calls about the trusted domains of a branch's Neon Auth.</summary>
internal sealed class AuthDomainApi(NeonClient client)
{
    [NeonOperation("listBranchNeonAuthTrustedDomains")]
    public async Task<IReadOnlyList<AuthDomain>> ListAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var list = await client.GetAsync(
            ApiRequest.Get(All(projectId, branchId)), AuthJson.Default.AuthDomainList, cancellation).ConfigureAwait(false);
        return [.. (list.Domains ?? []).Select(domain => domain.In(projectId, branchId)).Order()];
    }

    [NeonOperation("addBranchNeonAuthTrustedDomain")]
    public async Task<AuthDomain> AddAsync(
        string projectId, string branchId, string authProvider, string domain, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(All(projectId, branchId)).Body(
            new AuthDomainAddBody { Domain = domain, AuthProvider = authProvider }, AuthJson.Default.AuthDomainAddBody);
        await client.ChangeAsync(
            request.WithEmptyResponse(),
            CommandLine.Of($"Get-NeonAuthDomain -Project {projectId} -Branch {branchId}"),
            async (_, stop) => (await TrustedAsync(projectId, branchId, authProvider, stop).ConfigureAwait(false)).Contains(domain),
            cancellation).ConfigureAwait(false);
        return new AuthDomain { Domain = domain, AuthProvider = authProvider }.In(projectId, branchId);
    }

    [NeonOperation("deleteBranchNeonAuthTrustedDomain")]
    public Task RemoveAsync(
        string projectId, string branchId, string authProvider, IReadOnlyList<string> domains, CancellationToken cancellation)
    {
        var body = new AuthDomainRemoveBody
        {
            AuthProvider = authProvider,
            Domains = [.. domains.Select(domain => new AuthDomainItem { Domain = domain })],
        };
        return client.ChangeAsync(
            ApiRequest.Delete(All(projectId, branchId)).Body(body, AuthJson.Default.AuthDomainRemoveBody).WithEmptyResponse(),
            CommandLine.Of($"Get-NeonAuthDomain -Project {projectId} -Branch {branchId}"),
            async (_, stop) => !(await TrustedAsync(projectId, branchId, authProvider, stop).ConfigureAwait(false)).Overlaps(domains),
            cancellation);
    }

    private static Route All(string projectId, string branchId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/domains");

    /// <summary>The domains that are trusted for a provider.</summary>
    public async Task<HashSet<string?>> TrustedAsync(string projectId, string branchId, string authProvider, CancellationToken cancellation) =>
        [.. (await ListAsync(projectId, branchId, cancellation).ConfigureAwait(false))
            .Where(domain => domain.AuthProvider == authProvider)
            .Select(domain => domain.Domain)];
}
