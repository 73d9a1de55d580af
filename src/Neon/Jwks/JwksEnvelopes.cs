namespace Neon;

/// <summary>The answer that holds one key set, with the operations that adding it began.</summary>
internal sealed class JwksEnvelope
{
    [RequiredInResponse]
    public Jwks? Jwks { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Jwks ToJwks(string projectId)
    {
        var jwks = Jwks!.In(projectId);
        jwks.Operations = Operations ?? [];
        return jwks;
    }
}

internal sealed class JwksList
{
    [RequiredInResponse]
    public IReadOnlyList<Jwks>? Jwks { get; init; }
}
