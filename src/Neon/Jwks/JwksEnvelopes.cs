namespace Neon;

/// <summary>The answer that holds one key set, with the operations that adding it began.</summary>
internal sealed class JwksEnvelope
{
    public Jwks? Jwks { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Jwks ToJwks(string projectId, JwksAdd added)
    {
        var jwks = (Jwks ?? new Jwks { JwksUrl = added.JwksUrl, ProviderName = added.ProviderName, BranchId = added.BranchId }).In(projectId);
        jwks.Operations = Operations ?? [];
        return jwks;
    }
}

internal sealed class JwksList
{
    public IReadOnlyList<Jwks>? Jwks { get; init; }
}
