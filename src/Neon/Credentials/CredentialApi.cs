using System.Net;

namespace Neon;

/// <summary>The calls about the credentials of a branch.</summary>
internal sealed class CredentialApi(NeonClient client)
{
    [NeonOperation("listCredentials")]
    public async Task<IReadOnlyList<Credential>> ListAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/credentials"));
        var list = await client.GetAsync(request, CredentialJson.Default.CredentialList, cancellation).ConfigureAwait(false);
        return [.. (list.Credentials ?? []).Select(credential => credential.In(projectId, branchId)).Order()];
    }

    /// <summary>A credential, or null if none has this id. Neon returns credentials only as a list.</summary>
    public async Task<Credential?> FindAsync(string projectId, string branchId, string tokenId, CancellationToken cancellation) =>
        (await ListAsync(projectId, branchId, cancellation).ConfigureAwait(false)).FirstOrDefault(credential => credential.TokenId == tokenId);

    /// <summary>Creates a credential; the response contains its secrets.</summary>
    [NeonOperation("createCredential")]
    public async Task<Credential> CreateAsync(string projectId, string branchId, CredentialCreate credential, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/credentials"))
            .Body(credential, CredentialJson.Default.CredentialCreate);
        var made = await client.ChangeAsync(
            request,
            CredentialJson.Default.Credential,
            CommandLine.Of($"Get-NeonCredential -Project {projectId} -Branch {branchId} -Name {credential.Name:pattern}"),
            (lost, stop) => FindCreatedAsync(lost, projectId, branchId, credential, stop),
            cancellation).ConfigureAwait(false);
        return (made ?? throw Empty()).In(projectId, branchId);
    }

    [NeonOperation("revokeCredential")]
    public Task RevokeAsync(string projectId, string branchId, string tokenId, CancellationToken cancellation) => client.ChangeAsync(
        ApiRequest.Delete(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/credentials/{tokenId:token_id}")),
        CommandLine.Of($"Get-NeonCredential -Project {projectId} -Branch {branchId} -Credential {tokenId}"),
        async (_, stop) => await FindAsync(projectId, branchId, tokenId, stop).ConfigureAwait(false) is not { RevokedAt: null },
        cancellation);

    /// <summary>Returns the secrets of a credential without changing it.</summary>
    [NeonOperation("revealCredential")]
    public async Task<CredentialSecret> RevealAsync(string projectId, string branchId, string tokenId, CancellationToken cancellation)
    {
        var request = ApiRequest.PostToRead(Route.Of(
            $"/projects/{projectId:project_id}/branches/{branchId:branch_id}/credentials/{tokenId:token_id}/reveal"));
        try
        {
            var secret = await client.GetAsync(request, CredentialJson.Default.CredentialSecret, cancellation).ConfigureAwait(false);
            return secret.In(projectId, branchId);
        }
        catch (NeonApiException missing) when (missing.IsNotFound && missing.Message.Contains("credential", StringComparison.OrdinalIgnoreCase))
        {
            throw missing.Told(advice: "A revoked or expired credential has no secrets. Create another one with New-NeonCredential.");
        }
        catch (NeonApiException hidden) when (hidden.StatusCode == HttpStatusCode.Conflict)
        {
            throw hidden.Told(
                $"Neon cannot return the secrets of the credential {tokenId}: {hidden.Message}",
                "Reset-NeonCredential replaces the secrets and returns the new ones.",
                "CredentialSecret",
                NeonFailure.Unavailable);
        }
    }

    /// <summary>
    /// Replaces the secrets of a credential. Only the response shows that this happened, and contains the new secrets.
    /// </summary>
    [NeonOperation("rotateCredential")]
    public async Task<Credential> RotateAsync(string projectId, string branchId, string tokenId, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of(
            $"/projects/{projectId:project_id}/branches/{branchId:branch_id}/credentials/{tokenId:token_id}/rotate"));
        var rotated = await client.ChangeAsync(
            request,
            CredentialJson.Default.Credential,
            CommandLine.Of($"Reset-NeonCredential -Project {projectId} -Branch {branchId} -Credential {tokenId}"),
            (lost, _) => throw lost.Undecided(
                "It is unknown whether the secrets were replaced; the old ones may no longer be valid.", purpose: "To get new secrets"),
            cancellation).ConfigureAwait(false);
        return (rotated ?? throw Empty()).In(projectId, branchId);
    }

    private static NeonApiException Empty() => new(NeonFailure.InvalidResponse, "Neon's response does not contain a credential.");

    private async Task<Credential?> FindCreatedAsync(
        LostReply lost, string projectId, string branchId, CredentialCreate asked, CancellationToken cancellation)
    {
        // A new credential is unusable without its secrets, and the secrets of another credential with the same name must
        // not be returned.
        var all = await ListAsync(projectId, branchId, cancellation).ConfigureAwait(false);
        return lost.Made(all.Where(asked.IsIn), credential => credential.CreatedAt) is { TokenId: { } tokenId } made
            ? made.With(await RevealAsync(projectId, branchId, tokenId, cancellation).ConfigureAwait(false))
            : null;
    }
}
