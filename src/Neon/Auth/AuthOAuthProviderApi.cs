namespace Neon;

/// <summary>The calls about the OAuth providers of Neon Auth.</summary>
internal sealed class AuthOAuthProviderApi(NeonClient client)
{
    [NeonOperation("listBranchNeonAuthOauthProviders")]
    public async Task<IReadOnlyList<AuthOAuthProvider>> ListAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var list = await client.GetAsync(
            ApiRequest.Get(All(projectId, branchId)), AuthJson.Default.AuthOAuthProviderList, cancellation).ConfigureAwait(false);
        return [.. (list.Providers ?? []).Select(provider => provider.In(projectId, branchId)).Order()];
    }

    [NeonOperation("addBranchNeonAuthOauthProvider")]
    public async Task<AuthOAuthProvider> AddAsync(
        string projectId, string branchId, AuthOAuthProviderAdd provider, CancellationToken cancellation)
    {
        var added = await client.ChangeAsync(
            ApiRequest.Post(All(projectId, branchId)).Body(provider, AuthJson.Default.AuthOAuthProviderAdd),
            AuthJson.Default.AuthOAuthProvider,
            CommandLine.Of($"Get-NeonAuthOAuthProvider -Project {projectId} -Branch {branchId}"),
            async (_, stop) => await FindAsync(projectId, branchId, provider.Id, stop).ConfigureAwait(false) is { } now && provider.IsIn(now) ? now : null,
            cancellation).ConfigureAwait(false);
        return added.In(projectId, branchId);
    }

    [NeonOperation("updateBranchNeonAuthOauthProvider")]
    public async Task<AuthOAuthProvider> UpdateAsync(
        string projectId, string branchId, string providerId, AuthOAuthProviderUpdate update, CancellationToken cancellation)
    {
        var changed = await client.ChangeAsync(
            ApiRequest.Patch(One(projectId, branchId, providerId)).Body(update, AuthJson.Default.AuthOAuthProviderUpdate),
            AuthJson.Default.AuthOAuthProvider,
            CommandLine.Of($"Get-NeonAuthOAuthProvider -Project {projectId} -Branch {branchId}"),
            async (_, stop) => await FindAsync(projectId, branchId, providerId, stop).ConfigureAwait(false) is { } now && update.IsIn(now) ? now : null,
            cancellation).ConfigureAwait(false);
        return changed.In(projectId, branchId);
    }

    [NeonOperation("deleteBranchNeonAuthOauthProvider")]
    public Task RemoveAsync(string projectId, string branchId, string providerId, CancellationToken cancellation) => client.ChangeAsync(
        ApiRequest.Delete(One(projectId, branchId, providerId)).WithEmptyResponse(),
        CommandLine.Of($"Get-NeonAuthOAuthProvider -Project {projectId} -Branch {branchId}"),
        async (_, stop) => await FindAsync(projectId, branchId, providerId, stop).ConfigureAwait(false) is null,
        cancellation);

    private static Route All(string projectId, string branchId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/oauth_providers");

    private static Route One(string projectId, string branchId, string providerId) => Route.Of(
        $"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/oauth_providers/{providerId:oauth_provider_id}");

    /// <summary>A provider, or null if none has this id. Neon returns providers only as a list.</summary>
    public async Task<AuthOAuthProvider?> FindAsync(string projectId, string branchId, string providerId, CancellationToken cancellation) =>
        (await ListAsync(projectId, branchId, cancellation).ConfigureAwait(false)).FirstOrDefault(provider => provider.OAuthProviderId == providerId);
}
