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

    /// <summary>A credential, or null when there is none of that id. Neon gives credentials only as a list.</summary>
    public async Task<Credential?> FindAsync(string projectId, string branchId, string tokenId, CancellationToken cancellation) =>
        (await ListAsync(projectId, branchId, cancellation).ConfigureAwait(false)).FirstOrDefault(credential => credential.TokenId == tokenId);

    /// <summary>Creates a credential; the answer tells its secrets.</summary>
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

    /// <summary>Tells the secrets of a credential, which changes nothing.</summary>
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
            throw missing.Told(advice: "A credential that was revoked or has expired has no secrets. Create another one with New-NeonCredential.");
        }
        catch (NeonApiException hidden) when (hidden.StatusCode == HttpStatusCode.Conflict)
        {
            throw hidden.Told(
                $"Neon cannot tell the secrets of the credential {tokenId}: {hidden.Message}",
                "Reset-NeonCredential gives the credential new secrets and returns them once.",
                "CredentialSecret",
                NeonFailure.Unavailable);
        }
    }

    /// <summary>
    /// Gives a credential new secrets; the answer tells them. Nothing else shows that it happened.
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
                "Nothing shows whether the credential has other secrets by now; the old ones may not be valid any more.", purpose: "To get some that are known"),
            cancellation).ConfigureAwait(false);
        return (rotated ?? throw Empty()).In(projectId, branchId);
    }

    private static NeonApiException Empty() => new(NeonFailure.InvalidResponse, "Neon's answer holds no credential.");

    private async Task<Credential?> FindCreatedAsync(
        LostReply lost, string projectId, string branchId, CredentialCreate asked, CancellationToken cancellation)
    {
        // A credential without its secrets is none, and another's of the same name is not to be told.
        var all = await ListAsync(projectId, branchId, cancellation).ConfigureAwait(false);
        return lost.Made(all.Where(asked.IsIn), credential => credential.CreatedAt) is { TokenId: { } tokenId } made
            ? made.With(await RevealAsync(projectId, branchId, tokenId, cancellation).ConfigureAwait(false))
            : null;
    }
}
