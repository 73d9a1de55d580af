namespace Neon;

/// <summary>The answers that hold one endpoint, with the operations of a change.</summary>
internal sealed class EndpointEnvelope
{
    [RequiredInResponse]
    public Endpoint? Endpoint { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Endpoint ToEndpoint(string projectId, string? endpointId)
    {
        var endpoint = Endpoint ?? new Endpoint { ProjectId = projectId, EndpointId = endpointId };
        endpoint.Operations = Operations ?? [];
        return endpoint;
    }
}

internal sealed class EndpointList
{
    [RequiredInResponse]
    public IReadOnlyList<Endpoint>? Endpoints { get; init; }
}
