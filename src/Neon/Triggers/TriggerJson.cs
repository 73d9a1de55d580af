using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(TriggerEnvelope))]
[JsonSerializable(typeof(TriggerList))]
[JsonSerializable(typeof(TriggerSettings))]
internal sealed partial class TriggerJson : JsonSerializerContext;
