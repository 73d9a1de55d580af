namespace Neon;

internal sealed class VpcEndpointList
{
    [RequiredInResponse]
    public IReadOnlyList<VpcEndpoint>? Endpoints { get; init; }
}
