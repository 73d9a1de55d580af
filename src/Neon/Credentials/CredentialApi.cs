using System.Net;

namespace Neon;

/// <summary>The calls about the credentials of a branch.</summary>
internal sealed class CredentialApi(NeonClient client)
{
    [NeonOperation("listCredentials")]
    public async Task<IReadOnlyList<Credential>> ListAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}/credentials"));
        var list = await client.GetAsync(request, CredentialJson.Default.CredentialList, cancellation).ConfigureAwait(false);
        return [.. (list.Credentials ?? []).Select(credential => credential.WithBranch(branchKey)).Order()];
    }

    /// <summary>A credential, or null if none has this id. Neon returns credentials only as a list.</summary>
    public Task<Credential?> FindAsync(BranchKey branchKey, string tokenId, CancellationToken cancellation) =>
        ListAsync(branchKey, cancellation).FirstAsync(credential => credential.TokenId == tokenId);

    /// <summary>Creates a credential; the response contains its secrets.</summary>
    [NeonOperation("createCredential")]
    public async Task<Credential> CreateAsync(BranchKey branchKey, CredentialCreate credential, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"{branchKey}/credentials"))
            .Body(credential, CredentialJson.Default.CredentialCreate);
        var created = await client.ChangeAsync(
            request,
            CredentialJson.Default.Credential,
            (lost, stop) => FindCreatedAsync(lost, branchKey, credential, stop),
            cancellation).ConfigureAwait(false);
        return WithSecrets(
            (created ?? throw Empty()).WithBranch(branchKey), branchKey, $"The credential '{credential.Name ?? created.TokenId}' was created", credential.Scopes);
    }

    [NeonOperation("revokeCredential")]
    public Task RevokeAsync(BranchKey branchKey, string tokenId, CancellationToken cancellation) => client.ChangeAsync(
        ApiRequest.Delete(Route.Of($"{branchKey}/credentials/{tokenId:token_id}")),
        async (_, stop) => await FindAsync(branchKey, tokenId, stop).ConfigureAwait(false) is not { RevokedAt: null },
        cancellation);

    /// <summary>Returns the secrets of a credential without changing it.</summary>
    [NeonOperation("revealCredential")]
    public async Task<CredentialSecret> RevealAsync(BranchKey branchKey, string tokenId, CancellationToken cancellation)
    {
        var request = ApiRequest.PostToRead(Route.Of(
            $"{branchKey}/credentials/{tokenId:token_id}/reveal"));
        try
        {
            var secret = await client.GetAsync(request, CredentialJson.Default.CredentialSecret, cancellation).ConfigureAwait(false);
            return secret.WithBranch(branchKey);
        }
        catch (NeonApiException missing) when (missing.IsNotFound && missing.Message.Contains("credential", StringComparison.OrdinalIgnoreCase))
        {
            throw missing.With(advice: "A revoked or expired credential has no secrets. Create another one with New-NeonCredential.");
        }
        catch (NeonApiException hidden) when (hidden.StatusCode == HttpStatusCode.Conflict)
        {
            throw hidden.With(
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
    public async Task<Credential> RotateAsync(BranchKey branchKey, string tokenId, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of(
            $"{branchKey}/credentials/{tokenId:token_id}/rotate"));
        var rotated = await client.ChangeAsync(
            request,
            CredentialJson.Default.Credential,
            (lost, _) => throw lost.Inconclusive(
                "It is unknown whether the secrets were replaced; the old ones may no longer be valid.",
                CommandLine.Of($"Reset-NeonCredential {branchKey} -Credential {tokenId}"),
                "To get new secrets"),
            cancellation).ConfigureAwait(false);
        return WithSecrets(
            (rotated ?? throw Empty()).WithBranch(branchKey), branchKey, $"The secrets of the credential '{rotated.Name ?? tokenId}' were replaced", rotated.Scopes);
    }

    /// <summary>Ensures that a credential has the secrets that its scopes require: S3 clients need a key of their own.</summary>
    private static Credential WithSecrets(Credential credential, BranchKey branchKey, string change, IReadOnlyList<string>? scopes)
    {
        var advice = $"Get the secrets with: {CommandLine.Of($"Get-NeonCredentialSecret {branchKey} -Credential {credential.TokenId}")}";
        credential.WithSecrets(change, advice, ("api_token", credential.ApiToken));
        return scopes?.Any(scope => scope.StartsWith("storage:", StringComparison.Ordinal)) == true
            ? credential.WithSecrets(change, advice, ("s3_secret_access_key", credential.S3SecretAccessKey))
            : credential;
    }

    private static NeonApiException Empty() => new(NeonFailure.InvalidResponse, "Neon's response does not contain a credential.");

    private async Task<Credential?> FindCreatedAsync(
        LostResponse lost, BranchKey branchKey, CredentialCreate requested, CancellationToken cancellation)
    {
        // A new credential is unusable without its secrets, and the secrets of another credential with the same name must
        // not be returned.
        var all = await ListAsync(branchKey, cancellation).ConfigureAwait(false);
        return lost.SingleCandidate(all.Where(requested.Matches), CredentialJson.Default.Credential, credential => credential.CreatedAt, "scopes") is { TokenId: { } tokenId } created
            ? created.With(await RevealAsync(branchKey, tokenId, cancellation).ConfigureAwait(false))
            : null;
    }
}
