namespace Neon;

internal sealed class ProjectVpcEndpointList
{
    public IReadOnlyList<ProjectVpcEndpoint>? Endpoints { get; init; }
}
