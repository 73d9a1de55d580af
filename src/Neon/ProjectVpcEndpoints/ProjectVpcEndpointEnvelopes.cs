namespace Neon;

internal sealed class ProjectVpcEndpointList
{
    [RequiredInResponse]
    public IReadOnlyList<ProjectVpcEndpoint>? Endpoints { get; init; }
}
