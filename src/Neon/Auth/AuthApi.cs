namespace Neon;

/// <summary>The calls about Neon Auth itself: of a branch, and the two that are about its whole project.</summary>
internal sealed class AuthApi(NeonClient client)
{
    [NeonOperation("getNeonAuth")]
    public async Task<AuthIntegration> GetAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var integration = await client.GetAsync(
            ApiRequest.Get(Of(projectId, branchId)), AuthJson.Default.AuthIntegration, cancellation).ConfigureAwait(false);
        return integration.In(projectId);
    }

    /// <summary>Enables Neon Auth; the answer is the one that tells the keys.</summary>
    [NeonOperation("createNeonAuth")]
    public async Task<AuthSetup> EnableAsync(
        string projectId, string branchId, string authProvider, string? databaseName, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Of(projectId, branchId)).Body(
            new AuthEnableBody { AuthProvider = authProvider, DatabaseName = databaseName }, AuthJson.Default.AuthEnableBody);
        var setup = await client.ChangeAsync(
            request,
            AuthJson.Default.AuthSetup,
            async (lost, stop) => await GetAsync(projectId, branchId, stop).OrNullIfMissingAsync().ConfigureAwait(false) is { } made
                && lost.CanHaveMade(made.CreatedAt)
                    ? AuthSetup.WithoutKeys(made)
                    : null,
            cancellation).ConfigureAwait(false);
        return (setup ?? new AuthSetup { AuthProvider = authProvider }).In(projectId, branchId);
    }

    [NeonOperation("disableNeonAuth")]
    public Task DisableAsync(string projectId, string branchId, bool? deleteData, CancellationToken cancellation)
    {
        var request = ApiRequest.Delete(Of(projectId, branchId));
        if (deleteData is not null)
        {
            request.Body(new AuthDisableBody { DeleteData = deleteData }, AuthJson.Default.AuthDisableBody);
        }

        return client.ChangeAsync(
            request,
            async (_, stop) => await GetAsync(projectId, branchId, stop).OrNullIfMissingAsync().ConfigureAwait(false) is null,
            cancellation);
    }

    /// <summary>Makes a further pair of keys. They are told once, so a lost reply cannot be looked up.</summary>
    [NeonOperation("createNeonAuthProviderSDKKeys")]
    public async Task<AuthSetup> CreateKeysAsync(string projectId, string authProvider, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/auth/keys")).OfProject(projectId).Body(
            new AuthProjectBody { ProjectId = projectId, AuthProvider = authProvider }, AuthJson.Default.AuthProjectBody);
        var setup = await client.ChangeAsync(request, AuthJson.Default.AuthSetup, find: null, cancellation).ConfigureAwait(false);
        return (setup ?? new AuthSetup { AuthProvider = authProvider }).In(projectId, branchId: null);
    }

    /// <summary>Begins to hand the provider's project over. Its address is told once, so a lost reply cannot be looked up.</summary>
    [NeonOperation("transferNeonAuthProviderProject")]
    public async Task<AuthProjectTransfer> TransferAsync(string projectId, string authProvider, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/auth/transfer_ownership")).OfProject(projectId).Body(
            new AuthProjectBody { ProjectId = projectId, AuthProvider = authProvider }, AuthJson.Default.AuthProjectBody);
        var transfer = await client.ChangeAsync(request, AuthJson.Default.AuthProjectTransfer, find: null, cancellation).ConfigureAwait(false);
        return transfer?.Url is null
            ? throw new NeonApiException(NeonFailure.InvalidResponse, $"Neon's answer holds no address where the handing over of {authProvider}'s project could be completed.")
            : transfer.In(projectId, authProvider);
    }

    private static Route Of(string projectId, string branchId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth");
}
