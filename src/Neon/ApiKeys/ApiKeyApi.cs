using System.Globalization;

namespace Neon;

/// <summary>The calls about API keys, of the user and of organizations.</summary>
internal sealed class ApiKeyApi(NeonClient client)
{
    /// <summary>The keys of an organization, or the user's keys if none is specified.</summary>
    public Task<IReadOnlyList<ApiKey>> ListAsync(string? organizationId, CancellationToken cancellation) =>
        organizationId is null ? ListPersonalAsync(cancellation) : ListOfOrganizationAsync(organizationId, cancellation);

    [NeonOperation("listApiKeys")]
    public async Task<IReadOnlyList<ApiKey>> ListPersonalAsync(CancellationToken cancellation) =>
        [.. (await client.GetAsync(ApiRequest.Get(Route.Of($"/api_keys")), ApiKeyJson.Default.ApiKeyArray, cancellation).ConfigureAwait(false)).Order()];

    [NeonOperation("listOrgApiKeys")]
    public async Task<IReadOnlyList<ApiKey>> ListOfOrganizationAsync(string organizationId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/organizations/{organizationId:org_id}/api_keys"));
        var keys = await client.GetAsync(request, ApiKeyJson.Default.ApiKeyArray, cancellation).ConfigureAwait(false);
        return [.. keys.Select(key => key.WithOrganization(organizationId)).Order()];
    }

    /// <summary>Creates a personal key.</summary>
    [NeonOperation("createApiKey")]
    public async Task<ApiKey> CreatePersonalAsync(ApiKeyCreate create, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/api_keys")).Body(create, ApiKeyJson.Default.ApiKeyCreate)
            .Echo("name", create.KeyName);
        var key = await client.ChangeAsync(
            request,
            ApiKeyJson.Default.ApiKey,
            (lost, stop) => FindUnusableAsync(lost, null, create.KeyName, stop),
            cancellation).ConfigureAwait(false);
        return WithKey(key, create.KeyName, null);
    }

    /// <summary>Creates a key of an organization.</summary>
    [NeonOperation("createOrgApiKey")]
    public async Task<ApiKey> CreateOfOrganizationAsync(string organizationId, OrganizationApiKeyCreate create, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/organizations/{organizationId:org_id}/api_keys"))
            .Body(create, ApiKeyJson.Default.OrganizationApiKeyCreate)
            .Echo("name", create.KeyName);
        var key = await client.ChangeAsync(
            request,
            ApiKeyJson.Default.ApiKey,
            (lost, stop) => FindUnusableAsync(lost, organizationId, create.KeyName, stop),
            cancellation).ConfigureAwait(false);
        return WithKey(key.WithOrganization(organizationId), create.KeyName, organizationId);
    }

    /// <summary>Revokes a key of an organization, or a personal key if none is specified.</summary>
    public Task<ApiKey> RevokeAsync(string? organizationId, long id, CancellationToken cancellation) =>
        organizationId is null ? RevokePersonalAsync(id, cancellation) : RevokeOfOrganizationAsync(organizationId, id, cancellation);

    [NeonOperation("revokeApiKey")]
    public Task<ApiKey> RevokePersonalAsync(long id, CancellationToken cancellation) =>
        RevokeAsync(Route.Of($"/api_keys/{Text(id):key_id}"), null, id, cancellation);

    [NeonOperation("revokeOrgApiKey")]
    public async Task<ApiKey> RevokeOfOrganizationAsync(string organizationId, long id, CancellationToken cancellation)
    {
        var route = Route.Of($"/organizations/{organizationId:org_id}/api_keys/{Text(id):key_id}");
        return (await RevokeAsync(route, organizationId, id, cancellation).ConfigureAwait(false)).WithOrganization(organizationId);
    }

    /// <summary>Ensures that a new key has its secret, which only the response of its creation contains.</summary>
    private static ApiKey WithKey(ApiKey key, string name, string? organizationId) => key.WithSecrets(
        $"The API key '{name}' was created",
        $"The key cannot be used. Revoke it and create another: {CommandLine.Of($"Revoke-NeonApiKey -Organization {organizationId} -ApiKey {key.ApiKeyId!.Value}")}",
        ("key", key.Key));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Looks for the key that was created. It is unusable in any case, because only the response contained its token.
    /// </summary>
    private async Task<ApiKey?> FindUnusableAsync(
        LostResponse lost, string? organizationId, string name, CancellationToken cancellation)
    {
        var all = await ListAsync(organizationId, cancellation).ConfigureAwait(false);
        // The request has another name for the name.
        if (lost.SingleCandidate(all.Where(key => key.Name == name), ApiKeyJson.Default.ApiKey, key => key.CreatedAt) is { ApiKeyId: { } id })
        {
            throw lost.Inconclusive(
                $"A key with this name and the id {id} was created at that time. Neon returns a key only once, so if it is this key, it is unusable.",
                CommandLine.Of($"Revoke-NeonApiKey -Organization {organizationId} -ApiKey {id}"),
                "Unless someone else created it, revoke it and create another");
        }

        return null;
    }

    private async Task<ApiKey> RevokeAsync(Route route, string? organizationId, long id, CancellationToken cancellation)
    {
        var revoked = new ApiKey { ApiKeyId = id, Revoked = true };
        var key = await client.RemoveAsync(
            ApiRequest.Delete(route),
            ApiKeyJson.Default.ApiKey,
            async (_, stop) => (await ListAsync(organizationId, stop).ConfigureAwait(false)).Any(key => key.ApiKeyId == id) ? null : revoked,
            cancellation).ConfigureAwait(false) ?? revoked;
        return key.Revoked != false ? key : throw new NeonApiException(NeonFailure.Refused, $"Neon's response says that the API key {id} was not revoked.")
        {
            Advice = "The key may still work. Check it with Get-NeonApiKey, then revoke it again.",
        };
    }
}
