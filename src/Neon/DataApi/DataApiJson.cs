using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(DataApi))]
[JsonSerializable(typeof(DataApiCreate))]
[JsonSerializable(typeof(DataApiUpdate))]
internal sealed partial class DataApiJson : JsonSerializerContext;
