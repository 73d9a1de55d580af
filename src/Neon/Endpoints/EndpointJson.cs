using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(EndpointEnvelope))]
[JsonSerializable(typeof(EndpointList))]
[JsonSerializable(typeof(EndpointCreateBody))]
[JsonSerializable(typeof(EndpointUpdateBody))]
internal sealed partial class EndpointJson : JsonSerializerContext;
