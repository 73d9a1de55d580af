using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(DatabaseEnvelope))]
[JsonSerializable(typeof(DatabaseList))]
[JsonSerializable(typeof(DatabaseCreateBody))]
[JsonSerializable(typeof(DatabaseUpdateBody))]
internal sealed partial class DatabaseJson : JsonSerializerContext;
