using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(VpcEndpoint))]
[JsonSerializable(typeof(VpcEndpointList))]
[JsonSerializable(typeof(VpcEndpointAssignment))]
internal sealed partial class VpcEndpointJson : JsonSerializerContext;

internal sealed class VpcEndpointAssignment
{
    public required string Label { get; init; }
}

internal sealed class VpcEndpointList
{
    [RequiredInResponse]
    public IReadOnlyList<VpcEndpoint>? Endpoints { get; init; }
}
