namespace Neon;

/// <summary>The calls about the OAuth providers of Neon Auth.</summary>
internal sealed class AuthOAuthProviderApi(NeonClient client)
{
    [NeonOperation("listBranchNeonAuthOauthProviders")]
    public async Task<IReadOnlyList<AuthOAuthProvider>> ListAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var list = await client.GetAsync(
            ApiRequest.Get(All(branchKey)), AuthJson.Default.AuthOAuthProviderList, cancellation).ConfigureAwait(false);
        return [.. (list.Providers ?? []).Select(provider => provider.WithBranch(branchKey)).Order()];
    }

    [NeonOperation("addBranchNeonAuthOauthProvider")]
    public async Task<AuthOAuthProvider> AddAsync(
        BranchKey branchKey, AuthOAuthProviderAdd provider, CancellationToken cancellation)
    {
        var added = await client.ChangeAsync(
            ApiRequest.Post(All(branchKey)).Body(provider, AuthJson.Default.AuthOAuthProviderAdd),
            AuthJson.Default.AuthOAuthProvider,
            async (_, stop) => await FindAsync(branchKey, provider.Id, stop).ConfigureAwait(false) is { } now && provider.Matches(now) ? now : null,
            cancellation).ConfigureAwait(false);
        return added.WithBranch(branchKey);
    }

    [NeonOperation("updateBranchNeonAuthOauthProvider")]
    public async Task<AuthOAuthProvider> UpdateAsync(
        BranchKey branchKey, string providerId, AuthOAuthProviderUpdate update, CancellationToken cancellation)
    {
        var changed = await client.ChangeAsync(
            ApiRequest.Patch(One(branchKey, providerId)).Body(update, AuthJson.Default.AuthOAuthProviderUpdate),
            AuthJson.Default.AuthOAuthProvider,
            async (_, stop) => await FindAsync(branchKey, providerId, stop).ConfigureAwait(false) is { } now && update.Matches(now) ? now : null,
            cancellation).ConfigureAwait(false);
        return changed.WithBranch(branchKey);
    }

    [NeonOperation("deleteBranchNeonAuthOauthProvider")]
    public Task RemoveAsync(BranchKey branchKey, string providerId, CancellationToken cancellation) => client.ChangeAsync(
        ApiRequest.Delete(One(branchKey, providerId)).WithEmptyResponse(),
        async (_, stop) => await FindAsync(branchKey, providerId, stop).ConfigureAwait(false) is null,
        cancellation);

    private static Route All(BranchKey branchKey) =>
        Route.Of($"{branchKey}/auth/oauth_providers");

    private static Route One(BranchKey branchKey, string providerId) => Route.Of(
        $"{branchKey}/auth/oauth_providers/{providerId:oauth_provider_id}");

    /// <summary>A provider, or null if none has this id. Neon returns providers only as a list.</summary>
    public Task<AuthOAuthProvider?> FindAsync(BranchKey branchKey, string providerId, CancellationToken cancellation) =>
        ListAsync(branchKey, cancellation).FirstAsync(provider => provider.OAuthProviderId == providerId);
}
