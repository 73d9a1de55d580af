using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(ProjectVpcEndpointList))]
[JsonSerializable(typeof(ProjectVpcEndpointAssignment))]
internal sealed partial class ProjectVpcEndpointJson : JsonSerializerContext;

internal sealed class ProjectVpcEndpointAssignment
{
    public required string Label { get; init; }
}

internal sealed class ProjectVpcEndpointList
{
    [RequiredInResponse]
    public IReadOnlyList<ProjectVpcEndpoint>? Endpoints { get; init; }
}
