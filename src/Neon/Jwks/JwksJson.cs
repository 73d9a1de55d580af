using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(Jwks))]
[JsonSerializable(typeof(JwksList))]
[JsonSerializable(typeof(JwksEnvelope))]
[JsonSerializable(typeof(JwksAdd))]
internal sealed partial class JwksJson : JsonSerializerContext;
