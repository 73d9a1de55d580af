namespace Neon;

internal sealed class VpcEndpointAssignment
{
    public required string Label { get; init; }
}
