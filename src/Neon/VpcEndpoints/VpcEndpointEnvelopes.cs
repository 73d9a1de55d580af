namespace Neon;

internal sealed class VpcEndpointList
{
    public IReadOnlyList<VpcEndpoint>? Endpoints { get; init; }
}
