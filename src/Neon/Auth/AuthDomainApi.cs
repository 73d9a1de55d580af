namespace Neon;

/// <summary>The calls about the trusted domains of a branch's Neon Auth.</summary>
internal sealed class AuthDomainApi(NeonClient client)
{
    [NeonOperation("listBranchNeonAuthTrustedDomains")]
    public async Task<IReadOnlyList<AuthDomain>> ListAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var list = await client.GetAsync(
            ApiRequest.Get(All(branchKey)), AuthJson.Default.AuthDomainList, cancellation).ConfigureAwait(false);
        return [.. (list.Domains ?? []).Select(domain => domain.WithBranch(branchKey)).Order()];
    }

    [NeonOperation("addBranchNeonAuthTrustedDomain")]
    public async Task<AuthDomain> AddAsync(
        BranchKey branchKey, string authProvider, string domain, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(All(branchKey)).Body(
            new AuthDomainAddBody { Domain = domain, AuthProvider = authProvider }, AuthJson.Default.AuthDomainAddBody);
        await client.ChangeAsync(
            request.WithEmptyResponse(),
            async (_, stop) => (await TrustedAsync(branchKey, authProvider, stop).ConfigureAwait(false)).Contains(domain),
            cancellation).ConfigureAwait(false);
        return new AuthDomain { Domain = domain, AuthProvider = authProvider }.WithBranch(branchKey);
    }

    [NeonOperation("deleteBranchNeonAuthTrustedDomain")]
    public Task RemoveAsync(
        BranchKey branchKey, string authProvider, IReadOnlyList<string> domains, CancellationToken cancellation)
    {
        var body = new AuthDomainRemoveBody
        {
            AuthProvider = authProvider,
            Domains = [.. domains.Select(domain => new AuthDomainItem { Domain = domain })],
        };
        return client.ChangeAsync(
            ApiRequest.Delete(All(branchKey)).Body(body, AuthJson.Default.AuthDomainRemoveBody).WithEmptyResponse(),
            async (_, stop) => !(await TrustedAsync(branchKey, authProvider, stop).ConfigureAwait(false)).Overlaps(domains),
            cancellation);
    }

    private static Route All(BranchKey branchKey) =>
        Route.Of($"{branchKey}/auth/domains");

    /// <summary>The domains that are trusted for a provider.</summary>
    public async Task<HashSet<string?>> TrustedAsync(BranchKey branchKey, string authProvider, CancellationToken cancellation) =>
        [.. (await ListAsync(branchKey, cancellation).ConfigureAwait(false))
            .Where(domain => domain.AuthProvider == authProvider)
            .Select(domain => domain.Domain)];
}
