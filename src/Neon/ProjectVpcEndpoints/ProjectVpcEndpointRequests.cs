namespace Neon;

internal sealed class ProjectVpcEndpointAssignment
{
    public required string Label { get; init; }
}
