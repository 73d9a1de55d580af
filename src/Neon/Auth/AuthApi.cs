namespace Neon;

/// <summary>The calls about Neon Auth of a branch, and the two calls about the whole project.</summary>
internal sealed class AuthApi(NeonClient client)
{
    [NeonOperation("getNeonAuth")]
    public async Task<AuthIntegration> GetAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var integration = await client.GetAsync(
            ApiRequest.Get(Of(branchKey)), AuthJson.Default.AuthIntegration, cancellation).ConfigureAwait(false);
        return integration.WithProject(branchKey.ProjectId);
    }

    /// <summary>Neon Auth of a branch; null if it is not enabled.</summary>
    public async Task<AuthIntegration?> FindAsync(BranchKey branchKey, CancellationToken cancellation) =>
        await GetAsync(branchKey, cancellation).OrNullIfMissingAsync().ConfigureAwait(false);

    /// <summary>Enables Neon Auth. Only this response contains the keys.</summary>
    [NeonOperation("createNeonAuth")]
    public async Task<AuthSetup> EnableAsync(
        BranchKey branchKey, string authProvider, string? databaseName, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Of(branchKey)).Body(
            new AuthEnableBody { AuthProvider = authProvider, DatabaseName = databaseName }, AuthJson.Default.AuthEnableBody);
        var isLost = false;
        var setup = await client.ChangeAsync(
            request,
            AuthJson.Default.AuthSetup,
            async (lost, stop) =>
            {
                // The model has the database under another name than the request.
                if (await FindAsync(branchKey, stop).ConfigureAwait(false) is not { } created
                    || (databaseName is not null && created.DatabaseName != databaseName)
                    || lost.SingleCandidate([created], AuthJson.Default.AuthIntegration, integration => integration.CreatedAt) is null)
                {
                    return null;
                }

                isLost = true;
                return AuthSetup.WithoutKeys(created);
            },
            cancellation).ConfigureAwait(false);
        // The URLs are useful without the keys, and the provider that Neon runs itself has none.
        if (isLost || (authProvider != AuthIntegration.DefaultProvider && (OneTimeSecret.IsMissing(setup.PubClientKey) || OneTimeSecret.IsMissing(setup.SecretServerKey))))
        {
            client.Warn($"Neon Auth was enabled on the branch {branchKey.BranchId}, but no response with its keys was received. To create other keys: {KeysOf(branchKey.ProjectId, authProvider)}");
        }

        return setup.WithBranch(branchKey);
    }

    [NeonOperation("disableNeonAuth")]
    public Task DisableAsync(BranchKey branchKey, bool? deleteData, CancellationToken cancellation)
    {
        var request = ApiRequest.Delete(Of(branchKey));
        if (deleteData is not null)
        {
            request.Body(new AuthDisableBody { DeleteData = deleteData }, AuthJson.Default.AuthDisableBody);
        }

        return client.ChangeAsync(
            request.WithEmptyResponse(),
            async (_, stop) => await FindAsync(branchKey, stop).ConfigureAwait(false) is null,
            cancellation);
    }

    /// <summary>Creates another pair of keys.</summary>
    [NeonOperation("createNeonAuthProviderSDKKeys")]
    public async Task<AuthSetup> CreateKeysAsync(string projectId, string authProvider, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/auth/keys")).OfProject(projectId).Body(
            new AuthProjectBody { ProjectId = projectId, AuthProvider = authProvider }, AuthJson.Default.AuthProjectBody);
        var setup = await client.ChangeAsync(
            request,
            AuthJson.Default.AuthSetup,
            (lost, _) => throw lost.Inconclusive(
                "Neon returns a key pair only once. If one was created, it is unusable.", KeysOf(projectId, authProvider), LostResponse.Again),
            cancellation).ConfigureAwait(false);
        return setup.WithProject(projectId).WithSecrets(
            $"Keys of Neon Auth for {authProvider} were created",
            authProvider == AuthIntegration.DefaultProvider
                ? $"Applications that use {authProvider} may not need keys: Neon may return none. Get-NeonAuth returns the URL that they need."
                : $"The keys cannot be used. Create others: {KeysOf(projectId, authProvider)}",
            ("pub_client_key", setup.PubClientKey),
            ("secret_server_key", setup.SecretServerKey));
    }

    /// <summary>Starts the transfer of the provider's project.</summary>
    [NeonOperation("transferNeonAuthProviderProject")]
    public async Task<AuthProjectTransfer> TransferAsync(string projectId, string authProvider, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/auth/transfer_ownership")).OfProject(projectId).Body(
            new AuthProjectBody { ProjectId = projectId, AuthProvider = authProvider }, AuthJson.Default.AuthProjectBody);
        var transfer = await client.ChangeAsync(
            request,
            AuthJson.Default.AuthProjectTransfer,
            (lost, _) => throw lost.Inconclusive(
                "Neon returns the URL of a transfer only once, and nothing is transferred until someone opens it.",
                CommandLine.Of($"Request-NeonAuthProjectTransfer -Project {projectId} -AuthProvider {authProvider}"),
                LostResponse.Again),
            cancellation).ConfigureAwait(false);
        transfer.AuthProvider = authProvider;
        return transfer.WithProject(projectId);
    }

    private static CommandLine KeysOf(string projectId, string authProvider) =>
        CommandLine.Of($"New-NeonAuthSdkKey -Project {projectId} -AuthProvider {authProvider}");

    private static Route Of(BranchKey branchKey) =>
        Route.Of($"{branchKey}/auth");
}
